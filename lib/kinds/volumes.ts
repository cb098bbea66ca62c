import type { Volume, VolumeMount } from '../../imports/kubernetes.ts';
import type { ContainerResources, Workload } from '../resolve/workload.ts';

/** Volumes for the writable directories (limited by the pod's local disk), secret files and configuration files. */
export function podVolumes({ name, pod, secrets, files }: Workload, { limits }: ContainerResources): Volume[] {
  const volumes: Volume[] = pod.writable.map((path) => ({
    name: volumeName(path),
    emptyDir: { sizeLimit: limits.ephemeralStorage },
  }));
  if (secrets !== undefined && secrets.files.length > 0) {
    const items = secrets.files.map((key) => ({ key, path: key }));
    volumes.push({ name: 'secrets', secret: { secretName: name, defaultMode: 0o440, items } });
  }
  if (Object.keys(files).length > 0) volumes.push({ name: 'config', configMap: { name, defaultMode: 0o444 } });
  return volumes;
}

/** Mount paths of the workload's writable directories, volume, secret files and configuration files. */
export function volumeMounts({ controller, pod, secrets, files }: Workload): VolumeMount[] {
  const mounts: VolumeMount[] = pod.writable.map((mountPath) => ({ name: volumeName(mountPath), mountPath }));
  if (controller.kind === 'StatefulSet') mounts.push({ name: 'data', mountPath: controller.storage.mountPath });
  if (secrets !== undefined && secrets.files.length > 0)
    mounts.push({ name: 'secrets', mountPath: '/etc/secrets', readOnly: true });
  if (Object.keys(files).length > 0) mounts.push({ name: 'config', mountPath: '/etc/config', readOnly: true });
  return mounts;
}

/** Name of the volume of a writable directory: `var-run-x` for `/var/run/x`. */
function volumeName(path: string): string {
  return path
    .replace(/^\//, '')
    .replaceAll(/[^a-zA-Z0-9]+/g, '-')
    .toLowerCase();
}
