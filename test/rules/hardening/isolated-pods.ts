import type { Proof } from '../proof.ts';
import { inPods } from './pod-mutations.ts';

const pod = (spec = '') => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: []${spec} }
`;

const policy = (spec: string) => `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { ${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no policy',
      manifests: pod(),
      says: [
        'Pod shop/web › metadata.namespace: no NetworkPolicy in shop restricts who calls it › one with policyTypes Ingress that selects its pods',
        'Pod shop/web › metadata.namespace: no NetworkPolicy in shop restricts whom it calls › one with policyTypes Egress that selects its pods',
      ],
    },
    {
      what: 'one direction',
      manifests: pod() + policy('podSelector: {}'),
      says: [
        'Pod shop/web › metadata.namespace: no NetworkPolicy in shop restricts whom it calls › one with policyTypes Egress that selects its pods',
      ],
    },
    {
      what: 'a policy of other pods',
      manifests: pod() + policy('podSelector: { matchLabels: { app: wbe } }, policyTypes: [Ingress, Egress]'),
      says: [
        'Pod shop/web › metadata.namespace: no NetworkPolicy in shop restricts who calls it › one with policyTypes Ingress that selects its pods',
        'Pod shop/web › metadata.namespace: no NetworkPolicy in shop restricts whom it calls › one with policyTypes Egress that selects its pods',
      ],
    },
  ],
  accepted: [
    { what: 'all pods of the namespace', manifests: pod() + policy('podSelector: {}, policyTypes: [Ingress, Egress]') },
    {
      what: 'a policy for each direction',
      manifests:
        pod() + policy('podSelector: {}') + policy('podSelector: { matchLabels: { app: web } }, policyTypes: [Egress]'),
    },
    { what: 'egress that says so by itself', manifests: pod() + policy('podSelector: {}, egress: []') },
    { what: 'the network of the node', manifests: pod(', hostNetwork: true') },
  ],
  mutations: [inPods('another namespace', () => [{ field: 'metadata.namespace', to: 'nowhere' }])],
};
