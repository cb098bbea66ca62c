import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { clusters } from './clusters.ts';

/** The studio in the browser: app.i2s.studio. */
export const frontend = {
  kind: 'Deployment',
  description: 'Serves the studio (Next.js), whose pages call the API from the browser and during rendering',
  assumed: 'The document gives port, image base and two variables for docker-compose, and the host app',
  image: 'i2s/frontend',
  ports: { http: 3000 },
  routes: [{ host: 'app', path: '/' }],
  resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  scaling: { min: 2, max: 6, cpu: 70 },
  calls: ['i2s/api-gateway'],
  environment: {
    NODE_ENV: 'production',
    API_BASE: 'http://api-gateway:8080',
    NEXT_PUBLIC_API_BASE: publicApi('production'),
  },
  writable: ['/tmp', '/app/.next/cache'],
  metrics: { exports: ['http_requests_total'] },
  overrides: {
    dev: { environment: { NODE_ENV: 'development', NEXT_PUBLIC_API_BASE: publicApi('dev') } },
    staging: { environment: { NEXT_PUBLIC_API_BASE: publicApi('staging') } },
    dr: { environment: { NEXT_PUBLIC_API_BASE: publicApi('dr') } },
  },
} as const satisfies WorkloadSpec;

function publicApi(environment: keyof typeof clusters): string {
  return `https://api.${clusters[environment].domain}`;
}
