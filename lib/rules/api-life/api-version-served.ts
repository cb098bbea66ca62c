import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import type { ClusterRule } from '../rule.ts';
import { endedVersions, type EndedVersion } from './api-versions.ts';

/** An object of a version that is not served is refused: no matches for kind. */
export const apiVersionServed: ClusterRule = {
  id: 'api-version-served',
  severity: 'error',
  summary: 'every apiVersion is served from Kubernetes 1.28 on, and by the controllers that are installed',
  *check(cluster) {
    for (const [object, { instead, since }] of ended(cluster, false)) {
      yield { object, field: 'apiVersion', is: `'${object.apiVersion}' is not served since ${since}`, needed: instead };
    }
  },
};

/** Objects whose version has ended, or is about to. */
export function* ended(cluster: Cluster, served: boolean): Iterable<readonly [KubernetesObject, EndedVersion]> {
  for (const object of cluster.objects) {
    for (const version of endedVersions[object.apiVersion] ?? []) {
      if ((version.served === true) !== served) continue;
      if (version.kinds === undefined || version.kinds.includes(object.kind)) yield [object, version];
    }
  }
}
