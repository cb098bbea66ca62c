import type { Releases } from '../../lib/spec/system.ts';

/** Image pins; `npm run promote` moves them from one environment to the next. */
export const releases = {
  dev: {
    'ideation-engine': { tag: 'v1.0.0' },
    'ideation-engine-ray': { tag: 'v1.0.0' },
    'strimzi-topic-operator': { tag: '1.2.0-iam.1' },
  },
  staging: {
    'ideation-engine': { tag: 'v1.0.0' },
    'ideation-engine-ray': { tag: 'v1.0.0' },
    'strimzi-topic-operator': { tag: '1.2.0-iam.1' },
  },
  production: {
    'ideation-engine': { tag: 'v1.0.0' },
    'ideation-engine-ray': { tag: 'v1.0.0' },
    'strimzi-topic-operator': { tag: '1.2.0-iam.1' },
  },
} as const satisfies Releases;
