import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** prime-spark.md, Testing Strategy: basic health checks after a deployment. */
export const smokeTest = {
  kind: 'Job',
  runs: 'after-workloads',
  description: 'Asks kva-api whether it can serve, dependencies included; a sync in which it cannot has failed',
  assumed: 'The document has a script that it does not show',
  image: 'docker.io/curlimages/curl:8.16.0',
  architectures: ['amd64', 'arm64'],
  command: ['curl', '--fail', '--silent', '--show-error', '--retry', '5', '--retry-all-errors'],
  args: ['http://kva-api.prime-spark.svc.cluster.local:8080/health/ready'],
  resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
  calls: ['prime-spark/kva-api'],
  deadlineSeconds: 300,
} as const satisfies WorkloadSpec;
