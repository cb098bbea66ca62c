import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** The platform's web API, which the front end on Vercel calls. */
export const apiServer = {
  kind: 'Deployment',
  description: 'Web API of the Incubation Management Platform',
  assumed:
    'The document gives replicas, resources, port and /ready; /live, the metrics port, Redis and refresh-secret as variables, and Supabase’s API are completed',
  image: 'incubation-platform/api',
  ports: { http: 3000 },
  // The CDN sends /api/* here (incubation.md, CDN Configuration).
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
  // Deployment Steps: blue-green. The gradual shift that they name too would be a canary.
  delivery: { strategy: 'blue-green', watchMinutes: 5 },
  // Supabase also signs users in and keeps their files, at a host of each project.
  calls: ['database', 'redis', '*.supabase.co:443'],
  urls: 'variables',
  secrets: {
    'jwt-secret': { from: 'auth', property: 'jwt-secret', as: { variable: 'JWT_SECRET' } },
    'refresh-secret': { from: 'auth', property: 'refresh-secret', as: { variable: 'REFRESH_SECRET' } },
  },
  // The document's /health asks the database, Redis and Supabase: as liveness it would restart all pods at once.
  // The document’s initial delay of 30 s is a startup probe: it ends as soon as the process answers.
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
