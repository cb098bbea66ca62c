import type { Manifest } from '../manifests/manifest.ts';
import type { Scaling } from '../spec/scaling.ts';
import { fields, items, text, type Fields, type Report } from './parts.ts';

/** The replicas of a Deployment, or the range of its HorizontalPodAutoscaler. */
export function scalingOf(manifest: Manifest, objects: readonly Manifest[], report: Report): Scaling {
  const autoscaler = objects.find((object) => {
    const { kind, name } = fields(fields(fields(object).spec).scaleTargetRef);
    return object.kind === 'HorizontalPodAutoscaler' && kind === 'Deployment' && name === manifest.metadata.name;
  });
  const { replicas = 1 } = fields(fields(manifest).spec);
  if (autoscaler === undefined) return { replicas: atLeastTwo(Number(replicas), report) };
  const { minReplicas = 1, maxReplicas = 2, metrics, targetCPUUtilizationPercentage } = fields(fields(autoscaler).spec);
  const cpu = utilization(items(metrics), 'cpu') ?? (targetCPUUtilizationPercentage as number | undefined);
  const memory = utilization(items(metrics), 'memory');
  const others = items(metrics).filter(({ type }) => type !== 'Resource' && type !== 'ContainerResource');
  for (const { type } of others)
    report(`scales by a metric of type ${text(type) ?? ''}`, 'scaling by prometheus, kafkaLag or rabbitmq');
  const min = atLeastTwo(Number(minReplicas), report);
  return {
    min,
    max: Math.max(Number(maxReplicas), min + 1),
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
  };
}

function utilization(metrics: readonly Fields[], name: string): number | undefined {
  const all = metrics.map(({ resource, containerResource }) => fields(resource ?? containerResource));
  const value = fields(all.find((one) => one.name === name)?.target).averageUtilization;
  return value === undefined ? undefined : Number(value);
}

/** A single replica is missing while its node is replaced. */
function atLeastTwo(replicas: number, report: Report): number {
  if (replicas >= 2) return replicas;
  report(
    `${replicas} replica${replicas === 1 ? '' : 's'}`,
    '2, so that one remains while nodes are replaced; or a StatefulSet, if there must be only one',
  );
  return 2;
}
