import { Cron } from 'croner';
import type { ClusterRule, Found } from '../rule.ts';
import type { Of } from '../kinds.ts';
import { quantity } from '../quantity.ts';

type Metadata = Readonly<Record<string, string | undefined>>;

/** A trigger that KEDA cannot read makes no HPA: the workload stays at the replicas that it has. */
export const triggerMetadata: ClusterRule = {
  id: 'trigger-metadata',
  severity: 'error',
  summary: 'every trigger of KEDA has the metadata that its scaler needs',
  *check(cluster) {
    for (const object of cluster.of('ScaledObject')) {
      for (const [index, trigger] of (object.spec?.triggers ?? []).entries()) {
        const { type = '', metadata = {} } = trigger;
        const at = `spec.triggers[${index}].metadata`;
        for (const name of required.get(type) ?? []) {
          if ((metadata[name] ?? metadata[`${name}FromEnv`] ?? '') !== '') continue;
          yield { object, field: `${at}.${name}`, is: `missing for ${type}`, needed: `a ${name}` };
        }
        for (const name of numbers.get(type) ?? []) {
          const value = metadata[name];
          if (value === undefined || quantity(value) > 0) continue;
          yield { object, field: `${at}.${name}`, is: `'${value}'`, needed: 'a number above 0' };
        }
        if (type === 'cron') yield* cronFindings(object, at, metadata);
      }
    }
  },
};

/**
 * What the scalers of KEDA 2.16 and later do not do without: the fields of their metadata that are neither optional nor have
 * a default, https://github.com/kedacore/keda/tree/main/pkg/scalers. What a TriggerAuthentication may give is left out.
 */
const required: ReadonlyMap<string, readonly string[]> = new Map([
  ['cpu', ['value']],
  ['memory', ['value']],
  ['cron', ['timezone', 'start', 'end', 'desiredReplicas']],
  ['kafka', ['bootstrapServers', 'consumerGroup']],
  ['prometheus', ['serverAddress', 'query', 'threshold']],
  ['rabbitmq', ['queueName']],
]);

const numbers: ReadonlyMap<string, readonly string[]> = new Map([
  ['cpu', ['value']],
  ['memory', ['value']],
  ['cron', ['desiredReplicas']],
  ['kafka', ['lagThreshold']],
  ['prometheus', ['threshold']],
  ['rabbitmq', ['value']],
]);

function* cronFindings(object: Of<'ScaledObject'>, at: string, metadata: Metadata): Iterable<Found> {
  const { desiredReplicas, end, start } = metadata;
  for (const [name, pattern] of Object.entries({ start, end })) {
    if (pattern === undefined || isSchedule(pattern)) continue;
    yield { object, field: `${at}.${name}`, is: `'${pattern}'`, needed: 'five fields of cron' };
  }
  if (start !== undefined && start === end)
    yield { object, field: `${at}.end`, is: `'${end}', the start too`, needed: 'a later time' };
  const { maxReplicaCount = 100 } = object.spec ?? {};
  if (Number(desiredReplicas) > maxReplicaCount) {
    const is = `${desiredReplicas ?? ''}, above maxReplicaCount ${maxReplicaCount}`;
    yield { object, field: `${at}.desiredReplicas`, is, needed: `at most ${maxReplicaCount}` };
  }
}

function isSchedule(pattern: string): boolean {
  try {
    new Cron(pattern, { paused: true });
    return pattern.trim().split(/\s+/).length === 5;
  } catch {
    return false;
  }
}
