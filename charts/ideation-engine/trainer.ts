import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Trains on the dialogues, and publishes rewards. */
export const trainer = {
  kind: 'RayCluster',
  description: 'Trains on dialogues and their Elo, and publishes the rewards',
  assumed: 'The documents leave layer L4 empty',
  image: 'ideation-engine-ray',
  rayVersion: '2.53.0',
  resources: {
    requests: { cpu: '6', memory: '24Gi' },
    limits: { cpu: '7', memory: '24Gi' },
    ephemeralStorage: { request: '10Gi', limit: '40Gi' },
    gpus: 1,
  },
  head: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } },
  workers: { group: 'trainers', min: 0, max: 4, sharedMemory: '8Gi' },
  publishes: ['rl_rewards'],
  calls: ['database', 'archive'],
  placement: 'gpu',
  priority: 'batch',
  overrides: {
    dev: { resources: { requests: { cpu: '1', memory: '4Gi' } } },
    staging: { scaling: { max: 1 } },
  },
} as const satisfies WorkloadSpec;
