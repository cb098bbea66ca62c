import { mutation, type Proof } from '../proof.ts';

const manifests = (policy: string, more = '', name = 'web', beside = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, resources: { limits: { cpu: 1, memory: 1Gi } } }${beside}] }
---
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  resourcePolicy: { containerPolicies: [{ containerName: "${name}", ${policy} }] }
  ${more}
`;

const forAll = 'controlledValues: RequestsOnly, maxAllowed: { cpu: 2 }';
const above = (bound: string, limit: string, name: string) => [
  `VerticalPodAutoscaler shop/web › spec.resourcePolicy.containerPolicies[0].maxAllowed.cpu: ${bound}, above the limit ${limit} of ${name} › at most ${limit}, or a higher limit`,
];

export const proof: Proof = {
  refused: [
    {
      what: 'requests above the limit',
      manifests: manifests('controlledValues: RequestsOnly, maxAllowed: { cpu: 1001m, memory: 1Gi }'),
      says: above('1001m', '1', 'web'),
    },
    {
      what: 'a bound for all that none comes up to',
      manifests: manifests(forAll, '', '*', ', { name: log, resources: { limits: { cpu: 1500m } } }'),
      says: above('2', '1500m', 'log'),
    },
  ],
  accepted: [
    { what: 'the limit itself', manifests: manifests('controlledValues: RequestsOnly, maxAllowed: { memory: 1Gi }') },
    {
      what: 'a bound for all, and one without a limit',
      manifests: manifests(forAll, '', '*', ', { name: log }'),
    },
    {
      what: 'a bound of what it leaves alone',
      manifests: manifests('controlledValues: RequestsOnly, controlledResources: [memory], maxAllowed: { cpu: 2 }'),
    },
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
