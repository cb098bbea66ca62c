import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { podsOfTarget } from '../../model/pods/scale-targets.ts';

export const scaledByWhatItReads: ClusterRule = {
  id: 'scaled-by-what-it-reads',
  tier: 'correctness',
  severity: 'error',
  kinds: ['HorizontalPodAutoscaler', 'ScaledObject'],
  summary: 'no workload scales on the lag of topics that it writes',
  why: 'If a workload scales on the lag of a topic that it writes, more replicas make more lag, and more lag makes more replicas.',
  source: 'https://keda.sh/docs/latest/scalers/apache-kafka/',
  *check(cluster) {
    for (const { object, target, name, ...read } of lags(cluster)) {
      const { metadata } = podsOfTarget(cluster, object, target)?.owner ?? {};
      if (!lists(metadata?.annotations?.['strata.dev/publishes'], name)) continue;
      if (lists(metadata?.annotations?.['strata.dev/consumes'], name)) continue;
      yield { object, ...read, is: `${name}, which ${metadata?.name ?? ''} writes and does not read` };
    }
  },
};

/** A topic or a queue, by whose lag an object scales. */
interface Lag {
  readonly object: Of<'ScaledObject'> | Of<'HorizontalPodAutoscaler'>;
  readonly target: Parameters<typeof podsOfTarget>[2];
  readonly name: string;
  readonly field: string;
  readonly needed: string;
}

function* lags(cluster: Cluster): Iterable<Lag> {
  for (const object of cluster.of('ScaledObject')) {
    const { scaleTargetRef: target, triggers = [] } = object.spec ?? {};
    for (const [index, { metadata = {} }] of triggers.entries()) {
      const key = 'topic' in metadata ? 'topic' : 'queueName';
      const field = `spec.triggers[${index}].metadata.${key}`;
      const needed = `the ${key === 'topic' ? 'topic' : 'queue'} that it reads`;
      const name = metadata[key];
      if (name !== undefined) yield { object, target, name, field, needed };
    }
  }
  for (const object of cluster.of('HorizontalPodAutoscaler')) {
    const { scaleTargetRef: target, metrics = [] } = object.spec ?? {};
    for (const [index, { external }] of metrics.entries()) {
      const field = `spec.metrics[${index}].external.metric.selector.matchLabels.topic`;
      const name = external?.metric?.selector?.matchLabels?.topic;
      if (name !== undefined) yield { object, target, name, field, needed: 'the topic that it reads' };
    }
  }
}

function lists(lines: string | undefined, name: string): boolean {
  return lines?.split('\n').includes(name) ?? false;
}
