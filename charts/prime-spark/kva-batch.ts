import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** What takes long, and may be done again. */
export const kvaBatch = {
  kind: 'Deployment',
  description: 'Does what kva-api puts off: jobs in the cache, their results in the database and the bucket',
  assumed: 'The document names spot instances for batch workloads and no batch workload',
  image: 'kva-api',
  architectures: ['amd64', 'arm64'],
  args: ['batch'],
  resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
  scaling: { min: 2, max: 10, cpu: 75 },
  calls: ['database', 'cache', 'objects', 'prime-spark/clickhouse'],
  interruptible: true,
  // AWS takes a spot node back within two minutes: time to hand the job to the next one.
  gracePeriodSeconds: 90,
  metrics: { exports: ['batch_jobs_total', 'batch_jobs_waiting'] },
  overrides: {
    dev: { environment: { ANALYTICS_URL: 'http://clickhouse.prime-spark.svc.cluster.local:8123' } },
    staging: { scaling: { max: 4 } },
  },
} as const satisfies WorkloadSpec;
