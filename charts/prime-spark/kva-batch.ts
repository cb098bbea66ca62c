import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Long work that can be repeated. */
export const kvaBatch = {
  kind: 'Deployment',
  description:
    'Runs the jobs that kva-api queues in the cache, and stores their results in the database and the bucket',
  assumed: 'The document names spot instances for batch workloads and no batch workload',
  image: 'kva-api',
  architectures: ['amd64', 'arm64'],
  args: ['batch'],
  resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
  scaling: { min: 2, max: 10, cpu: 75 },
  calls: ['database', 'cache', 'objects', 'prime-spark/clickhouse'],
  interruptible: true,
  // AWS reclaims a spot node with two minutes of notice: time to return the job to the queue.
  gracePeriodSeconds: 90,
  metrics: { exports: ['batch_jobs_total', 'batch_jobs_waiting'] },
  overrides: {
    dev: { environment: { ANALYTICS_URL: 'http://clickhouse.prime-spark.svc.cluster.local:8123' } },
    staging: { scaling: { max: 4 } },
  },
} as const satisfies WorkloadSpec;
