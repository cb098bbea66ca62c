import { suggestion } from '../schemas/closest.ts';
import type { Environment } from '../spec/environment.ts';
import type { AutomaticScaling, EventSource, Scaling as ScalingSpec } from '../spec/scaling.ts';
import type { PodSpec } from '../spec/pod.ts';
import type { DeploymentSpec, WorkloadSpec } from '../spec/workload.ts';
import type { Report } from './problem.ts';
import { bytes, cpuQuantity, memoryQuantity, millicores, storedCpu, storedMemory } from './quantity.ts';
import type { Amounts, ContainerResources } from './pod-of-workload.ts';
import type { EventTrigger, Scaling, VerticalScaling } from './scaling-of-workload.ts';

/** The brokers and topics that a Kafka trigger refers to. */
export interface KafkaContext {
  readonly bootstrapServers: string;
  readonly iamRegion: string | undefined;
  /** Number of partitions of each topic. */
  readonly partitions: ReadonlyMap<string, number>;
}

/** What triggers may refer to. */
export interface TriggerContext {
  readonly kafka: KafkaContext | undefined;
  /** Keys of the workload's Secret. */
  readonly secretKeys: readonly string[];
}

/** What sets the replica count of a Deployment in an environment, and in which range. */
export function deploymentScaling(
  spec: DeploymentSpec,
  environment: Environment,
  { kafka, secretKeys }: TriggerContext,
  report: Report,
): Scaling {
  const scale = environment.replicas;
  const override = spec.overrides?.[environment.name]?.scaling ?? {};
  if ('replicas' in spec.scaling) {
    const replicas = override.replicas ?? Math.min(spec.scaling.replicas, scale.minimumAtMost);
    if (!Number.isInteger(replicas) || replicas < 0) {
      const at = override.replicas === undefined ? '' : `overrides.${environment.name}.`;
      report(`${at}scaling.replicas`, String(replicas), 'a whole number, 0 or more');
    }
    return { by: 'nobody', replicas };
  }
  const range = replicaRange(spec.scaling, override, environment, report);
  if (scale.maximumShare === 0) return { by: 'nobody', replicas: range.min };
  const triggers = eventTriggers(spec, spec.scaling, { kafka, secretKeys }, report);
  checkPartitions(spec, kafka, range.max, report);
  const behavior = override.behavior ?? spec.scaling.behavior;
  const cpu = utilization(spec.scaling.cpu, override.cpu);
  const memory = utilization(spec.scaling.memory, override.memory);
  const noSignal = cpu === undefined && memory === undefined && triggers.length === 0;
  const signals = { ...range, cpu: noSignal ? 70 : cpu, memory, behavior };
  return triggers.length > 0
    ? { by: 'ScaledObject', ...signals, triggers }
    : { by: 'HorizontalPodAutoscaler', ...signals };
}

/** The VerticalPodAutoscaler of a workload. It does not change a request that a horizontal autoscaler uses. */
export function verticalScaling(
  spec: WorkloadSpec,
  scaling: Scaling,
  resources: ContainerResources,
  environment: Environment,
): VerticalScaling | undefined {
  if (environment.replicas.maximumShare === 0) return undefined;
  if (spec.kind !== 'Deployment' && spec.kind !== 'StatefulSet') return undefined;
  const { requests, limits } = resources;
  const declared = spec.kind === 'Deployment' ? spec.verticalScaling : undefined;
  const stored = ({ cpu, memory }: Amounts): Amounts => ({ cpu: storedCpu(cpu), memory: storedMemory(memory) });
  if (declared !== undefined) {
    return { mode: verticalMode(spec, scaling), min: stored(declared.min), max: stored(declared.max) };
  }
  const bounds = {
    min: {
      cpu: cpuQuantity(Math.ceil(millicores(requests.cpu) / 2)),
      memory: memoryQuantity(bytes(requests.memory) / 2),
    },
    max: {
      cpu: cpuQuantity(Math.min(2 * millicores(requests.cpu), millicores(limits.cpu))),
      memory: memoryQuantity(Math.min(2 * bytes(requests.memory), bytes(limits.memory))),
    },
  };
  return { mode: verticalMode(spec, scaling), ...bounds };
}

function verticalMode(spec: WorkloadSpec, scaling: Scaling): VerticalScaling['mode'] {
  const followsRequests = scaling.by !== 'nobody' && (scaling.cpu !== undefined || scaling.memory !== undefined);
  if (followsRequests || spec.kind === 'StatefulSet') return 'Off';
  // The updater ignores workloads with fewer than two replicas, so for them only the admission of new pods applies.
  const least = scaling.by === 'nobody' ? scaling.replicas : scaling.min;
  return least < 2 ? 'Initial' : 'InPlaceOrRecreate';
}

/** The target of an environment: its override, none (`false`), or the declared one. */
function utilization(declared: number | undefined, override: number | false | undefined): number | undefined {
  return override === false ? undefined : (override ?? declared);
}

function replicaRange(
  declared: AutomaticScaling,
  override: { readonly min?: number; readonly max?: number },
  { name: environment, replicas: scale }: Environment,
  report: Report,
): { readonly min: number; readonly max: number } {
  const at = `overrides.${environment}.scaling`;
  const least = (declared.events ?? []).length > 0 ? 0 : 1;
  const wholes = { min: override.min ?? declared.min, max: override.max ?? declared.max };
  for (const [name, value] of Object.entries(wholes)) {
    const field = override[name as keyof typeof wholes] === undefined ? `scaling.${name}` : `${at}.${name}`;
    const atLeast = name === 'min' ? least : 1;
    if (Number.isInteger(value) && value >= atLeast) continue;
    const why = name === 'min' && value === 0 ? '; 0 needs a source of events, which starts the first pod' : '';
    report(field, String(value), `a whole number, ${atLeast} or more${why}`);
  }
  if (declared.max <= declared.min) {
    report(
      'scaling.max',
      String(declared.max),
      `more than scaling.min, ${declared.min}; a fixed count is { replicas: ${declared.min} }`,
    );
  }
  if (override.min !== undefined && override.max === undefined && override.min >= declared.max)
    report(`${at}.min`, String(override.min), `less than scaling.max, ${declared.max}, or a max in the override too`);
  const min = override.min ?? Math.min(declared.min, scale.minimumAtMost);
  const max = override.max ?? Math.max(min + 1, Math.ceil(declared.max * scale.maximumShare));
  if (max <= min) report(at, `min ${min}, max ${max}`, 'max more than min');
  return { min, max };
}

function eventTriggers(
  spec: PodSpec,
  scaling: Exclude<ScalingSpec, { replicas: number }>,
  { kafka, secretKeys }: TriggerContext,
  report: Report,
): readonly EventTrigger[] {
  const triggers: EventTrigger[] = [];
  if (scaling.kafkaLag !== undefined) {
    if (spec.consumes === undefined || kafka === undefined) {
      report('scaling.kafkaLag', String(scaling.kafkaLag), 'a consumer group: set consumes { group, topics }');
    } else {
      const { group, topics } = spec.consumes;
      const { bootstrapServers, iamRegion } = kafka;
      const topic = topics.length === 1 ? topics[0] : undefined;
      triggers.push({ type: 'kafka', group, topic, lag: scaling.kafkaLag, bootstrapServers, iamRegion });
    }
  }
  if (scaling.rabbitmq !== undefined) {
    const { queue, messages, secret } = scaling.rabbitmq;
    if (!secretKeys.includes(secret)) {
      report(
        'scaling.rabbitmq.secret',
        `'${secret}'`,
        `one of the secrets of this workload, or <name>-url of a broker that it calls${suggestion(secret, secretKeys)}`,
      );
    }
    triggers.push({ type: 'rabbitmq', queue, messages, secretKey: secret });
  }
  triggers.push(...eventSources(scaling.events ?? [], secretKeys, report));
  if (scaling.prometheus !== undefined) triggers.push({ type: 'prometheus', ...scaling.prometheus });
  return triggers;
}

/** Other KEDA scalers, each with its own TriggerAuthentication if it needs credentials. */
function eventSources(
  events: readonly EventSource[],
  secretKeys: readonly string[],
  report: Report,
): readonly EventTrigger[] {
  return events.map(({ type, metadata, secrets = {}, aws = false }, index) => {
    const field = `scaling.events[${index}]`;
    if (type === 'cpu' || type === 'memory') report(`${field}.type`, `'${type}'`, `scaling.${type}, in percent`);
    else if (!/^[a-z][a-z0-9-]*$/.test(type)) report(`${field}.type`, `'${type}'`, 'a scaler of KEDA, such as cron');
    for (const [parameter, key] of Object.entries(secrets)) {
      if (!secretKeys.includes(key))
        report(
          `${field}.secrets.${parameter}`,
          `'${key}'`,
          `one of the secrets of this workload, or <name>-url of a data service that it calls${suggestion(key, secretKeys)}`,
        );
    }
    for (const [name, value] of Object.entries(metadata)) {
      if (value === '') report(`${field}.metadata.${name}`, 'empty', 'a value, or no such field');
    }
    const authenticates = aws || Object.keys(secrets).length > 0;
    const authentication = authenticates ? `events-${index}` : undefined;
    return { type: 'source', scaler: type, metadata, secrets, aws, authentication };
  });
}

/** Reports a maximum above the number of partitions: the additional consumers would get no messages. */
function checkPartitions(spec: PodSpec, kafka: KafkaContext | undefined, max: number, report: Report): void {
  const topics = spec.consumes?.topics ?? [];
  if (kafka === undefined || topics.length === 0) return;
  const partitions = topics.reduce((sum, topic) => sum + (kafka.partitions.get(topic) ?? 0), 0);
  if (partitions > 0 && max > partitions) {
    report('scaling.max', String(max), `at most ${partitions}, the partitions that its consumer group shares`);
  }
}
