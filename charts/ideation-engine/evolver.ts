import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Lets ideas compete and evolve. */
export const evolver = {
  kind: 'Deployment',
  description: 'Runs generations of ideas and rates them by Elo',
  assumed: 'The documents leave layer L3 empty but name its metrics',
  image: 'ideation-engine',
  args: ['evolver'],
  ports: { http: 8080 },
  resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '4', memory: '4Gi' } },
  scaling: { min: 2, max: 8, cpu: 70 },
  calls: ['database'],
  metrics: { exports: ['cluster_entropy', 'elo_rating_changes'] },
} as const satisfies WorkloadSpec;
