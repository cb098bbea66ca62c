import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import { storageClassOf } from '../data/storage-classes.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';
import type { PersistentVolumeClaim } from '../../../imports/kubernetes.ts';
import { peakReplicas } from '../pods/peak-replicas.ts';
import { quantity } from '../quantity.ts';

/** PersistentVolumeClaims of one template. */
export interface Claims {
  readonly owner: KubernetesObject;
  readonly field: string;
  readonly namespace: string;
  /** How many there are at most. */
  readonly count: number;
  /** Bytes that each asks for. */
  readonly size: number;
  readonly storageClass: string | undefined;
}

/** All PersistentVolumeClaims that the objects of a cluster make, by namespace. */
export function claimsByNamespace(cluster: Cluster): ReadonlyMap<string, readonly Claims[]> {
  const byNamespace = new Map<string, Claims[]>();
  const add = (owner: KubernetesObject, field: string, count: number, size: unknown, storageClass?: string): void => {
    const namespace = owner.metadata.namespace ?? '';
    const bytes = quantity(size);
    const claims = { owner, field, namespace, count, size: Number.isFinite(bytes) ? bytes : 0, storageClass };
    append(byNamespace, namespace, claims);
  };
  const claim = (owner: KubernetesObject, field: string, count: number, template: Loose<PersistentVolumeClaim>) => {
    const size = template.spec?.resources?.requests?.storage;
    add(owner, `${field}.resources.requests.storage`, count, size, storageClassOf(template));
  };
  for (const one of cluster.of('PersistentVolumeClaim')) claim(one, 'spec', 1, one);
  for (const pods of cluster.pods) {
    const { owner, spec, field, role } = pods;
    for (const [index, volume] of (spec.volumes ?? []).entries()) {
      const template = volume.ephemeral?.volumeClaimTemplate;
      if (template === undefined) continue;
      claim(owner, `${field}.volumes[${index}].ephemeral.volumeClaimTemplate.spec`, peakReplicas(pods), template);
    }
    if (owner.kind === 'StatefulSet') {
      const { volumeClaimTemplates = [] } = (owner as Of<'StatefulSet'>).spec ?? {};
      for (const [index, template] of volumeClaimTemplates.entries())
        claim(owner, `spec.volumeClaimTemplates[${index}].spec`, pods.replicas.max, template);
    }
    if (role === 'instance' && owner.kind === 'Cluster') {
      const { storage, walStorage, tablespaces = [] } = (owner as Of<'Cluster.postgresql.cnpg.io'>).spec ?? {};
      const { max } = pods.replicas;
      add(owner, 'spec.storage.size', max, storage?.size, storage?.storageClass);
      if (walStorage !== undefined) add(owner, 'spec.walStorage.size', max, walStorage.size, walStorage.storageClass);
      for (const [index, { storage: own }] of tablespaces.entries())
        add(owner, `spec.tablespaces[${index}].storage.size`, max, own?.size, own?.storageClass);
    }
  }
  return byNamespace;
}
