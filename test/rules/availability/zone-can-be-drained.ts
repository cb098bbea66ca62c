import { disruptions } from '../../../lib/model/pods/disruption-budgets.ts';
import { mutation, type Proof } from '../proof.ts';

const web = (replicas: number, policy = '', more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web }]
      topologySpreadConstraints:
        - topologyKey: topology.kubernetes.io/zone
          maxSkew: 1
          whenUnsatisfiable: DoNotSchedule
          labelSelector: { matchLabels: { app: web } }${policy}${more}
---
`;
const budget = (bound = 'maxUnavailable: 1') => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec: { ${bound}, selector: { matchLabels: { app: web } } }
---
`;
const nodes = (zones: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1 }
availabilityZones: [${zones}]
managedNodeGroups: [{ name: general, instanceType: m5.large, desiredCapacity: 3 }]
---
`;
const honor = '\n          nodeTaintsPolicy: Honor';
const field = 'Deployment shop/web › spec.template.spec.topologySpreadConstraints[0].nodeTaintsPolicy';

export const proof: Proof = {
  refused: [
    {
      what: 'six replicas in three zones, of which one may be away',
      manifests: web(6) + budget() + nodes('us-east-1a, us-east-1b, us-east-1c'),
      says: [
        `${field}: of 6 replicas 1 cannot leave a zone that is drained: 1 of those before stay Pending, and the budget lets no more than 1 be away › Honor`,
      ],
    },
    {
      what: 'a share that may be away, but is Pending before the zone is empty; nobody says which zones there are',
      manifests: web(12) + budget('minAvailable: 75%'),
      says: [
        `${field}: of 12 replicas 3 cannot leave a zone that is drained: 3 of those before stay Pending, and the budget lets no more than 3 be away › Honor`,
      ],
    },
  ],
  accepted: [
    { what: 'nodes that are being drained count for nothing', manifests: web(6, honor) + budget() },
    { what: 'five replicas, whose second one may stay Pending', manifests: web(5) + budget() + nodes('a, b, c') },
    { what: 'no budget, which would refuse an eviction', manifests: web(6) },
    {
      what: 'a skew that the other zones keep',
      manifests: web(6, '', '').replace('maxSkew: 1', 'maxSkew: 3') + budget(),
    },
    {
      what: 'a zone more or less that is only wished for',
      manifests: web(6).replace('DoNotSchedule', 'ScheduleAnyway') + budget(),
    },
  ],
  mutations: [
    mutation('cordoned nodes count as a zone', 'Deployment', ({ metadata, spec }, cluster) => {
      const constraints = spec?.template?.spec?.topologySpreadConstraints ?? [];
      const zone = constraints.findIndex(
        ({ topologyKey, whenUnsatisfiable }) =>
          topologyKey === 'topology.kubernetes.io/zone' && whenUnsatisfiable === 'DoNotSchedule',
      );
      const { namespace = '', name } = metadata;
      const replicas = cluster.podsIn(namespace).find(({ owner }) => owner.metadata.name === name)?.replicas.max ?? 0;
      const bound = cluster.named('PodDisruptionBudget', namespace, name);
      // Two in each of at most four zones, of which one may be away.
      if (zone < 0 || bound === undefined || replicas < 8 || disruptions(bound, replicas) > 1) return [];
      return [{ field: `spec.template.spec.topologySpreadConstraints[${zone}].nodeTaintsPolicy`, to: undefined }];
    }),
  ],
};
