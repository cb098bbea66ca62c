import type { ScaledObject } from '../../imports/types/keda.sh.ts';
import type { EventTrigger, Scaling } from '../resolve/scaling-of-workload.ts';
import type { Workload } from '../resolve/workload.ts';
import { scalingBehavior } from './horizontal-pod-autoscaler.ts';
import { workloadMetadata } from './metadata.ts';
import { present } from './present.ts';
import { platform } from './platform.ts';
import { scaleTarget } from './scale-target.ts';

type Trigger = ScaledObject['spec']['triggers'][number];

/** Sets the replica count by events, CPU and memory. KEDA creates an HPA for it, so none is rendered. */
export function scaledObject(workload: Workload, scaling: Extract<Scaling, { by: 'ScaledObject' }>): ScaledObject {
  const behavior = scalingBehavior(scaling);
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: workloadMetadata(workload),
    spec: present({
      scaleTargetRef: scaleTarget(workload),
      minReplicaCount: scaling.min,
      maxReplicaCount: scaling.max,
      pollingInterval: 30,
      cooldownPeriod: 300,
      // If the source cannot be read, the current count stays instead of shrinking to the minimum.
      fallback: { failureThreshold: 3, replicas: scaling.min, behavior: 'currentReplicasIfHigher' as const },
      advanced: behavior && { horizontalPodAutoscalerConfig: { behavior } },
      triggers: [
        ...scaling.triggers.map((trigger) => eventTrigger(trigger, workload)),
        ...resourceTrigger('cpu', scaling.cpu, workload),
        ...resourceTrigger('memory', scaling.memory, workload),
      ],
    }),
  };
}

/** Whether a trigger signs in with credentials, and so needs a TriggerAuthentication. */
export function needsAuthentication(trigger: EventTrigger): boolean {
  return trigger.type === 'rabbitmq' || (trigger.type === 'kafka' && trigger.iamRegion !== undefined);
}

function eventTrigger(trigger: EventTrigger, { name }: Workload): Trigger {
  const authentication = needsAuthentication(trigger) ? { authenticationRef: { name } } : {};
  switch (trigger.type) {
    case 'source':
      return {
        type: trigger.scaler,
        metadata: { ...trigger.metadata },
        ...(trigger.authentication !== undefined && {
          authenticationRef: { name: `${name}-${trigger.authentication}` },
        }),
      };
    case 'kafka':
      return { type: 'kafka', metadata: kafkaMetadata(trigger), ...authentication };
    case 'rabbitmq':
      return {
        type: 'rabbitmq',
        metadata: { queueName: trigger.queue, mode: 'QueueLength', value: String(trigger.messages), protocol: 'amqp' },
        ...authentication,
      };
    case 'prometheus':
      return {
        type: 'prometheus',
        name: trigger.name,
        metadata: {
          serverAddress: platform.prometheus.url,
          query: trigger.query,
          threshold: String(trigger.threshold),
          // A query without a result is an error, not a zero.
          ignoreNullValues: 'false',
        },
      };
  }
}

function kafkaMetadata(trigger: Extract<EventTrigger, { type: 'kafka' }>): Record<string, string> {
  return {
    bootstrapServers: trigger.bootstrapServers,
    consumerGroup: trigger.group,
    // Without a topic, the lag of all topics of the group counts, and their partitions together limit the replicas.
    ...(trigger.topic !== undefined && { topic: trigger.topic }),
    lagThreshold: String(trigger.lag),
    ...(trigger.iamRegion !== undefined && {
      sasl: 'oauthbearer',
      saslTokenProvider: 'aws_msk_iam',
      tls: 'enable',
      awsRegion: trigger.iamRegion,
    }),
  };
}

function resourceTrigger(type: 'cpu' | 'memory', percent: number | undefined, { name }: Workload): Trigger[] {
  if (percent === undefined) return [];
  return [{ type, metricType: 'Utilization', metadata: { value: String(percent), containerName: name } }];
}
