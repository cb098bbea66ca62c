import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { canary } from './canary.ts';

/** The API in front of the agents: all paths of api, except those with another workload. */
export const apiGateway = {
  kind: 'Deployment',
  description: 'Validates and limits requests to the API, and forwards those about pipelines to the conductor',
  assumed: 'The document names it as the only caller of the conductor in the mesh, without figures',
  image: 'i2s/api-gateway',
  ports: { http: 8080 },
  routes: [{ host: 'api', path: '/' }],
  resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
  scaling: { min: 3, max: 10, cpu: 70 },
  calls: [
    // The document's AuthorizationPolicy of the conductor allows it.
    { workload: 'i2s/conductor', methods: ['GET', 'POST'], paths: ['/api/*'] },
    'i2s/health-service',
    'redis',
  ],
  urls: 'variables',
  environment: { CONDUCTOR_URL: 'http://conductor:8080', HEALTH_URL: 'http://health-service:8080' },
  metrics: { exports: ['http_requests_total'] },
  delivery: canary,
  priority: 'critical',
} as const satisfies WorkloadSpec;
