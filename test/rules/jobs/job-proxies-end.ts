import type { Proof } from '../proof.ts';
import { inPods } from '../pod-mutations.ts';

const mesh = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---`;

const job = (metadata: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: once, namespace: shop }
spec: { template: { metadata: { ${metadata} }, spec: { containers: [] } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a proxy that runs on',
      manifests: mesh + job(''),
      says: [
        'Job shop/once › spec.template.metadata.annotations[\'sidecar.istio.io/nativeSidecar\']: missing: istio-proxy runs on, and the job never completes › "true", or the label sidecar.istio.io/inject: "false"',
      ],
    },
    {
      what: 'a proxy that is told to',
      manifests: mesh + job('annotations: { sidecar.istio.io/nativeSidecar: "false" }'),
      says: [
        'Job shop/once › spec.template.metadata.annotations[\'sidecar.istio.io/nativeSidecar\']: false: istio-proxy runs on, and the job never completes › "true", or the label sidecar.istio.io/inject: "false"',
      ],
    },
  ],
  accepted: [
    {
      what: 'a sidecar of Kubernetes',
      manifests: mesh + job('annotations: { sidecar.istio.io/nativeSidecar: "true" }'),
    },
    { what: 'no proxy', manifests: mesh + job('labels: { sidecar.istio.io/inject: "false" }') },
    { what: 'no mesh', manifests: job('') },
  ],
  mutations: [
    inPods('a proxy that runs on', ({ runsOnce, inMesh, metadataField }) =>
      runsOnce && inMesh
        ? [undefined, 'false'].map((to) => ({
            field: `${metadataField}.annotations['sidecar.istio.io/nativeSidecar']`,
            to,
          }))
        : [],
    ),
  ],
};
