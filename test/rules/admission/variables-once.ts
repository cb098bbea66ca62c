import type { Proof } from '../proof.ts';
import { inContainers } from '../pod-mutations.ts';

const deployment = (container: string, pod = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { ${pod} containers: [{ name: web${container} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the same twice',
      manifests: deployment(', env: [{ name: A, value: a }, { name: B, value: b }, { name: A, value: c }]'),
      says: ['Deployment shop/web › spec.template.spec.containers[0].env[2].name: A, like env[0] › each name once'],
    },
  ],
  accepted: [
    { what: 'two that differ in case', manifests: deployment(', env: [{ name: A, value: a }, { name: a, value: a }]') },
  ],
  mutations: [
    inContainers('a variable twice', ({ field, container: { env = [] } }) =>
      env[0] === undefined ? [] : [{ field: `${field}.env[${env.length}]`, to: env[0] }],
    ),
  ],
};
