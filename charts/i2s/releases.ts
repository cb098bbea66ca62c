import type { Releases } from '../../lib/spec/system.ts';

/**
 * Image pins; `npm run promote` moves them from one environment to the next. The images are in ECR, which nodes read
 * without the password that the document's ghcr.io needs. The document promotes from dev to staging automatically; here
 * each step is a pull request.
 */
export const releases = {
  dev: {
    'i2s/api-gateway': { tag: 'v2.1.0' },
    'i2s/conductor': { tag: 'v2.1.0' },
    'i2s/database-backup': { tag: 'v1.0.0' },
    'i2s/frontend': { tag: 'v2.1.0' },
    'i2s/health-service': { tag: 'v2.1.0' },
    'i2s/security-agent': { tag: 'v2.1.0' },
    'i2s/smoke-tests': { tag: 'v2.1.0' },
  },
  staging: {
    'i2s/api-gateway': { tag: 'v2.1.0' },
    'i2s/conductor': { tag: 'v2.1.0' },
    'i2s/database-backup': { tag: 'v1.0.0' },
    'i2s/frontend': { tag: 'v2.1.0' },
    'i2s/health-service': { tag: 'v2.1.0' },
    'i2s/security-agent': { tag: 'v2.1.0' },
    'i2s/smoke-tests': { tag: 'v2.1.0' },
  },
  production: {
    'i2s/api-gateway': { tag: 'v2.1.0' },
    'i2s/conductor': { tag: 'v2.1.0' },
    'i2s/database-backup': { tag: 'v1.0.0' },
    'i2s/frontend': { tag: 'v2.1.0' },
    'i2s/health-service': { tag: 'v2.1.0' },
    'i2s/security-agent': { tag: 'v2.1.0' },
    'i2s/smoke-tests': { tag: 'v2.1.0' },
  },
} as const satisfies Releases;
