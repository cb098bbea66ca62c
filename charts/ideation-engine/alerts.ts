import { crashLooping } from '../../lib/spec/alerts/crash-looping.ts';
import { cronJobOverdue } from '../../lib/spec/alerts/cron-job-overdue.ts';
import { exporterGone } from '../../lib/spec/alerts/database-down.ts';
import { series } from '../../lib/spec/alerts/series.ts';
import type { Alert, Scenario } from '../../lib/spec/monitoring.ts';

const costs = ['l5-observability/cost-exporter'];

/** Today's calls, over all models: each alone may stay below the budget. A cost-exporter that is replaced says it twice. */
const spent = 'sum(max by (model) (daily_llm_spend))';
const budget = 200;

const spend = (model: string, pod?: string): string =>
  series.exported('daily_llm_spend', 'l5-observability/cost-exporter', { model }, pod);
const lag = (pod: string): string =>
  series.exported(
    'kafka_consumergroup_lag_sum',
    'l5-observability/kafka-exporter',
    { consumergroup: 'etl', topic: 'raw_events.R' },
    pod,
  );
const entropy = series.exported('cluster_entropy', 'l3-evolution/evolver', { cluster_id: '7' });
const perIdea = (pod: string): string => series.exported('cost_per_idea', 'l5-observability/cost-exporter', {}, pod);

/** The document's alerts in a form that fires, and what its cost controls promise. */
export const alerts = {
  HighKafkaLag: {
    // Not before the autoscaler, which waits 5 minutes itself, could have helped.
    expression: 'max by (consumergroup, topic) (kafka_consumergroup_lag_sum) > 10000',
    for: '15m',
    severity: 'warning',
    summary: 'A consumer group is far behind',
    description: 'Group {{ $labels.consumergroup }} is {{ $value }} messages behind on {{ $labels.topic }}',
    concerns: ['kafka', 'l0-ingestion'],
    firstSteps: [
      'See whether its consumers are at the maximum of their ScaledObject or fail; the group bears the name of the workload.',
    ],
    notInDev: 'Nobody is paged for dev, so no exporter runs there',
    proof: [
      {
        name: 'a group falls behind for an hour, then catches up; the exporter moves meanwhile',
        series: { [lag('a')]: '0x9 50000x29 stale', [lag('b')]: '_x40 60000x29 10x60' },
        firing: ['30m', '38m', '60m', '69m'],
        silent: ['9m', '20m', '90m'],
      },
      {
        name: 'a burst that is taken in 10 minutes',
        series: { [lag('a')]: '0x9 50000x9 0x40' },
        silent: ['15m', '30m'],
      },
    ],
  },
  KafkaLagUnknown: {
    ...exporterGone({
      metric: 'kafka_brokers',
      summary: 'Nobody knows how far consumers are behind',
      description: 'kafka-exporter is gone or reaches no broker',
      concerns: ['l5-observability/kafka-exporter', 'kafka'],
      shown: (pod) => series.exported('kafka_brokers', 'l5-observability/kafka-exporter', {}, pod),
    }),
    notInDev: 'Nobody is paged for dev, so no exporter runs there',
  },
  // At 100 % of the budget a page, at 80 % a mail (ideation-engine.md, Cost Monitoring).
  HighLLMCost: {
    expression: `${spent} > ${budget}`,
    for: '1m',
    severity: 'critical',
    summary: 'The daily budget for language models is spent',
    description: `Today’s calls cost {{ $value }} USD; the budget is ${budget} USD`,
    concerns: costs,
    firstSteps: [
      'See which model and stage spends it (dashboard of costs), and scale the agents of l2-dialogue down if it is not meant.',
    ],
    proof: [
      spending('two models spend 120 each, and a new day begins', 120, 'fires'),
      spending('two models spend 90 each', 90, 'is silent'),
      whileReplaced(),
    ],
  },
  LLMCostNearBudget: {
    expression: `${spent} > ${0.8 * budget}`,
    for: '5m',
    severity: 'warning',
    receiver: 'mail',
    priority: 'P3',
    summary: 'Four fifths of the daily budget for language models are spent',
    description: `Today’s calls cost {{ $value }} USD; the budget is ${budget} USD`,
    concerns: costs,
    proof: [
      spending('two models spend 90 each, and a new day begins', 90, 'fires'),
      spending('two models spend 75 each', 75, 'is silent'),
    ],
  },
  HighCostPerIdea: {
    // ideation-engine.md, Daily Budget Controls: above 0.10 USD PagerDuty is told.
    expression: 'max(cost_per_idea) > 0.10',
    for: '5m',
    severity: 'critical',
    summary: 'An idea costs more than 0.10 USD',
    description: 'An idea costs {{ $value | humanize }} USD; the limit is 0.10 USD',
    concerns: costs,
    firstSteps: [
      'See whether ideas became fewer or calls dearer: `daily_llm_spend` by model beside the ideas of l2-dialogue.',
    ],
    proof: [
      {
        name: 'ideas cost 0.15 USD for half an hour',
        series: { [perIdea('a')]: '0.05x9 0.15x29 0.06x30' },
        firing: ['20m', '38m'],
        silent: ['9m', '12m', '50m'],
      },
      {
        name: 'the exporter is replaced while they cost 0.08 USD',
        series: { [perIdea('a')]: '0.08x12 stale', [perIdea('b')]: '_x9 0.08x40' },
        silent: ['11m', '20m', '40m'],
      },
    ],
  },
  CostsUnknown: exporterGone({
    metric: 'cost_per_idea',
    summary: 'Nobody knows what ideas cost',
    description: 'cost-exporter is gone: no alert on costs would fire',
    concerns: costs,
    shown: perIdea,
  }),
  // Monthly (ideation-engine.md, Disaster Recovery Plan).
  DatabaseRestoreUntested: cronJobOverdue({
    namespace: 'l0-ingestion',
    name: 'database-restore-test',
    hours: 32 * 24,
    severity: 'warning',
    summary: 'No restore of the database succeeded for a month',
    what: 'restore test',
    concerns: ['l0-ingestion/database-restore-test', 'database'],
    notInDev: 'Aurora alone has backups, and all data of dev is synthetic',
  }),
  LowClusterEntropy: {
    expression: 'min by (cluster_id) (cluster_entropy) < 0.02',
    for: '15m',
    severity: 'warning',
    summary: 'The ideas of a cluster have become alike',
    description: 'Entropy of cluster {{ $labels.cluster_id }} is {{ $value }}',
    concerns: ['l3-evolution/evolver'],
    firstSteps: ['Whoever works on the models decides whether the cluster is stopped; nothing is broken.'],
    proof: [
      {
        name: 'the ideas of a cluster are alike for half an hour',
        series: { [entropy]: '0.3x9 0.01x29 0.3x30' },
        firing: ['30m', '38m'],
        silent: ['9m', '20m', '50m'],
      },
      { name: 'there is no cluster', series: { [lag('a')]: '0x40' }, silent: ['10m', '39m'] },
    ],
  },
  PodCrashLooping: crashLooping({
    namespaces: 'l[0-5]-.+',
    example: 'l2-dialogue',
    severity: 'critical',
    concerns: ['l0-ingestion', 'l1-allocation', 'l2-dialogue', 'l3-evolution', 'l4-training', 'l5-observability'],
  }),
} as const satisfies Readonly<Record<string, Alert>>;

/** Two models that cost the same for half an hour, and then nothing. */
function spending(name: string, each: number, then: 'fires' | 'is silent'): Scenario {
  const values = `10x9 ${each}x29 0x30`;
  return {
    name,
    series: { [spend('large')]: values, [spend('small')]: values },
    firing: then === 'fires' ? ['20m', '38m'] : [],
    silent: then === 'fires' ? ['9m', '50m'] : ['9m', '20m', '38m', '50m'],
  };
}

/** Two pods say the same for 5 minutes. */
function whileReplaced(): Scenario {
  return {
    name: 'cost-exporter is replaced while both pods run',
    series: {
      [spend('large')]: '80x15 stale',
      [spend('small')]: '70x15 stale',
      [spend('large', 'b')]: '_x10 80x30',
      [spend('small', 'b')]: '_x10 70x30',
    },
    silent: ['9m', '12m', '14m', '20m', '35m'],
  };
}
