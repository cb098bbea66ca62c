import type { Manifest } from '../manifests/manifest.ts';
import type { Scaling } from '../spec/scaling.ts';
import type { ClaimedVolume } from '../spec/workload.ts';
import { memoryOf } from './amounts.ts';
import { fields, items, text, texts, type Fields, type Report } from './parts.ts';

/** The volume of a Deployment, and how many replicas may mount it; of several claims the first. */
export function claimOf(
  pod: Fields,
  container: Fields,
  objects: readonly Manifest[],
  scaling: Scaling,
  report: Report,
): { readonly storage?: ClaimedVolume; readonly scaling: Scaling } {
  const claims = items(pod.volumes).filter(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined);
  const [volume, ...others] = claims;
  if (volume === undefined) return { scaling };
  for (const other of others) report(`mounts claim ${claimName(other)} too`, 'one volume, with both in it');
  const name = claimName(volume);
  const claim = objects.find(({ kind, metadata }) => kind === 'PersistentVolumeClaim' && metadata.name === name);
  const spec = fields(fields(claim).spec);
  const size = memoryOf(fields(fields(spec.resources).requests).storage);
  if (claim === undefined) report(`mounts claim ${name}, which is not here`, 'its size: 1Gi is a guess');
  const mounts = items(container.volumeMounts).filter((mount) => mount.name === volume.name);
  const [mounted, ...more] = mounts;
  if (mounted?.subPath !== undefined || more.length > 0)
    report(`mounts parts of claim ${name}`, 'all of it in one place, with the parts as folders');
  report(`has its data in claim ${name}`, 'a copy of the data in the new claim, which bears the name of the workload');
  const storage = { size: size ?? '1Gi', mountPath: text(mounted?.mountPath) ?? '/data' };
  if (texts(spec.accessModes).includes('ReadWriteMany')) {
    report(
      `several pods mount claim ${name}`,
      'storage with shared: true, and sharedFileSystem of the cluster; until then one replica',
    );
  } else if (!('replicas' in scaling) || scaling.replicas > 1)
    report(
      `one node at a time mounts claim ${name}`,
      'one replica, or a StatefulSet whose replicas each have a volume',
    );
  return { storage, scaling: { replicas: 1 } };
}

function claimName({ persistentVolumeClaim }: Fields): string {
  return text(fields(persistentVolumeClaim).claimName) ?? '';
}
