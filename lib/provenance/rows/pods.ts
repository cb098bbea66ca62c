/** Fields of a pod template that are the same in every kind, below the template. */
const template = {
  'metadata.labels': 'labels',
  "metadata.labels['app.kubernetes.io/name']": 'name',
  "metadata.labels['app.kubernetes.io/part-of']": '/name',
  'metadata.labels.owner': '/owner',
  "metadata.annotations['strata.dev/config-hash']": 'files',
  "metadata.labels['app.kubernetes.io/version']": '@image',
  'spec.nodeSelector': 'placement | interruptible',
  'spec.tolerations': 'placement | interruptible',
  'spec.affinity.nodeAffinity': 'placement',
  'spec.priorityClassName': 'priority | interruptible',
  'spec.terminationGracePeriodSeconds': 'gracePeriodSeconds',
  'spec.automountServiceAccountToken': 'kubernetesApi',
  'spec.securityContext.runAsUser': 'user',
  'spec.securityContext.runAsGroup': 'user',
  'spec.securityContext.fsGroup': 'user',
  'spec.volumes[name=config]': 'files',
  'spec.volumes[name=secrets]': 'secrets',
  'spec.volumes[name=secrets].secret.items[key>key]': '@secret',
  'spec.volumes[name>volume]': '@writable',
} as const;

/** Fields of the main container, below it. Its resources have another field in the head of a Ray cluster. */
const process = {
  image: '@image',
  "resources.requests['nvidia.com/gpu']": 'resources.gpus',
  "resources.limits['nvidia.com/gpu']": 'resources.gpus',
  'env[name>variable]': '@variable',
  'ports[name=http-metrics]': 'metrics.port',
  'ports[name>port]': 'ports.{port}',
  'securityContext.runAsUser': 'user',
  'securityContext.runAsGroup': 'user',
  'volumeMounts[name=config]': 'files',
  'volumeMounts[name=secrets]': 'secrets',
  'volumeMounts[name=data]': 'storage.mountPath',
  'volumeMounts[mountPath>path]': '@writablePath',
} as const;

/** Fields that only a container with a command from the spec has. */
const commanded = {
  'command[#index]': 'command[{index}]',
  'args[#index]': 'args[{index}]',
  command: 'command',
  args: 'args',
  livenessProbe: 'probes.liveness',
  'livenessProbe.httpGet.port': '@port | probes.port',
  readinessProbe: 'probes.readiness',
  'readinessProbe.httpGet.port': '@port | probes.port',
  'readinessProbe.failureThreshold': 'probes.readinessFailures',
  startupProbe: 'probes.liveness',
  'startupProbe.failureThreshold': 'probes.startupSeconds',
  'startupProbe.httpGet.port': '@port | probes.port',
} as const;

/** Further containers, below the list of initContainers. */
const extra = {
  '[name>container]': 'initContainers.{container} | sidecars.{container}',
  '[name>container].image': '@extraImage',
  '[name>container].securityContext.runAsUser': 'user',
  '[name>container].securityContext.runAsGroup': 'user',
  '[name>container].volumeMounts[mountPath>path]': '@writablePath',
  '[name>container].env[name>variable]':
    'initContainers.{container}.environment.{variable} | sidecars.{container}.environment.{variable} | @variable',
  '[name>container].command': 'initContainers.{container}.command | sidecars.{container}.command',
  '[name>container].args': 'initContainers.{container}.args | sidecars.{container}.args',
  ...resources('[name>container].resources', 'initContainers.{container}.resources', 'sidecars.{container}.resources'),
} as const;

/**
 * Amounts of a container below `field`. The cause is the first of several fields that the spec sets, or else the first
 * one.
 */
export function resources(field: string, ...specs: readonly string[]): Readonly<Record<string, string>> {
  const rows = {
    'requests.cpu': 'requests.cpu',
    'requests.memory': 'requests.memory',
    "requests['ephemeral-storage']": 'ephemeralStorage.request',
    'limits.cpu': 'limits.cpu',
    'limits.memory': 'limits.memory',
    "limits['ephemeral-storage']": 'ephemeralStorage.limit',
  };
  return Object.fromEntries(
    Object.entries(rows).map(([at, of]) => [`${field}.${at}`, specs.map((spec) => `${spec}.${of}`).join(' | ')]),
  );
}

/** Rows of a pod template with its main container, below the template. */
export function podRows(): Readonly<Record<string, string>> {
  const main = { ...process, ...commanded, ...resources('resources', 'resources') };
  return {
    ...template,
    'spec.volumes[name>volume].emptyDir.sizeLimit': 'resources.ephemeralStorage.limit',
    ...prefixed('spec.containers[name=$name].', main),
    ...prefixed('spec.initContainers', extra),
  };
}

/** Rows of a pod template in a Ray cluster, where KubeRay sets the command. */
export function rayRows(container: string, spec: string): Readonly<Record<string, string>> {
  return {
    ...template,
    'spec.volumes[name=dev-shm]': 'workers.sharedMemory',
    'spec.volumes[name=dev-shm].emptyDir.sizeLimit': 'workers.sharedMemory',
    'spec.volumes[name>volume].emptyDir.sizeLimit': `${spec}.ephemeralStorage.limit`,
    ...prefixed(`spec.containers[name=${container}].`, { ...process, ...resources('resources', spec) }),
  };
}

function prefixed(path: string, rows: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(rows).map(([field, spec]) => [path + field, spec]));
}
