import { endedVersions, type EndedVersion } from '../knowledge/api-versions.ts';
import type { Cluster } from './cluster.ts';
import type { KubernetesObject } from './kinds.ts';

/** Objects whose version has ended, or is about to. */
export function* ended(cluster: Cluster, served: boolean): Iterable<readonly [KubernetesObject, EndedVersion]> {
  for (const object of cluster.objects) {
    for (const version of endedVersions[object.apiVersion] ?? []) {
      if ((version.served === true) !== served) continue;
      if (version.kinds === undefined || version.kinds.includes(object.kind)) yield [object, version];
    }
  }
}
