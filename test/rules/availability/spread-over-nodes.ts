import type { Proof } from '../proof.ts';
import { inPods, serves } from '../pod-mutations.ts';

const spread = (key: string, app = 'web') =>
  `{ topologyKey: ${key}, maxSkew: 1, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: ${app} } } }`;

const deployment = (spec: string, replicas = 2) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: []${spec} }
`;

const zone = 'topology.kubernetes.io/zone';
const host = 'kubernetes.io/hostname';
const apart = `, affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: ${host}, labelSelector: { matchLabels: { app: web } } } }] } }`;

export const proof: Proof = {
  refused: [
    {
      what: 'nothing',
      manifests: deployment(''),
      says: [
        'Deployment shop/web › spec.template.spec.topologySpreadConstraints: nothing keeps its up to 2 replicas apart over nodes › topologyKey: kubernetes.io/hostname',
        'Deployment shop/web › spec.template.spec.topologySpreadConstraints: nothing keeps its up to 2 replicas apart over zones › topologyKey: topology.kubernetes.io/zone',
      ],
    },
    {
      what: 'a selector of other pods',
      manifests: deployment(`, topologySpreadConstraints: [${spread(zone)}, ${spread(host, 'wbe')}]`),
      says: [
        'Deployment shop/web › spec.template.spec.topologySpreadConstraints: nothing keeps its up to 2 replicas apart over nodes › topologyKey: kubernetes.io/hostname',
      ],
    },
    {
      what: 'nodes alone',
      manifests: deployment(apart),
      says: [
        'Deployment shop/web › spec.template.spec.topologySpreadConstraints: nothing keeps its up to 2 replicas apart over zones › topologyKey: topology.kubernetes.io/zone',
      ],
    },
  ],
  accepted: [
    { what: 'both', manifests: deployment(`, topologySpreadConstraints: [${spread(zone)}, ${spread(host)}]`) },
    { what: 'nodes by affinity', manifests: deployment(`${apart}, topologySpreadConstraints: [${spread(zone)}]`) },
    { what: 'one alone', manifests: deployment('', 1) },
  ],
  mutations: [
    inPods('no spread', (pods) =>
      serves(pods) && pods.replicas.max > 1
        ? [{ field: `${pods.field}.topologySpreadConstraints`, to: undefined }]
        : [],
    ),
    inPods('a selector of other pods', (pods) =>
      serves(pods) && pods.replicas.max > 1
        ? (pods.spec.topologySpreadConstraints ?? []).map((_one, index) => ({
            field: `${pods.field}.topologySpreadConstraints[${index}].labelSelector.matchLabels`,
            to: { app: 'nobody' },
          }))
        : [],
    ),
  ],
};
