import type { Releases } from '../../lib/spec/system.ts';

/**
 * Image pins; `npm run promote` moves them from one environment to the next. The images are in ECR, which nodes read
 * without the password that the document's ghcr.io needs.
 */
export const releases = {
  dev: {
    'daa-service': { tag: 'v1.0.0' },
    'knowledge-service': { tag: 'v1.0.0' },
    'pattern-service': { tag: 'v1.0.0' },
  },
  staging: {
    'daa-service': { tag: 'v1.0.0' },
    'knowledge-service': { tag: 'v1.0.0' },
    'pattern-service': { tag: 'v1.0.0' },
  },
  production: {
    'daa-service': { tag: 'v1.0.0' },
    'knowledge-service': { tag: 'v1.0.0' },
    'pattern-service': { tag: 'v1.0.0' },
  },
} as const satisfies Releases;
