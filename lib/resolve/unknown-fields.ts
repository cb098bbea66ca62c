import type { SchemaFile } from '../../imports/schema.ts';

/**
 * Fields of Kubernetes' own objects and of values files, by their path in the spec of a workload, and what to write there
 * instead. A star stands for any name.
 */
export const instead: Readonly<Record<string, string>> = {
  affinity: 'placement, the name of a node pool; spread over zones and hosts is the default',
  annotations: 'patches, with the reason',
  autoscaling: 'scaling: { min, max, cpu }',
  configMap: 'files',
  containers: 'image, args and resources of the one container; initContainers and sidecars for further ones',
  cron: 'schedule',
  domain: "routes: [{ host: 'api', path: '/' }], with a host of the system",
  env: 'environment',
  envFrom: 'environment, files and secrets',
  gpu: 'resources.gpus',
  healthCheck: 'probes',
  host: "routes: [{ host: 'api', path: '/' }], with a host of the system",
  hpa: 'scaling: { min, max, cpu }',
  imagePullPolicy: 'nothing: it follows from the tag',
  imagePullSecrets: 'nothing: the nodes have the rights',
  ingress: "routes: [{ host: 'api', path: '/' }], with a host of the system",
  livenessProbe: 'probes: { liveness, readiness }',
  maxReplicas: 'scaling: { min, max }',
  minReplicas: 'scaling: { min, max }',
  networkPolicy: 'calls, from which the policies of both sides follow',
  nodeSelector: 'placement, the name of a node pool',
  'overrides.*.env': 'environment',
  'overrides.*.image': 'the tag in releases.ts, which pins the images of each environment',
  'overrides.*.replicas': 'scaling: { replicas }',
  pdb: 'nothing: every Deployment and StatefulSet has a budget',
  persistence: 'storage: { size, mountPath }',
  podAnnotations: 'patches, with the reason',
  port: 'ports: { http: 8080 }',
  priorityClassName: 'priority',
  rbac: 'kubernetesApi',
  readinessProbe: 'probes: { liveness, readiness }',
  replicaCount: 'scaling: { replicas }',
  replicas: 'scaling: { replicas }',
  'resources.cpu': 'requests: { cpu, memory }',
  'resources.memory': 'requests: { cpu, memory }',
  'resources.nvidia.com/gpu': 'gpus',
  'resources.limits.nvidia.com/gpu': 'resources.gpus',
  'resources.requests.nvidia.com/gpu': 'resources.gpus',
  restartPolicy: 'nothing: it follows from the kind',
  runAsUser: 'user',
  'scaling.maxReplicas': 'max',
  'scaling.minReplicas': 'min',
  'scaling.targetCPUUtilizationPercentage': 'cpu',
  secret: 'secrets',
  securityContext: 'user and writable; the rest is the strictest by default',
  service: 'ports: { http: 8080 }',
  serviceAccount: 'kubernetesApi and aws, which are the rights of its own account',
  serviceAccountName: 'kubernetesApi and aws, which are the rights of its own account',
  startupProbe: 'probes: { startupSeconds }',
  tag: 'the tag in releases.ts, or with the image: name:tag',
  terminationGracePeriodSeconds: 'gracePeriodSeconds',
  tolerations: 'placement, the name of a node pool',
  topologySpreadConstraints: 'nothing: spread over zones and hosts is the default',
  volumeMounts: 'files, writable or storage',
  volumes: 'files, writable or storage',
};

/** What to write instead of an unknown field, if that is known: a field of other kinds of workload, or of Kubernetes. */
export function writtenInstead(
  path: readonly (string | number)[],
  kind: unknown,
  schema: SchemaFile,
): string | undefined {
  const [first, ...inner] = path.map(String);
  if (first === undefined) return undefined;
  const key = [first, ...(first === 'overrides' ? ['*', ...inner.slice(1)] : inner)].join('.');
  const text = Object.hasOwn(instead, key) ? instead[key] : undefined;
  // What to write may be a field that only other kinds have.
  const [field = ''] = /^\w+/.exec(text ?? '') ?? [];
  const having = kindsWith(field, schema);
  if (text !== undefined && (inner.length > 0 || having.length === 0 || having.includes(String(kind)))) return text;
  const kinds = inner.length === 0 ? kindsWith(first, schema) : [];
  if (kinds.length === 0) return undefined;
  return `a field that a ${String(kind)} has: only ${listed(kinds)} ${have(kinds)} ${first}`;
}

/** The kinds of workload with a field. */
function kindsWith(field: string, { $defs }: SchemaFile): readonly string[] {
  const { anyOf = [] } = $defs.WorkloadSpec ?? {};
  return anyOf.flatMap(({ $ref = '' }) => {
    const { properties = {} } = $defs[$ref.slice('#/$defs/'.length)] ?? {};
    return Object.hasOwn(properties, field) ? (properties.kind?.enum ?? []).map(String) : [];
  });
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function have(names: readonly string[]): string {
  return names.length === 1 ? 'has' : 'have';
}
