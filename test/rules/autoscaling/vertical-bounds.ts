import { mutation, type Proof } from '../proof.ts';

const vpa = (policy: string) => `
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  resourcePolicy: { containerPolicies: [{ containerName: web, ${policy} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'more demanded than allowed',
      manifests: vpa('minAllowed: { cpu: 1, memory: 1Gi }, maxAllowed: { cpu: 999m, memory: 1024Mi }'),
      says: [
        'VerticalPodAutoscaler shop/web › spec.resourcePolicy.containerPolicies[0].maxAllowed.cpu: 999m, below minAllowed 1 › at least 1',
      ],
    },
  ],
  accepted: [
    { what: 'both the same', manifests: vpa('minAllowed: { cpu: 1 }, maxAllowed: { cpu: 1000m }') },
    { what: 'one alone', manifests: vpa('minAllowed: { cpu: 1 }, maxAllowed: { memory: 1Mi }') },
  ],
  mutations: [
    mutation('less allowed than demanded', 'VerticalPodAutoscaler', ({ spec }) =>
      (spec?.resourcePolicy?.containerPolicies ?? []).flatMap(({ minAllowed }, index) =>
        Object.keys(minAllowed ?? {}).map((resource) => ({
          field: `spec.resourcePolicy.containerPolicies[${index}].maxAllowed.${resource}`,
          to: '1m',
        })),
      ),
    ),
  ],
};
