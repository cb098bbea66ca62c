import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { canary } from './canary.ts';
import { scaling } from './scaling.ts';

/** The knowledge of the agents; the document has it only in its diagram. */
export const knowledgeService = {
  kind: 'Deployment',
  description: 'Keeps and searches what the agents have learned, in PostgreSQL',
  assumed: 'The document gives only the edge to PostgreSQL; all else is as for daa-service',
  image: 'knowledge-service',
  ports: { http: 3000 },
  routes: [{ host: 'api', path: '/api/v1/knowledge' }],
  resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '500m', memory: '1Gi' } },
  scaling,
  calls: ['database'],
  urls: 'variables',
  environment: { NODE_ENV: 'production', PORT: '3000' },
  metrics: { exports: ['http_requests_total', 'http_request_duration_seconds'] },
  writable: ['/tmp', '/app/.cache'],
  delivery: canary,
} as const satisfies WorkloadSpec;
