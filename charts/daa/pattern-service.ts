import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { canary } from './canary.ts';
import { scaling } from './scaling.ts';

/** What the agents recognise; the document has it in its diagram alone. */
export const patternService = {
  kind: 'Deployment',
  description: 'Finds patterns in what the agents see, and keeps them in Redis',
  assumed: 'The document gives the edge to Redis alone; everything else is as daa-service has it',
  image: 'pattern-service',
  ports: { http: 3000 },
  routes: [{ host: 'api', path: '/api/v1/patterns' }],
  resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '500m', memory: '1Gi' } },
  scaling,
  calls: ['redis'],
  urls: 'variables',
  environment: { NODE_ENV: 'production', PORT: '3000' },
  metrics: { exports: ['http_requests_total', 'http_request_duration_seconds'] },
  writable: ['/tmp', '/app/.cache'],
  delivery: canary,
} as const satisfies WorkloadSpec;
