import { crashLooping } from '../../lib/spec/alerts/crash-looping.ts';
import { cronJobOverdue } from '../../lib/spec/alerts/cron-job-overdue.ts';
import { exporterGone } from '../../lib/spec/alerts/database-down.ts';
import { series } from '../../lib/spec/alerts/series.ts';
import type { Alert, Scenario } from '../../lib/spec/monitoring.ts';

const costs = ['l5-observability/cost-exporter'];

/**
 * Today's cost over all models, because each model alone may stay below the budget. While a cost-exporter is replaced,
 * two pods report the same cost.
 */
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

/** The document's alerts, corrected so that they can fire, and its cost controls. */
export const alerts = {
  HighKafkaLag: {
    // Not before the autoscaler can help, which waits 5 minutes itself.
    expression: 'max by (consumergroup, topic) (kafka_consumergroup_lag_sum) > 10000',
    for: '15m',
    severity: 'warning',
    summary: 'A consumer group is far behind',
    description: 'Group {{ $labels.consumergroup }} is {{ $value }} messages behind on {{ $labels.topic }}',
    concerns: ['kafka', 'l0-ingestion'],
    firstSteps: [
      'Check whether its consumers are at the maximum of their ScaledObject, or fail; the group has the name of the workload.',
    ],
    notInDev: 'Nobody is paged for dev, so no exporter runs there',
    proof: [
      {
        name: 'a group falls behind for an hour, then catches up; the exporter moves in the meantime',
        series: { [lag('a')]: '0x9 50000x29 stale', [lag('b')]: '_x40 60000x29 10x60' },
        firing: ['30m', '38m', '60m', '69m'],
        silent: ['9m', '20m', '90m'],
      },
      {
        name: 'a burst that is consumed in 10 minutes',
        series: { [lag('a')]: '0x9 50000x9 0x40' },
        silent: ['15m', '30m'],
      },
    ],
  },
  KafkaLagUnknown: {
    ...exporterGone({
      metric: 'kafka_brokers',
      summary: 'The lag of consumers is unknown',
      description: 'kafka-exporter is gone, or cannot connect to a broker',
      concerns: ['l5-observability/kafka-exporter', 'kafka'],
      shown: (pod) => series.exported('kafka_brokers', 'l5-observability/kafka-exporter', {}, pod),
    }),
    notInDev: 'Nobody is paged for dev, so no exporter runs there',
  },
  // A page at 100 % of the budget, a mail at 80 % (ideation-engine.md, Cost Monitoring).
  HighLLMCost: {
    expression: `${spent} > ${budget}`,
    for: '1m',
    severity: 'critical',
    summary: 'The daily budget for language models is spent',
    description: `Today’s calls cost {{ $value }} USD; the budget is ${budget} USD`,
    concerns: costs,
    firstSteps: [
      'Find the model and stage that spend it (dashboard of costs), and scale down the agents of l2-dialogue if this is not intended.',
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
    // ideation-engine.md, Daily Budget Controls: PagerDuty is notified above 0.10 USD.
    expression: 'max(cost_per_idea) > 0.10',
    for: '5m',
    severity: 'critical',
    summary: 'An idea costs more than 0.10 USD',
    description: 'An idea costs {{ $value | humanize }} USD; the limit is 0.10 USD',
    concerns: costs,
    firstSteps: [
      'Check whether there are fewer ideas or more expensive calls: `daily_llm_spend` by model beside the ideas of l2-dialogue.',
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
    summary: 'The cost of ideas is unknown',
    description: 'cost-exporter is gone, so alerts on costs cannot fire',
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
    notInDev: 'Only Aurora has backups, and all data of dev is synthetic',
  }),
  LowClusterEntropy: {
    expression: 'min by (cluster_id) (cluster_entropy) < 0.02',
    for: '15m',
    severity: 'warning',
    summary: 'The ideas of a cluster have become similar',
    description: 'Entropy of cluster {{ $labels.cluster_id }} is {{ $value }}',
    concerns: ['l3-evolution/evolver'],
    firstSteps: ['The team of the models decides whether to stop the cluster; nothing is broken.'],
    proof: [
      {
        name: 'the ideas of a cluster are similar for half an hour',
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

/** Two models with the same cost for half an hour, and then no cost. */
function spending(name: string, each: number, then: 'fires' | 'is silent'): Scenario {
  const values = `10x9 ${each}x29 0x30`;
  return {
    name,
    series: { [spend('large')]: values, [spend('small')]: values },
    firing: then === 'fires' ? ['20m', '38m'] : [],
    silent: then === 'fires' ? ['9m', '50m'] : ['9m', '20m', '38m', '50m'],
  };
}

/** Two pods report the same cost for 5 minutes. */
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
