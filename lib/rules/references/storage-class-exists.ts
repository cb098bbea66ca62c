import type { Cluster } from '../../model/cluster.ts';
import { isDefaultClass, storageClassOf } from '../../model/data/storage-classes.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { mayBeBrought } from '../../model/references/brought.ts';
import { missing } from '../../model/references/missing.ts';

export const storageClassExists: ClusterRule = {
  id: 'storage-class-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'the StorageClass',
  kinds: ['PersistentVolumeClaim'],
  summary: 'every volume claim is of a StorageClass that exists, or there is a default one',
  why: 'A claim stays Pending if its StorageClass does not exist, or if it names none and the cluster has no default.',
  source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass',
  *check(cluster) {
    if (!isKnown(cluster) && mayBeBrought(cluster, 'StorageClass')) return;
    const classes = cluster.names('StorageClass', '');
    const known = new Set([...classes, ...builtIn(cluster)]);
    for (const { object, field, name } of claims(cluster)) {
      if (name === undefined) {
        if (hasDefault(cluster)) continue;
        const needed = classes.length === 0 ? 'a StorageClass, and its name here' : `one of ${classes.join(', ')}`;
        yield { object, field, is: 'no class, and no StorageClass is the default', needed };
      } else if (name !== '' && !known.has(name)) {
        yield { object, field, ...missing('StorageClass', '', name, known) };
      }
    }
  },
};

interface Claim {
  readonly object: KubernetesObject;
  readonly field: string;
  /** '' selects volumes that somebody provisions beforehand. */
  readonly name: string | undefined;
}

function* claims(cluster: Cluster): Iterable<Claim> {
  for (const object of cluster.of('PersistentVolumeClaim')) {
    if (object.spec?.volumeName !== undefined) continue;
    yield { object, field: 'spec.storageClassName', name: storageClassOf(object) };
  }
  for (const object of cluster.of('StatefulSet')) {
    for (const [index, claim] of (object.spec?.volumeClaimTemplates ?? []).entries())
      yield { object, field: `spec.volumeClaimTemplates[${index}].spec.storageClassName`, name: storageClassOf(claim) };
  }
  for (const { owner, spec, field } of cluster.pods) {
    for (const [index, { ephemeral }] of (spec.volumes ?? []).entries()) {
      const claim = ephemeral?.volumeClaimTemplate;
      if (claim === undefined) continue;
      const at = `${field}.volumes[${index}].ephemeral.volumeClaimTemplate.spec.storageClassName`;
      yield { object: owner, field: at, name: storageClassOf(claim) };
    }
  }
  for (const object of cluster.of('Cluster.postgresql.cnpg.io')) {
    for (const volume of ['storage', 'walStorage'] as const) {
      const storage = object.spec?.[volume];
      if (storage === undefined) continue;
      const name = storage.storageClass ?? storage.pvcTemplate?.storageClassName;
      yield { object, field: `spec.${volume}.storageClass`, name };
    }
  }
}

/** kind has `standard` and k3s `local-path`, both as the default; EKS from 1.30 has `gp2`, which is not the default. */
function builtIn(cluster: Cluster): readonly string[] {
  if (isEks(cluster)) return ['gp2'];
  return isKnown(cluster) ? ['standard', 'local-path'] : [];
}

function hasDefault(cluster: Cluster): boolean {
  if (!isEks(cluster) && isKnown(cluster)) return true;
  return cluster.of('StorageClass').some(isDefaultClass);
}

function isEks(cluster: Cluster): boolean {
  return cluster.of('ClusterConfig').length > 0;
}

/** A kind cluster has a configuration object; a k3s cluster is known only by its environment. */
function isKnown(cluster: Cluster): boolean {
  return cluster.of('Cluster.kind.x-k8s.io').length > 0 || cluster.environment === 'dev';
}
