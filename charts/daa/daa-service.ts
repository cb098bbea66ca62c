import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { canary } from './canary.ts';
import { scaling } from './scaling.ts';

/** The agents and their API (daa.md, Deployment Example). */
export const daaService = {
  kind: 'Deployment',
  description: 'Runs the learning agents and serves their API',
  assumed: 'The document gives no API paths, no steps of the canary and no rights of the image beyond its own files',
  image: 'daa-service',
  // The Service too has port 3000, and not 80 as in the document: NetworkPolicies on EKS need the port of the
  // container.
  ports: { http: 3000 },
  routes: [
    { host: 'api', path: '/api/v1' },
    // The path that an external monitor calls (REQ-T230).
    { host: 'api', path: '/health', methods: ['GET', 'HEAD'] },
  ],
  resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '500m', memory: '1Gi' } },
  scaling,
  calls: ['database', 'redis'],
  // DATABASE_URL and REDIS_URL. The document has the latter in a ConfigMap, which must not contain a password.
  urls: 'variables',
  environment: { NODE_ENV: 'production', PORT: '3000' },
  // The document's initial delay of 30 s is a startup probe here: it ends as soon as the process responds.
  probes: { liveness: '/health/live', readiness: '/health/ready' },
  metrics: { port: 9090, exports: ['http_requests_total', 'http_request_duration_seconds', 'agent_count'] },
  writable: ['/tmp', '/app/.cache'],
  delivery: canary,
  priority: 'critical',
} as const satisfies WorkloadSpec;
