import { mutation, type Proof } from '../proof.ts';

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web }] } } }
---
`;
const vertical = (spec: string) => `
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, ${spec} }
`;
const policy = (fields: string) => `resourcePolicy: { containerPolicies: [{ containerName: web, ${fields} }] }`;

export const proof: Proof = {
  refused: [
    {
      what: 'no policy',
      manifests: web + vertical('updatePolicy: { updateMode: Recreate }'),
      says: [
        'VerticalPodAutoscaler shop/web › spec.resourcePolicy: no maximum of cpu and memory for web › what its node has at most',
      ],
    },
    {
      what: 'a maximum of one resource',
      manifests: web + vertical(policy('maxAllowed: { cpu: 1 }')),
      says: [
        'VerticalPodAutoscaler shop/web › spec.resourcePolicy.containerPolicies[0].maxAllowed: no maximum of memory for web › what its node has at most',
      ],
    },
  ],
  accepted: [
    { what: 'both', manifests: web + vertical(policy('maxAllowed: { cpu: 1, memory: 1Gi }')) },
    {
      what: 'what it leaves alone needs none',
      manifests: web + vertical(policy('controlledResources: [cpu], maxAllowed: { cpu: 1 }')),
    },
    { what: 'one that only recommends', manifests: web + vertical('updatePolicy: { updateMode: "Off" }') },
  ],
  mutations: [
    mutation('a maximum less', 'VerticalPodAutoscaler', ({ spec }) =>
      spec?.updatePolicy?.updateMode === 'Off'
        ? []
        : (spec?.resourcePolicy?.containerPolicies ?? []).flatMap(({ maxAllowed, mode }, index) =>
            maxAllowed === undefined || mode === 'Off'
              ? []
              : [{ field: `spec.resourcePolicy.containerPolicies[${index}].maxAllowed`, to: undefined }],
          ),
    ),
  ],
};
