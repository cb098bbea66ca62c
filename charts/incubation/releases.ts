import type { Releases } from '../../lib/spec/system.ts';

/** Image pins; `npm run promote` moves them from one environment to the next. */
export const releases = {
  dev: {
    'incubation-platform/api': { tag: 'v1.0.0' },
    'incubation-platform/migrations': { tag: 'v1.0.0' },
    'incubation-platform/database-backup': { tag: 'v1.0.0' },
  },
  staging: {
    'incubation-platform/api': { tag: 'v1.0.0' },
    'incubation-platform/migrations': { tag: 'v1.0.0' },
    'incubation-platform/database-backup': { tag: 'v1.0.0' },
  },
  production: {
    'incubation-platform/api': { tag: 'v1.0.0' },
    'incubation-platform/migrations': { tag: 'v1.0.0' },
    'incubation-platform/database-backup': { tag: 'v1.0.0' },
  },
} as const satisfies Releases;
