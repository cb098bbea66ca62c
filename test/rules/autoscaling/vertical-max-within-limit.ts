import { mutation, type Proof } from '../proof.ts';

const manifests = (policy: string, more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, resources: { limits: { cpu: 1, memory: 1Gi } } }] }
---
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  resourcePolicy: { containerPolicies: [{ containerName: web, ${policy} }] }
  ${more}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'requests above the limit',
      manifests: manifests('controlledValues: RequestsOnly, maxAllowed: { cpu: 1001m, memory: 1Gi }'),
      says: [
        'VerticalPodAutoscaler shop/web › spec.resourcePolicy.containerPolicies[0].maxAllowed.cpu: 1001m, above the limit 1 of web › at most 1, or a higher limit',
      ],
    },
  ],
  accepted: [
    { what: 'the limit itself', manifests: manifests('controlledValues: RequestsOnly, maxAllowed: { memory: 1Gi }') },
    { what: 'limits that move along', manifests: manifests('maxAllowed: { cpu: 2 }') },
    {
      what: 'recommendations alone',
      manifests: manifests(
        'controlledValues: RequestsOnly, maxAllowed: { cpu: 2 }',
        'updatePolicy: { updateMode: "Off" }',
      ),
    },
  ],
  mutations: [
    mutation('a bound above the limit', 'VerticalPodAutoscaler', ({ spec }) =>
      (spec?.resourcePolicy?.containerPolicies ?? []).flatMap(({ maxAllowed }, index) =>
        spec?.updatePolicy?.updateMode === 'Off'
          ? []
          : Object.keys(maxAllowed ?? {}).map((resource) => ({
              field: `spec.resourcePolicy.containerPolicies[${index}].maxAllowed.${resource}`,
              to: '99Gi',
            })),
      ),
    ),
  ],
};
