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
      what: 'nothing',
      manifests: deployment(''),
      says: [
        "Deployment shop/web › spec.template.spec.containers[0].securityContext.runAsGroup: missing: the image's, or root › 10000 or more",
        "Deployment shop/web › spec.template.spec.containers[0].securityContext.runAsUser: missing: the image's, or root › 10000 or more",
      ],
    },
    {
      what: 'a user of the node',
      manifests: deployment(', securityContext: { runAsUser: 1000, runAsGroup: 10001 }'),
      says: ['Deployment shop/web › spec.template.spec.containers[0].securityContext.runAsUser: 1000 › 10000 or more'],
    },
  ],
  accepted: [
    { what: "the pod's", manifests: deployment('', 'securityContext: { runAsUser: 10000, runAsGroup: 10000 },') },
    { what: 'a user namespace', manifests: deployment('', 'hostUsers: false,') },
    { what: 'Windows', manifests: deployment('', 'os: { name: windows },') },
  ],
  mutations: [
    inContainers('a user or group of the node', ({ field }) =>
      ['runAsUser', 'runAsGroup'].map((name) => ({ field: `${field}.securityContext.${name}`, to: 999 })),
    ),
  ],
};
