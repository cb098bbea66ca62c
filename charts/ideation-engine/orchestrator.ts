import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Leads the dialogues between agents. */
export const orchestrator = {
  kind: 'Deployment',
  description: 'Leads dialogues between agents and passes their ideas on to evolution',
  assumed: 'The documents give replicas, resources and targets; port, API path and the queue metric are completed',
  image: 'ideation-engine',
  args: ['orchestrator'],
  ports: { http: 8080 },
  routes: [{ host: 'api', path: '/api/v1' }],
  resources: { requests: { cpu: '2', memory: '4Gi' }, limits: { cpu: '8', memory: '16Gi' } },
  scaling: {
    min: 3,
    max: 50,
    cpu: 70,
    memory: 80,
    prometheus: { name: 'queue-depth', query: 'sum(queue_depth{namespace="l2-dialogue"})', threshold: 10 },
  },
  calls: ['l2-dialogue/agents', 'l3-evolution/evolver', 'database'],
  metrics: { exports: ['queue_depth', 'dialogues_total'] },
  priority: 'critical',
} as const satisfies WorkloadSpec;
