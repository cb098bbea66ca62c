import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { isProduction } from '../../model/environment.ts';

export const topicOutlivesBroker: ClusterRule = {
  id: 'topic-outlives-broker',
  tier: 'correctness',
  severity: 'error',
  misses: 'the broker',
  kinds: ['KafkaTopic'],
  summary: 'every topic has enough brokers for its replicas, and accepts writes while one broker is down',
  why: 'A write with acks=all waits for min.insync.replicas copies: if that is all replicas, one restarting broker blocks every write.',
  source: 'https://kafka.apache.org/documentation/#topicconfigs_min.insync.replicas',
  *check(cluster) {
    const brokers = cluster.once(brokerCount);
    for (const object of cluster.of('KafkaTopic')) {
      const { config, replicas } = object.spec ?? {};
      if (replicas === undefined) continue;
      if (replicas > brokers)
        yield {
          object,
          field: 'spec.replicas',
          is: `${replicas}, and there are ${brokers} brokers`,
          needed: `at most ${brokers}`,
        };
      const inSync = Number((config as Readonly<Record<string, unknown>> | undefined)?.['min.insync.replicas'] ?? 1);
      const spare = isProduction(cluster) && replicas > 1 ? 1 : 0;
      if (inSync <= replicas - spare) continue;
      const is = `${inSync} of ${replicas} replicas: ${spare === 0 ? 'no write ever succeeds' : 'writes stop while one is away'}`;
      yield { object, field: "spec.config['min.insync.replicas']", is, needed: `at most ${replicas - spare}` };
    }
  },
};

/** The number of brokers of MSK; that of other Kafka clusters is not known. */
function brokerCount(cluster: Cluster): number {
  const [only, ...others] = cluster.of('Cluster.kafka.services.k8s.aws');
  return others.length > 0 ? Infinity : (only?.spec?.numberOfBrokerNodes ?? Infinity);
}
