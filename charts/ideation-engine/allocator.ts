import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { axisNames } from './axes.ts';

/** Decides which axes get attention. L0 and L1 communicate only through Kafka topics: no pod of one calls the other. */
export const allocator = {
  kind: 'Deployment',
  description: 'Reads parsed events and rewards, and allocates attention to axes by starting dialogues',
  assumed: 'The documents leave layer L1 empty',
  image: 'ideation-engine',
  args: ['allocator'],
  resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
  scaling: { min: 2, max: 6, kafkaLag: 1000 },
  consumes: { group: 'allocator', topics: [...axisNames.map((axis) => `parsed_events.${axis}`), 'rl_rewards'] },
  calls: ['l2-dialogue/orchestrator'],
  metrics: { exports: ['axis_attention'] },
} as const satisfies WorkloadSpec;
