import type { ClusterSpec } from '../spec/cluster.ts';
import type { Environment } from '../spec/environment.ts';
import type { DeploymentSpec } from '../spec/workload.ts';
import { resolveDelivery } from './delivery.ts';
import type { Report } from './problem.ts';
import type { Scaling } from './scaling-of-workload.ts';
import type { Claim } from './workload.ts';

/** The volume that the pods of a Deployment have in common. On one machine every pod may mount it. */
export function deploymentClaim(
  spec: DeploymentSpec,
  scaling: Scaling,
  environment: Environment,
  cluster: ClusterSpec,
  report: Report,
): Claim | undefined {
  if (spec.storage === undefined) return undefined;
  const { mountPath, shared = false } = spec.storage;
  const size = spec.overrides?.[environment.name]?.storageSize ?? spec.storage.size;
  const onOneMachine = environment.platform !== 'eks';
  if (shared) {
    if (!onOneMachine && cluster.sharedFileSystem === undefined)
      report(
        'storage.shared',
        `true, and ${cluster.name} has no file system that several nodes mount`,
        `sharedFileSystem of ${environment.name} in clusters.ts, or one replica and a volume that is not shared`,
      );
    return {
      size,
      mountPath,
      ...(onOneMachine
        ? { storageClass: undefined, accessMode: 'ReadWriteOnce' }
        : { storageClass: 'efs', accessMode: 'ReadWriteMany' }),
      isExclusive: false,
    };
  }
  const most = scaling.by === 'nobody' ? scaling.replicas : scaling.max;
  if (most > 1)
    report(
      'storage',
      `one node at a time mounts it, and there may be ${most} replicas`,
      'scaling: { replicas: 1 }; shared: true; or a StatefulSet, whose replicas each have a volume',
    );
  const { strategy } = resolveDelivery(spec, environment);
  if (strategy !== 'rolling')
    report(
      'storage',
      `one node at a time mounts it, and '${strategy}' runs two versions at once`,
      'a rolling delivery, which waits for the old version to end; or shared: true',
    );
  return {
    size,
    mountPath,
    storageClass: onOneMachine ? undefined : 'gp3',
    accessMode: 'ReadWriteOnce',
    isExclusive: true,
  };
}
