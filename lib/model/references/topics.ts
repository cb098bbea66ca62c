import type { Cluster } from '../cluster.ts';
import type { KindName, KubernetesObject } from '../kinds.ts';

/** Where a topic is written or read. */
export interface TopicUse {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly topic: string;
}

/** Topics by name, as KafkaTopics declare them. */
export function declaredTopics(cluster: Cluster): ReadonlyMap<string, KubernetesObject> {
  return new Map(cluster.of('KafkaTopic').map((object) => [object.spec?.topicName ?? object.metadata.name, object]));
}

/** Topics that controllers say they write or read, and those that autoscalers measure. */
export function topicUses(cluster: Cluster): readonly TopicUse[] {
  const uses: TopicUse[] = [];
  for (const kind of controllers) {
    for (const object of cluster.of(kind)) {
      for (const name of ['strata.dev/publishes', 'strata.dev/consumes']) {
        const text = object.metadata.annotations?.[name] ?? '';
        const field = `metadata.annotations['${name}']`;
        for (const topic of text.split('\n')) if (topic !== '') uses.push({ object, field, topic });
      }
    }
  }
  for (const object of cluster.of('ScaledObject')) {
    for (const [index, { type, metadata }] of (object.spec?.triggers ?? []).entries()) {
      const topic = type === 'kafka' || type === 'apache-kafka' ? metadata?.topic : undefined;
      if (topic === undefined) continue;
      for (const one of topic.split(','))
        uses.push({ object, field: `spec.triggers[${index}].metadata.topic`, topic: one.trim() });
    }
  }
  return uses;
}

const controllers = [
  'CronJob',
  'Deployment',
  'Job',
  'RayCluster',
  'StatefulSet',
] as const satisfies readonly KindName[];
