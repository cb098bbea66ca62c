import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** The platform's web API, called by the front end on Vercel. */
export const apiServer = {
  kind: 'Deployment',
  description: 'Web API of the Incubation Management Platform',
  assumed:
    'The document gives replicas, resources, port and /ready; /live, the metrics port, Redis and refresh-secret as variables, and Supabase’s API are completed',
  image: 'incubation-platform/api',
  ports: { http: 3000 },
  // The CDN forwards /api/* to this path (incubation.md, CDN Configuration).
  routes: [{ host: 'api', path: '/api' }],
  resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  scaling: {
    min: 3,
    max: 20,
    cpu: 70,
    memory: 80,
    behavior: {
      scaleUp: { stabilizationWindowSeconds: 60, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
      scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
    },
  },
  // Deployment Steps: blue-green. The gradual shift that they also name would be a canary.
  delivery: { strategy: 'blue-green', watchMinutes: 5 },
  // Supabase also provides sign-in and file storage, at a host for each project.
  calls: ['database', 'redis', '*.supabase.co:443'],
  urls: 'variables',
  secrets: {
    'jwt-secret': { from: 'auth', property: 'jwt-secret', as: { variable: 'JWT_SECRET' } },
    'refresh-secret': { from: 'auth', property: 'refresh-secret', as: { variable: 'REFRESH_SECRET' } },
  },
  // The document's /health checks the database, Redis and Supabase; as a liveness probe it would restart all pods at
  // once.
  probes: { liveness: '/live', readiness: '/ready' },
  // incubation.md, Prometheus Configuration: 10 seconds.
  metrics: { interval: '10s', exports: ['http_requests_total', 'http_request_duration_seconds_bucket'] },
  priority: 'critical',
  overrides: {
    dev: { environment: { SUPABASE_HOST: 'incubation-dev.supabase.co' } },
    staging: { environment: { SUPABASE_HOST: 'incubation-staging.supabase.co' } },
    production: { environment: { SUPABASE_HOST: 'incubation.supabase.co' } },
    dr: { environment: { SUPABASE_HOST: 'incubation-dr.supabase.co' } },
  },
} as const satisfies WorkloadSpec;
