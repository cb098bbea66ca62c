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
        'Deployment shop/web › spec.template.spec.containers[0].resources.limits: no cpu, memory, ephemeral-storage › what it may take',
        'Deployment shop/web › spec.template.spec.containers[0].resources.requests: no cpu, memory, ephemeral-storage › what it needs',
      ],
    },
    {
      what: 'a request without a limit',
      manifests: deployment(
        ', resources: { requests: { cpu: 1, memory: 1Gi, ephemeral-storage: 1Gi }, limits: { memory: 1Gi } }',
      ),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].resources.limits: no cpu, ephemeral-storage › what it may take',
      ],
    },
  ],
  accepted: [
    {
      what: 'limits, which are requests too',
      manifests: deployment(', resources: { limits: { cpu: 1, memory: 1Gi, ephemeral-storage: 1Gi } }'),
    },
  ],
  mutations: [
    inContainers('no limit', ({ field, container }) =>
      Object.keys(container.resources?.limits ?? {})
        .filter((name) => name !== 'nvidia.com/gpu')
        .map((name) => ({ field: `${field}.resources.limits['${name}']`, to: undefined })),
    ),
  ],
};
