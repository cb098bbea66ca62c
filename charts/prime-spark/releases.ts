import type { Releases } from '../../lib/spec/system.ts';

/** Image pins; `npm run promote` moves them from one environment to the next. */
export const releases = {
  dev: { 'kva-api': { tag: 'v1.0.0' } },
  staging: { 'kva-api': { tag: 'v1.0.0' } },
  production: { 'kva-api': { tag: 'v1.0.0' } },
} as const satisfies Releases;
