import { apiGroup, type Manifest } from './manifests/manifest.ts';

/** Wave of the workloads, and of every kind without a row below. */
const workloads = 0;

/**
 * The sync wave of each kind: an object is applied after the objects that it needs. A row is a kind or, ending in `/*`,
 * an API group. Hooks set their own waves between these.
 */
const waves: Readonly<Record<string, number>> = {
  Namespace: -5,
  PriorityClass: -5,
  StorageClass: -5,
  ClusterIssuer: -5,
  NodePool: -5,
  EC2NodeClass: -5,
  ResourceQuota: -4,
  LimitRange: -4,
  NetworkPolicy: -4,
  PeerAuthentication: -4,
  ServiceAccount: -4,
  'Role.rbac.authorization.k8s.io': -4,
  RoleBinding: -4,
  'iam.services.k8s.aws/*': -4,
  'eks.services.k8s.aws/*': -4,
  SecretStore: -4,
  'elasticache.services.k8s.aws/*': -3,
  'mq.services.k8s.aws/*': -3,
  'rds.services.k8s.aws/*': -3,
  'kafka.services.k8s.aws/*': -3,
  's3.services.k8s.aws/*': -3,
  ExternalSecret: -3,
  ObjectStore: -3,
  Certificate: -3,
  ServiceEntry: -3,
  Sidecar: -3,
  'Cluster.postgresql.cnpg.io': -2,
  StatefulSet: -2,
  ConfigMap: -2,
  Service: -2,
  DestinationRule: -2,
  EnvoyFilter: -2,
  AuthorizationPolicy: -2,
  AnalysisTemplate: -2,
  TriggerAuthentication: -2,
  Deployment: workloads,
  DaemonSet: workloads,
  Job: workloads,
  CronJob: workloads,
  RayCluster: workloads,
  Rollout: workloads,
  // A volume is bound when its first pod is scheduled, so that in an earlier wave its claim would wait for ever.
  PersistentVolumeClaim: workloads,
  // Nothing waits for traces, access logs and backups.
  Telemetry: workloads,
  'velero.io/*': workloads,
  HorizontalPodAutoscaler: 1,
  ScaledObject: 1,
  VerticalPodAutoscaler: 1,
  PodDisruptionBudget: 1,
  KafkaTopic: 1,
  RequestAuthentication: -2,
  Gateway: 1,
  VirtualService: 1,
  ScheduledBackup: 1,
  PodMonitor: 1,
  PrometheusRule: 1,
  AlertmanagerConfig: 1,
};

/** Annotation with Argo CD's sync options for an object. */
export const syncOptionsKey = 'argocd.argoproj.io/sync-options';

const waveKey = 'argocd.argoproj.io/sync-wave';

/** The wave of an object, and whether the object itself names it. */
export function waveOf(manifest: Manifest): { readonly wave: number; readonly isStated: boolean } {
  const stated = manifest.metadata.annotations?.[waveKey];
  const wave = Number(stated ?? withSyncOptions(manifest).metadata.annotations?.[waveKey] ?? workloads);
  return { wave, isStated: stated !== undefined };
}

/** The object with another wave. */
export function withWave<T extends Manifest>(manifest: T, wave: number): T {
  const annotations = { ...manifest.metadata.annotations, [waveKey]: String(wave) };
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

/** Kinds that hold data, and the Namespace, which contains everything: Argo CD neither prunes nor deletes them. */
const kept: readonly string[] = [
  'Namespace',
  'StatefulSet',
  'PersistentVolumeClaim',
  'KafkaTopic',
  'Cluster.postgresql.cnpg.io',
  'elasticache.services.k8s.aws/*',
  'mq.services.k8s.aws/*',
  'rds.services.k8s.aws/*',
  'kafka.services.k8s.aws/*',
  's3.services.k8s.aws/*',
];

/** The object with the annotations for its wave and, if Argo CD must never delete it, for its sync options. */
export function withSyncOptions<T extends Manifest>(manifest: T): T {
  const key = `${manifest.apiVersion} ${manifest.kind}`;
  let options = optionsByKind.get(key);
  if (options === undefined) optionsByKind.set(key, (options = syncOptions(manifest)));
  if (options === 'none') return manifest;
  const { metadata } = manifest;
  const annotations = metadata.annotations === undefined ? options : { ...options, ...metadata.annotations };
  return { ...manifest, metadata: { ...metadata, annotations } };
}

type Annotations = NonNullable<Manifest['metadata']['annotations']>;

const optionsByKind = new Map<string, Annotations | 'none'>();

function syncOptions(manifest: Manifest): Annotations | 'none' {
  const wave = waves[rowOf(manifest) ?? ''] ?? workloads;
  const isKept = rowsOf(manifest).some((row) => kept.includes(row));
  if (wave === workloads && !isKept) return 'none';
  return {
    ...(wave !== workloads && { [waveKey]: String(wave) }),
    ...(isKept && { [syncOptionsKey]: 'Prune=false,Delete=false' }),
  };
}

/** The row of `waves` for an object; undefined if its kind has none. */
export function rowOf(manifest: Pick<Manifest, 'apiVersion' | 'kind'>): string | undefined {
  return rowsOf(manifest).find((row) => row in waves);
}

function rowsOf({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): readonly string[] {
  const group = apiGroup({ apiVersion });
  return [`${kind}.${group}`, kind, `${group}/*`];
}
