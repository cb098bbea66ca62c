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
    for (const object of cluster.of('ScaledObject')) {
      const { scaleTargetRef, triggers = [] } = object.spec ?? {};
      for (const [index, { metadata = {} }] of triggers.entries()) {
        const key = 'topic' in metadata ? 'topic' : 'queueName';
        const topic = metadata[key];
        if (topic === undefined) continue;
        const pods = podsOfTarget(cluster, object, scaleTargetRef);
        const { annotations } = pods?.owner.metadata ?? {};
        if (!lists(annotations?.['strata.dev/publishes'], topic)) continue;
        if (lists(annotations?.['strata.dev/consumes'], topic)) continue;
        const is = `${topic}, which ${pods?.owner.metadata.name ?? ''} writes and does not read`;
        const field = `spec.triggers[${index}].metadata.${key}`;
        yield { object, field, is, needed: `the ${key === 'topic' ? 'topic' : 'queue'} that it reads` };
      }
    }
    for (const object of cluster.of('HorizontalPodAutoscaler')) {
      const { metrics = [], scaleTargetRef } = object.spec ?? {};
      for (const [index, { external }] of metrics.entries()) {
        const topic = external?.metric?.selector?.matchLabels?.topic;
        if (topic === undefined) continue;
        const pods = podsOfTarget(cluster, object, scaleTargetRef);
        const { annotations } = pods?.owner.metadata ?? {};
        if (!lists(annotations?.['strata.dev/publishes'], topic)) continue;
        if (lists(annotations?.['strata.dev/consumes'], topic)) continue;
        const is = `${topic}, which ${pods?.owner.metadata.name ?? ''} writes and does not read`;
        const field = `spec.metrics[${index}].external.metric.selector.matchLabels.topic`;
        yield { object, field, is, needed: 'the topic that it reads' };
      }
    }
  },
};

function lists(lines: string | undefined, name: string): boolean {
  return lines?.split('\n').includes(name) ?? false;
}
