import type { Volume, VolumeMount } from '../../imports/kubernetes.ts';
import type { ContainerResources } from '../resolve/pod-of-workload.ts';
import type { Claim, Workload } from '../resolve/workload.ts';

/** Directory of the configuration files. */
const filesDirectory = '/etc/config';

/** Volumes for the writable directories (limited by the pod's local disk), secret files and configuration files. */
export function podVolumes(
  { name, controller, pod, secrets, files }: Workload,
  { limits }: ContainerResources,
): Volume[] {
  const volumes: Volume[] = pod.writable.map((path) => ({
    name: volumeName(path),
    emptyDir: { sizeLimit: limits.ephemeralStorage },
  }));
  if (secrets !== undefined && secrets.files.length > 0) {
    const items = secrets.files.map((key) => ({ key, path: key }));
    volumes.push({ name: 'secrets', secret: { secretName: name, defaultMode: 0o440, items } });
  }
  if (claimOf(controller) !== undefined) volumes.push({ name: 'data', persistentVolumeClaim: { claimName: name } });
  const paths = Object.keys(files);
  if (paths.length > 0) {
    const items = paths.map((path) => ({ key: fileKey(path), path: path.replace(/^\//, '') }));
    const inFolders = paths.some((path) => path.includes('/'));
    volumes.push({ name: 'config', configMap: { name, defaultMode: 0o444, ...(inFolders && { items }) } });
  }
  return volumes;
}

/** Mount paths of the workload's writable directories, volume, secret files and configuration files. */
export function volumeMounts({ controller, pod, secrets, files }: Workload): VolumeMount[] {
  const mounts: VolumeMount[] = pod.writable.map((mountPath) => ({ name: volumeName(mountPath), mountPath }));
  const storage = controller.kind === 'StatefulSet' ? controller.storage : claimOf(controller);
  if (storage !== undefined) mounts.push({ name: 'data', mountPath: storage.mountPath });
  if (secrets !== undefined && secrets.files.length > 0)
    mounts.push({ name: 'secrets', mountPath: '/etc/secrets', readOnly: true });
  const paths = Object.keys(files);
  if (paths.some((path) => !path.startsWith('/')))
    mounts.push({ name: 'config', mountPath: filesDirectory, readOnly: true });
  // Alone, so that what the image has beside it stays.
  for (const path of paths.filter((one) => one.startsWith('/')))
    mounts.push({ name: 'config', mountPath: path, subPath: path.slice(1), readOnly: true });
  return mounts;
}

function claimOf(controller: Workload['controller']): Claim | undefined {
  return controller.kind === 'Deployment' ? controller.storage : undefined;
}

/** Key of a file in the ConfigMap, which has no folders: `conf.d_app.yaml` for `conf.d/app.yaml`. */
export function fileKey(path: string): string {
  return path.replace(/^\//, '').replaceAll('/', '_');
}

/** Name of the volume of a writable directory: `var-run-x` for `/var/run/x`. */
function volumeName(path: string): string {
  return path
    .replace(/^\//, '')
    .replaceAll(/[^a-zA-Z0-9]+/g, '-')
    .toLowerCase();
}
