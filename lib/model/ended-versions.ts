import { endedVersions, type EndedVersion } from '../knowledge/api-versions.ts';
import { minorOf, runningKubernetes } from '../knowledge/kubernetes-versions.ts';
import type { Cluster } from './cluster.ts';
import type { KubernetesObject } from './kinds.ts';

/** Objects whose version the cluster no longer serves, or will stop serving. */
export function* ended(cluster: Cluster, served: boolean): Iterable<readonly [KubernetesObject, EndedVersion]> {
  for (const object of cluster.objects) {
    for (const version of endedVersions[object.apiVersion] ?? []) {
      if (answers(cluster, version) !== served) continue;
      if (version.kinds === undefined || version.kinds.includes(object.kind)) yield [object, version];
    }
  }
}

function answers(cluster: Cluster, { since, served }: EndedVersion): boolean {
  const ends = minorOf(since.replace('Kubernetes ', ''));
  if (ends === undefined) return served === true;
  const { version = runningKubernetes } = (cluster.of('ClusterConfig')[0]?.metadata ?? {}) as { version?: string };
  return ends > (minorOf(version) ?? ends);
}
