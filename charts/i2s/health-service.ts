import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Reports the health of the system to the outside. The document has a route to it but does not declare it. */
export const healthService = {
  kind: 'Deployment',
  description: 'Checks the health of every agent, and reports it for all of them',
  assumed: 'The document routes /api/v1/health to it, without figures',
  image: 'i2s/health-service',
  ports: { http: 8080 },
  routes: [{ host: 'api', path: '/api/v1/health', methods: ['GET', 'HEAD', 'OPTIONS'], timeout: '10s' }],
  resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
  scaling: { replicas: 2 },
  calls: ['i2s/conductor', 'i2s/security'],
  environment: { CONDUCTOR_URL: 'http://conductor:8080', SECURITY_URL: 'http://security:8080' },
  metrics: { exports: ['agent_healthy'] },
} as const satisfies WorkloadSpec;
