import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** The agents that talk to each other through language models. */
export const agents = {
  kind: 'Deployment',
  description: 'Agents that take part in dialogues, each turn a call to a language model',
  assumed: 'The documents give only replicas and resources',
  image: 'ideation-engine',
  args: ['agent'],
  ports: { http: 8080 },
  resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '4', memory: '8Gi' } },
  scaling: { replicas: 10 },
  calls: ['api.openai.com:443', 'api.anthropic.com:443'],
  secrets: {
    'openai-api-key': { from: 'openai', property: 'api-key' },
    'anthropic-api-key': { from: 'anthropic', property: 'api-key' },
  },
  metrics: { exports: ['agent_turns_total'] },
} as const satisfies WorkloadSpec;
