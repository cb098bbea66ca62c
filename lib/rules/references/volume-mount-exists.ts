import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { missing } from '../../model/references/missing.ts';

export const volumeMountExists: ClusterRule = {
  id: 'volume-mount-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every mount names a volume or a claim template of its pod, and every claim that a volume names exists',
  why: 'The API server refuses a pod whose mount names no volume. Its Deployment syncs without an error, but creates no pods.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  *check(cluster) {
    for (const pods of cluster.pods) {
      // CloudNativePG adds its volumes and containers itself.
      if (pods.role === 'instance' || pods.owner.kind === 'Pooler') continue;
      const volumes = new Set([...(pods.spec.volumes ?? []).map(({ name }) => name ?? ''), ...templates(pods)]);
      for (const { container, field } of containersOf(pods)) {
        for (const list of ['volumeMounts', 'volumeDevices'] as const) {
          for (const [index, { name }] of (container[list] ?? []).entries()) {
            if (name === undefined || volumes.has(name)) continue;
            const words = missing('volume', '', name, volumes);
            yield { object: pods.owner, field: `${field}.${list}[${index}].name`, ...words };
          }
        }
      }
      yield* claims(cluster, pods);
    }
  },
};

/** Claims that a StatefulSet creates for each pod. */
function templates({ owner }: Pods): readonly string[] {
  if (owner.kind !== 'StatefulSet') return [];
  const { volumeClaimTemplates = [] } = (owner as Of<'StatefulSet'>).spec ?? {};
  return volumeClaimTemplates.map(({ metadata }) => metadata?.name ?? '');
}

function* claims(cluster: Cluster, { owner, field, namespace, spec }: Pods) {
  for (const [index, { persistentVolumeClaim }] of (spec.volumes ?? []).entries()) {
    const name = persistentVolumeClaim?.claimName;
    if (name === undefined || isClaim(cluster, namespace, name)) continue;
    const words = missing('PersistentVolumeClaim', namespace, name, cluster.names('PersistentVolumeClaim', namespace));
    yield { object: owner, field: `${field}.volumes[${index}].persistentVolumeClaim.claimName`, ...words };
  }
}

/** Whether a claim is in the input, or created by a StatefulSet or CloudNativePG: `data-web-0`, `database-1-wal`. */
function isClaim(cluster: Cluster, namespace: string, name: string): boolean {
  // The schema has claims only as templates, which have no namespace.
  for (const home of [namespace, '']) if (cluster.named('PersistentVolumeClaim', home, name) !== undefined) return true;
  const numbered = (prefix: string) => name.startsWith(prefix) && /^\d+(-wal)?$/.test(name.slice(prefix.length));
  return (
    cluster
      .of('StatefulSet')
      .some(
        ({ metadata, spec }) =>
          metadata.namespace === namespace &&
          (spec?.volumeClaimTemplates ?? []).some((claim) =>
            numbered(`${claim.metadata?.name ?? ''}-${metadata.name}-`),
          ),
      ) ||
    cluster
      .of('Cluster.postgresql.cnpg.io')
      .some(({ metadata }) => metadata.namespace === namespace && numbered(`${metadata.name}-`))
  );
}
