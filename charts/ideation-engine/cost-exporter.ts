import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Exports the cost of ideas. */
export const costExporter = {
  kind: 'Deployment',
  description: 'Exports the cost of models and ideas, and has the cost controls',
  assumed: 'The documents name the metrics and the rules; no controller acts on the rules, alerts do',
  image: 'ideation-engine',
  args: ['cost-exporter'],
  resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  scaling: { replicas: 1 },
  calls: ['database'],
  metrics: { exports: ['daily_llm_spend', 'daily_token_spend', 'cost_per_idea'] },
  // ideation-engine.md, Daily Budget Controls and Cost Monitoring; amounts in USD.
  files: {
    'cost-controls.yaml': `daily_llm_budget: 200
cost_per_idea_limit: 0.10
entropy_threshold: 0.02
scaling_policies:
  - condition: daily_spend > daily_llm_budget
    action: reduce_pods_per_stage
    value: 0.8
  - condition: cost_per_idea > cost_per_idea_limit
    action: alert_pagerduty
  - condition: cluster_entropy < entropy_threshold
    action: stop_bn_pods
    duration: 3_generations
`,
    'cost-monitoring.yaml': `cost_allocation_tags: [layer, component, environment]
budget_alerts:
  - { threshold: 80, type: percentage, action: email }
  - { threshold: 100, type: percentage, action: pagerduty }
optimization_rules:
  - { condition: cpu_utilization < 20%, duration: 1h, action: downscale }
  - { condition: memory_utilization < 30%, duration: 1h, action: downscale }
`,
  },
} as const satisfies WorkloadSpec;
