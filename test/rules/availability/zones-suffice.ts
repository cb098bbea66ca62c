import { mutation, type Proof } from '../proof.ts';

const web = (spec = '', pod = 'containers: [{ name: web }]', kind = 'Deployment', group = 'apps/v1') => `
---
apiVersion: ${group}
kind: ${kind}
metadata: { name: web, namespace: shop }
spec: { ${spec} selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${pod} } } }
`;

const inZones = (zones: string, manifests: string) => ({
  'dist/staging/shop/web.yaml': manifests,
  'dist/clusters/staging/shop.yaml': `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-west-2 }
availabilityZones: ${zones}
`,
});
const two = '[us-west-2a, us-west-2b]';
const spread = (minDomains: number) =>
  web(
    'replicas: 3,',
    `containers: [], topologySpreadConstraints: [{ topologyKey: topology.kubernetes.io/zone, maxSkew: 1, minDomains: ${minDomains}, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } } }]`,
  );
const apart = (replicas: number) =>
  web(
    `replicas: ${replicas},`,
    'containers: [], affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: web } } }] } }',
  );

export const proof: Proof = {
  refused: [
    {
      what: 'three of two zones',
      manifests: inZones(two, spread(3)),
      says: [
        'Deployment shop/web › spec.template.spec.topologySpreadConstraints[0].minDomains: 3, and the cluster has 2: only 2 of 3 replicas are placed › at most 2',
      ],
    },
    {
      what: 'a zone for each',
      manifests: inZones(two, apart(3)),
      says: [
        'Deployment shop/web › spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey: a zone for each of 3 replicas, and the cluster has 2 › a topology spread constraint, or preferred',
      ],
    },
  ],
  accepted: [
    { what: 'as many as there are', manifests: inZones(two, spread(2)) },
    { what: 'two in two zones', manifests: inZones(two, apart(2)) },
    { what: 'zones that nobody names', manifests: spread(3) },
  ],
  mutations: [
    mutation('more zones than there are', 'Deployment', ({ metadata, spec }, cluster) =>
      (spec?.template?.spec?.topologySpreadConstraints ?? []).flatMap(({ topologyKey, whenUnsatisfiable }, index) => {
        const pods = cluster
          .podsIn(metadata.namespace ?? '')
          .find(({ owner }) => owner.metadata.name === metadata.name);
        if ((pods?.replicas.max ?? 0) < 4 || cluster.of('ClusterConfig').length === 0) return [];
        if (topologyKey !== 'topology.kubernetes.io/zone' || whenUnsatisfiable !== 'DoNotSchedule') return [];
        return [{ field: `spec.template.spec.topologySpreadConstraints[${index}].minDomains`, to: 9 }];
      }),
    ),
  ],
};
