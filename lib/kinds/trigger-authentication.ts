import type { TriggerAuthentication } from '../../imports/types/keda.sh.ts';
import type { EventTrigger } from '../resolve/scaling-of-workload.ts';
import type { Workload } from '../resolve/workload.ts';
import { workloadMetadata } from './metadata.ts';

/** How KEDA signs in for one scaler: to AWS with its own identity, or with keys of the workload's Secret. */
export function sourceAuthentication(
  workload: Workload,
  { authentication = '', aws, secrets }: Extract<EventTrigger, { type: 'source' }>,
): TriggerAuthentication {
  const keys = Object.entries(secrets).map(([parameter, key]) => ({ parameter, name: workload.name, key }));
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: workloadMetadata(workload, { name: `${workload.name}-${authentication}` }),
    spec: {
      ...(aws && { podIdentity: { provider: 'aws' as const } }),
      ...(keys.length > 0 && { secretTargetRef: keys }),
    },
  };
}

/** How KEDA signs in for a workload's triggers: to MSK with its own identity, to RabbitMQ with the workload's URL. */
export function triggerAuthentication(workload: Workload, triggers: readonly EventTrigger[]): TriggerAuthentication {
  const rabbitmq = triggers.find((trigger) => trigger.type === 'rabbitmq');
  const kafka = triggers.some((trigger) => trigger.type === 'kafka' && trigger.iamRegion !== undefined);
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'TriggerAuthentication',
    metadata: workloadMetadata(workload),
    spec: {
      ...(kafka && { podIdentity: { provider: 'aws' as const } }),
      ...(rabbitmq && { secretTargetRef: [{ parameter: 'host', name: workload.name, key: rabbitmq.secretKey }] }),
    },
  };
}
