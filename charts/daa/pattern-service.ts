import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { canary } from './canary.ts';
import { scaling } from './scaling.ts';

/** The patterns that agents find; the document has it only in its diagram. */
export const patternService = {
  kind: 'Deployment',
  description: 'Finds patterns in what the agents see, and keeps them in Redis',
  assumed: 'The document gives only the edge to Redis; all else is as for daa-service',
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
