import known from '../knowledge/api-versions.json' with { type: 'json' };
import { minorOf, runningKubernetes } from '../knowledge/kubernetes-versions.ts';
import type { Cluster } from './cluster.ts';
import type { KubernetesObject } from './kinds.ts';

/** The end of an API version. */
interface EndedVersion {
  /** The version to write instead. */
  readonly instead: string;
  /** What stopped serving it, or will; a version of Kubernetes or of the controller. */
  readonly since: string;
  /** Whether it still answers, and is only on its way out. */
  readonly served?: boolean | undefined;
  /** Kinds that it is about, where the version lives on for others. @default - all */
  readonly kinds?: readonly string[] | undefined;
}

const endedVersions: Readonly<Record<string, readonly EndedVersion[]>> = known.versions;

/** The version to write instead of one that has an end; undefined for others. */
export function versionInstead({
  apiVersion,
  kind,
}: Pick<KubernetesObject, 'apiVersion' | 'kind'>): string | undefined {
  return endedVersions[apiVersion]?.find(({ kinds }) => kinds?.includes(kind) !== false)?.instead;
}

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
  const version = cluster.of('ClusterConfig')[0]?.metadata.version ?? runningKubernetes;
  return ends > (minorOf(version) ?? ends);
}
