import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { axisNames } from './axes.ts';

/** Parses raw events, requests their embeddings, and stores the vectors. */
export const etl = {
  kind: 'Deployment',
  description:
    'Parses raw events, gets their embeddings from Ray, and writes them to the database and to parsed_events',
  assumed: 'The documents give replicas and resources only; the maximum is two consumers for each of the nine topics',
  image: 'ideation-engine',
  args: ['etl'],
  resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '4', memory: '8Gi' } },
  scaling: { min: 3, max: 18, kafkaLag: 1000 },
  consumes: { group: 'etl', topics: axisNames.map((axis) => `raw_events.${axis}`) },
  publishes: axisNames.map((axis) => `parsed_events.${axis}`),
  calls: ['database', 'archive', { workload: 'l0-ingestion/ray-embeddings', port: 'tcp-client' }],
  metrics: { exports: ['etl_events_total'] },
} as const satisfies WorkloadSpec;
