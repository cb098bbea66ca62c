import type { BlueGreenDelivery, CanaryDelivery } from '../../lib/spec/delivery.ts';
import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** prime-spark.md, Canary Deployment: 10 % for 5 minutes, then gradually more; rollback above 5 % errors. */
const canary = {
  strategy: 'canary',
  steps: [
    { weight: 10, pause: '5m' },
    { weight: 25, pause: '15m' },
    { weight: 50, pause: '30m' },
  ],
  maximumErrorRate: 0.05,
} as const satisfies CanaryDelivery;

/**
 * prime-spark.md, Blue-Green Deployment: the new version is tested before the switch, and the old one keeps running for
 * a while.
 */
const blueGreen = { strategy: 'blue-green', watchMinutes: 5 } as const satisfies BlueGreenDelivery;

/** The API of Prime Spark AI. */
export const kvaApi = {
  kind: 'Deployment',
  description: 'Answers the requests of Prime Spark AI',
  assumed:
    'The document gives replicas, targets and delivery only: image, port, paths, resources and metrics are completed',
  image: 'kva-api',
  // Development is a Raspberry Pi 5.
  architectures: ['amd64', 'arm64'],
  args: ['serve'],
  ports: { http: 8080 },
  headless: true,
  routes: [
    { host: 'api', path: '/api/v1' },
    { host: 'api', path: '/health', methods: ['GET', 'HEAD'] },
  ],
  resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
  scaling: { min: 6, max: 20, cpu: 65, memory: 75 },
  delivery: canary,
  calls: ['database', 'cache', 'objects', 'prime-spark/clickhouse'],
  metrics: {
    exports: [
      'http_requests_total',
      'cache_requests_total',
      'database_query_duration_seconds_bucket',
      'database_query_duration_seconds_count',
    ],
  },
  // Of each gateway pod; the default would refuse requests long before 20 replicas are busy.
  connectionPool: { maxConnections: 1000, http1MaxPendingRequests: 500, http2MaxRequests: 1000 },
  priority: 'critical',
  overrides: {
    dev: { environment: { ANALYTICS_URL: 'http://clickhouse.prime-spark.svc.cluster.local:8123' } },
    staging: { scaling: { min: 2, max: 6, cpu: 70, memory: false }, delivery: blueGreen },
  },
} as const satisfies WorkloadSpec;
