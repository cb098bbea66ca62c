import { grouped } from '../append.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import type { ObjectsByKind } from '../objects-by-kind.ts';
import { targetKey, targetOf, type Target } from './targets.ts';

/** An autoscaler of replicas: a HorizontalPodAutoscaler or a ScaledObject. */
export interface Autoscaler {
  readonly object: Of<'HorizontalPodAutoscaler'> | Of<'ScaledObject'>;
  readonly target: Target;
  readonly min: number;
  readonly minField: string;
  readonly max: number;
  readonly maxField: string;
  readonly resources: readonly ResourceMetric[];
}

/** A metric of CPU or memory. */
export interface ResourceMetric {
  readonly resource: string;
  /** The one container that is measured. @default - the pod, all of its containers together */
  readonly container?: string;
  /** Whether usage is divided by what is requested. */
  readonly ofRequests: boolean;
  readonly field: string;
  /** Field that would name the container. */
  readonly containerField: string;
}

/** All HorizontalPodAutoscalers and ScaledObjects. */
export function autoscalersOf(cluster: ObjectsByKind): readonly Autoscaler[] {
  return [
    ...cluster.of('HorizontalPodAutoscaler').map(horizontal),
    ...cluster.of('ScaledObject').map((object) => scaledObject(object)),
  ];
}

/** The same by the workload that they scale. */
export function autoscalersByTarget(cluster: ObjectsByKind): ReadonlyMap<string, readonly Autoscaler[]> {
  return grouped(autoscalersOf(cluster), ({ target }) => targetKey(target));
}

/** An object in messages: `ScaledObject etl`. */
export function objectText({ kind, metadata: { name } }: KubernetesObject): string {
  return `${kind} ${name}`;
}

function horizontal(object: Of<'HorizontalPodAutoscaler'>): Autoscaler {
  const { minReplicas = 1, maxReplicas = minReplicas, metrics: written = [], scaleTargetRef } = object.spec ?? {};
  const metrics = written.length === 0 ? byDefault : written;
  const resources: ResourceMetric[] = [];
  for (const [index, metric] of metrics.entries()) {
    const { resource, containerResource } = metric;
    const of = resource ?? containerResource;
    if (of?.name === undefined) continue;
    const container = containerResource?.container;
    const field = `spec.metrics[${index}]`;
    resources.push({
      resource: of.name,
      ...(container === undefined ? {} : { container }),
      ofRequests: of.target?.type === 'Utilization',
      field,
      containerField:
        metrics === byDefault
          ? 'spec.metrics'
          : container === undefined
            ? `${field}.type`
            : `${field}.containerResource.container`,
    });
  }
  return {
    object,
    target: targetOf(object, scaleTargetRef),
    min: minReplicas,
    minField: 'spec.minReplicas',
    max: maxReplicas,
    maxField: 'spec.maxReplicas',
    resources,
  };
}

type Metric = NonNullable<NonNullable<Of<'HorizontalPodAutoscaler'>['spec']>['metrics']>[number];

/** Without metrics it is 80 % of CPU: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
const byDefault: readonly Metric[] = [
  { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
];

/** https://keda.sh/docs/latest/scalers/cpu/ */
function scaledObject(object: Of<'ScaledObject'>): Autoscaler {
  const { minReplicaCount = 0, maxReplicaCount = 100, scaleTargetRef, triggers = [] } = object.spec ?? {};
  const resources: ResourceMetric[] = [];
  for (const [index, { type, metricType, metadata = {} }] of triggers.entries()) {
    if (type !== 'cpu' && type !== 'memory') continue;
    const container = metadata.containerName;
    resources.push({
      resource: type,
      ...(container === undefined ? {} : { container }),
      ofRequests: (metricType ?? metadata.type ?? 'Utilization') === 'Utilization',
      field: `spec.triggers[${index}]`,
      containerField: `spec.triggers[${index}].metadata.containerName`,
    });
  }
  return {
    object,
    target: targetOf(object, scaleTargetRef),
    min: minReplicaCount,
    minField: 'spec.minReplicaCount',
    max: maxReplicaCount,
    maxField: 'spec.maxReplicaCount',
    resources,
  };
}
