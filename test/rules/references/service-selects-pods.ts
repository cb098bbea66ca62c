import { mutation, type Proof } from '../proof.ts';

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, version: v1 } }
    spec: { containers: [] }
`;

const service = (selector: string, rest = '') => `
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: ${selector}, ports: [{ port: 80 }]${rest} }
`;

const rollout = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec:
  strategy:
    canary: { steps: [{ experiment: { templates: [{ name: a, specRef: canary, metadata: { labels: { app: web-preview } } }] } }] }
  template:
    metadata: { labels: { app: web, version: v1 } }
    spec: { containers: [] }
`;

const operated = `
apiVersion: elasticsearch.k8s.elastic.co/v1
kind: Elasticsearch
metadata: { name: search, namespace: shop }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a label too many',
      manifests: deployment + service('{ app: web, tier: front }'),
      says: [
        'Service shop/web › spec.selector: selects app=web, tier=front, which matches no pod in shop › labels of the pods that it is for',
      ],
    },
    {
      what: 'pods that an operator does not make of what is there',
      manifests: operated + service('{ app: search2 }'),
      says: [
        'Service shop/web › spec.selector: selects app=search2, which matches no pod in shop › labels of the pods that it is for',
      ],
    },
  ],
  accepted: [
    {
      what: 'pods that an operator makes of an object, by its name and by its kind',
      manifests:
        operated +
        service('{ elasticsearch.k8s.elastic.co/cluster-name: search }') +
        service('{ app.kubernetes.io/name: elasticsearch }'),
    },
    { what: 'fewer labels than the pods have', manifests: deployment + service('{ app: web }') },
    {
      what: 'a label that Kubernetes adds',
      manifests:
        deployment.replace('kind: Deployment', 'kind: StatefulSet') +
        service('{ app: web, statefulset.kubernetes.io/pod-name: web-0 }'),
    },
    {
      what: 'pods of an experiment',
      manifests: `${rollout}${service('{ app: web-preview, version: v1 }')}`,
    },
    {
      what: 'a label that pods have while they are new',
      manifests: `${rollout.replace('canary: {', 'canary: { canaryMetadata: { labels: { role: new } },')}${service('{ app: web, role: new }')}`,
    },
    {
      what: 'what the cluster runs itself',
      manifests: service('{ component: kube-scheduler }').replace('namespace: shop', 'namespace: kube-system'),
    },
    {
      what: 'a name for a host outside',
      manifests: service('{ app: none }', ', type: ExternalName, externalName: example.com'),
    },
  ],
  mutations: [
    mutation('a selector that nobody bears', 'Service', ({ spec }) =>
      Object.keys(spec?.selector ?? {}).map((label) => ({ field: `spec.selector['${label}']`, to: 'nobody' })),
    ),
  ],
};
