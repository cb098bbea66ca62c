import type { Cluster } from '../../model/cluster.ts';
import { storageClassOf } from '../../model/data/storage-classes.ts';
import type { Of } from '../../model/kinds.ts';
import { quantity } from '../../model/quantity.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const volumeFitsClaim: ClusterRule = {
  id: 'volume-fits-claim',
  tier: 'correctness',
  severity: 'error',
  kinds: ['PersistentVolumeClaim'],
  summary: 'a claim and the PersistentVolume that is meant for it agree in class, size, access and mode',
  why: 'A claim that names a volume, or is named by one, stays Pending if the two do not agree: no other volume is tried.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume',
  *check(cluster) {
    for (const claim of cluster.of('PersistentVolumeClaim')) {
      const { volumeName = '' } = claim.spec ?? {};
      const { name, namespace = '' } = claim.metadata;
      const volume =
        volumeName === ''
          ? cluster.once(volumesByClaim).get(`${namespace}/${name}`)
          : cluster.named('PersistentVolume', '', volumeName);
      if (volume !== undefined) yield* differences(claim, volume);
    }
  },
};

type Claim = Of<'PersistentVolumeClaim'>;
type Volume = Of<'PersistentVolume'>;

/** Volumes that are reserved for a claim, by its namespace and name. */
function volumesByClaim(cluster: Cluster): ReadonlyMap<string, Volume> {
  return new Map(
    cluster.of('PersistentVolume').flatMap((volume) => {
      const { name, namespace = '' } = volume.spec?.claimRef ?? {};
      return name === undefined ? [] : [[`${namespace}/${name}`, volume] as const];
    }),
  );
}

/** https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/controller/volume/persistentvolume/pv_controller.go */
function* differences(object: Claim, volume: Volume): Iterable<Found> {
  const { metadata, spec = {} } = object;
  const { capacity, accessModes, claimRef, volumeMode = 'Filesystem' } = volume.spec ?? {};
  const by = `PersistentVolume ${volume.metadata.name}`;
  const said = (field: string, is: string, needed: string): Found => ({ object, field: `spec.${field}`, is, needed });
  if (claimRef?.name !== undefined && (claimRef.name !== metadata.name || claimRef.namespace !== metadata.namespace)) {
    yield said('volumeName', `${by} is reserved for ${claimRef.namespace ?? ''}/${claimRef.name}`, 'another volume');
    return;
  }
  // Admission gives a claim without a class the default one, which nobody need have written here.
  const [asked, own = ''] = [storageClassOf(object), storageClassOf(volume)];
  if (asked !== undefined && asked !== own)
    yield said('storageClassName', `'${asked}', and ${by} is of '${own}'`, `'${own}'`);
  const [size, has] = [spec.resources?.requests?.storage, capacity?.storage];
  if (size !== undefined && has !== undefined && quantity(size) > quantity(has))
    yield said('resources.requests.storage', `${String(size)}, and ${by} has ${String(has)}`, `at most ${String(has)}`);
  for (const mode of spec.accessModes ?? [])
    if (accessModes !== undefined && !accessModes.includes(mode))
      yield said('accessModes', `${mode}, and ${by} has ${accessModes.join(', ')}`, `only ${accessModes.join(', ')}`);
  if ((spec.volumeMode ?? 'Filesystem') !== volumeMode)
    yield said(
      'volumeMode',
      `${spec.volumeMode ?? 'missing, which is Filesystem'}, and ${by} is of ${volumeMode}`,
      volumeMode,
    );
}
