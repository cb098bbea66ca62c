import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/**
 * i2s.md, CI/CD Pipeline Integration: smoke tests of the API after a deployment. Here they run before a new version
 * gets requests.
 */
export const smokeTest = {
  kind: 'Job',
  runs: { beforeTrafficOf: 'i2s/api-gateway' },
  description: 'Runs the smoke tests against a new version of the API gateway before it gets requests',
  assumed: 'The document gives image and TARGET_URL, and starts them with kubectl from CI after the rollout',
  image: 'i2s/smoke-tests',
  environment: { TARGET_URL: 'http://$(TESTED_HOST):8080' },
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
  deadlineSeconds: 300,
  retries: 1,
} as const satisfies WorkloadSpec;
