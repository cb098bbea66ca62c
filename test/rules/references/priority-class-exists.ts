import { mutation, type Proof } from '../proof.ts';

const pod = (name: string) => `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: shop-critical }
value: 1000
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { priorityClassName: ${name}, containers: [{ name: web }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt class',
      manifests: pod('shop-crtical'),
      says: [
        "Pod shop/web › spec.priorityClassName: no PriorityClass 'shop-crtical' (did you mean 'shop-critical'?) › shop-critical",
      ],
    },
  ],
  accepted: [
    { what: 'a class that is there', manifests: pod('shop-critical') },
    { what: 'a class of a cluster that is not here', manifests: pod('shop-crtical').replace(/^[^]*---/, '') },
    { what: 'a class that every cluster has', manifests: pod('system-cluster-critical') },
  ],
  mutations: [
    mutation('pods of another class', 'Deployment', () => [
      { field: 'spec.template.spec.priorityClassName', to: 'urgent' },
    ]),
    mutation('a class of another name', 'PriorityClass', ({ metadata }, cluster) =>
      cluster.pods.some(({ spec }) => spec.priorityClassName === metadata.name) ? [{ gone: true }] : [],
    ),
  ],
};
