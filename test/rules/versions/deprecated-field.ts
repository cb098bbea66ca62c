import { mutation, type Proof } from '../proof.ts';

const rule = (policy: string) => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: web, ${policy} }
`;

const recommended = (mode: string) => `
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, updatePolicy: { updateMode: ${mode} } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the old balancer',
      manifests: rule('trafficPolicy: { loadBalancer: { simple: LEAST_CONN } }'),
      says: [
        "DestinationRule shop/web › spec.trafficPolicy.loadBalancer.simple: 'LEAST_CONN' is deprecated › LEAST_REQUEST",
      ],
    },
    {
      what: 'old ejection in a subset',
      manifests: rule('subsets: [{ name: v1, trafficPolicy: { outlierDetection: { consecutiveErrors: 5 } } }]'),
      says: [
        'DestinationRule shop/web › spec.subsets[0].trafficPolicy.outlierDetection.consecutiveErrors: is deprecated › consecutive5xxErrors or consecutiveGatewayErrors',
      ],
    },
    {
      what: 'the old mode',
      manifests: recommended('Auto'),
      says: [
        "VerticalPodAutoscaler shop/web › spec.updatePolicy.updateMode: 'Auto' is deprecated › Recreate, which it means, or InPlaceOrRecreate",
      ],
    },
    {
      what: 'backups without the plugin',
      manifests: `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: database, namespace: shop }
spec: { instances: 1, storage: { size: 1Gi }, backup: { barmanObjectStore: { destinationPath: s3://a } } }
`,
      says: [
        'Cluster shop/database › spec.backup.barmanObjectStore: is deprecated › an ObjectStore, and the plugin barman-cloud.cloudnative-pg.io',
      ],
    },
    {
      what: 'old names of monitors',
      manifests: `
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: web, namespace: shop }
spec: { selector: {}, podMetricsEndpoints: [{ targetPort: 9090 }] }
`,
      says: ['PodMonitor shop/web › spec.podMetricsEndpoints[0].targetPort: is deprecated › port or portNumber'],
    },
  ],
  accepted: [
    { what: 'the balancer that is', manifests: rule('trafficPolicy: { loadBalancer: { simple: LEAST_REQUEST } }') },
    { what: 'the mode that it meant', manifests: recommended('Recreate') },
  ],
  mutations: [
    mutation('the old balancer', 'DestinationRule', () => [
      { field: 'spec.trafficPolicy.loadBalancer.simple', to: 'LEAST_CONN' },
    ]),
    mutation('the old mode', 'VerticalPodAutoscaler', () => [{ field: 'spec.updatePolicy.updateMode', to: 'Auto' }]),
    mutation('backups without the plugin', 'Cluster.postgresql.cnpg.io', () => [
      { field: 'spec.backup.barmanObjectStore', to: { destinationPath: 's3://a' } },
    ]),
    mutation('addresses outside', 'Service', () => [{ field: 'spec.externalIPs', to: ['10.0.0.1'] }]),
  ],
};
