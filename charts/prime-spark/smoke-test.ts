import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** prime-spark.md, Testing Strategy and Deployment Strategies: basic health checks before the switch of the traffic. */
export const smokeTest = {
  kind: 'Job',
  runs: { beforeTrafficOf: 'prime-spark/kva-api' },
  description: 'Checks that a new version of kva-api and its dependencies are ready before it gets requests',
  assumed: 'The document has a script that it does not show',
  image: 'docker.io/curlimages/curl:8.16.0',
  architectures: ['amd64', 'arm64'],
  command: ['curl', '--fail', '--silent', '--show-error', '--retry', '5', '--retry-all-errors'],
  args: ['http://$(TESTED_HOST):8080/health/ready'],
  resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
  deadlineSeconds: 300,
} as const satisfies WorkloadSpec;
