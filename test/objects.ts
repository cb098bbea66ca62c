import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type * as core from '../imports/kubernetes.ts';
import type { AnalysisTemplate, Application, AppProject, Rollout } from '../imports/types/argoproj.io.ts';
import type { VerticalPodAutoscaler } from '../imports/types/autoscaling.k8s.io.ts';
import type { ExternalSecret, SecretStore } from '../imports/types/external-secrets.io.ts';
import type { Cluster as KafkaCluster } from '../imports/types/kafka.services.k8s.aws.ts';
import type { KafkaTopic } from '../imports/types/kafka.strimzi.io.ts';
import type { NodePool } from '../imports/types/karpenter.sh.ts';
import type { ScaledObject, TriggerAuthentication } from '../imports/types/keda.sh.ts';
import type { ObjectStore } from '../imports/types/barmancloud.cnpg.io.ts';
import type { Cluster as PostgresqlCluster, ScheduledBackup } from '../imports/types/postgresql.cnpg.io.ts';
import type { PodMonitor, PrometheusRule } from '../imports/types/monitoring.coreos.com.ts';
import type { RayCluster } from '../imports/types/ray.io.ts';
import type { DBCluster, DBInstance } from '../imports/types/rds.services.k8s.aws.ts';
import type { Bucket } from '../imports/types/s3.services.k8s.aws.ts';
import type { BackupStorageLocation, Schedule } from '../imports/types/velero.io.ts';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { ISidecar } from '@kubernetes-models/istio/networking.istio.io/v1/Sidecar';
import type { IServiceEntry } from '@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry';

/** A rendered object that was read from YAML, and its file. */
export interface Placed {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  };
}

/** Kinds that tests read, by `kind` or, if two groups have it, by `kind.group`. */
export interface Kinds {
  AnalysisTemplate: AnalysisTemplate;
  Application: Application;
  AppProject: AppProject;
  AuthorizationPolicy: IAuthorizationPolicy;
  BackupStorageLocation: BackupStorageLocation;
  Bucket: Bucket;
  'Cluster.kafka.services.k8s.aws': KafkaCluster;
  'Cluster.postgresql.cnpg.io': PostgresqlCluster;
  ConfigMap: core.ConfigMap;
  CronJob: core.CronJob;
  DBCluster: DBCluster;
  DBInstance: DBInstance;
  DaemonSet: core.DaemonSet;
  Deployment: core.Deployment;
  DestinationRule: IDestinationRule;
  ExternalSecret: ExternalSecret;
  Gateway: IGateway;
  HorizontalPodAutoscaler: core.HorizontalPodAutoscaler;
  Job: core.Job;
  KafkaTopic: KafkaTopic;
  LimitRange: core.LimitRange;
  Namespace: core.Namespace;
  NetworkPolicy: core.NetworkPolicy;
  PersistentVolumeClaim: core.PersistentVolumeClaim;
  NodePool: NodePool;
  ObjectStore: ObjectStore;
  PodDisruptionBudget: core.PodDisruptionBudget;
  PodMonitor: PodMonitor;
  PriorityClass: core.PriorityClass;
  PrometheusRule: PrometheusRule;
  RayCluster: RayCluster;
  ResourceQuota: core.ResourceQuota;
  'Role.rbac.authorization.k8s.io': core.Role;
  RoleBinding: core.RoleBinding;
  Rollout: Rollout;
  ScaledObject: ScaledObject;
  Schedule: Schedule;
  ScheduledBackup: ScheduledBackup;
  SecretStore: SecretStore;
  Service: core.Service;
  ServiceAccount: core.ServiceAccount;
  ServiceEntry: IServiceEntry;
  Sidecar: ISidecar;
  StatefulSet: core.StatefulSet;
  TriggerAuthentication: TriggerAuthentication;
  VerticalPodAutoscaler: VerticalPodAutoscaler;
  VirtualService: IVirtualService;
}

/** The objects of all YAML files of a folder of the repository. */
export function objectsBelow(folder: string): readonly Placed[] {
  const root = join(import.meta.dirname, '..', folder);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return readObjects(new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])));
}

/** The objects of rendered files, by path; lists for reviewers and CloudFormation templates contain none. */
export function readObjects(files: ReadonlyMap<string, string>): readonly Placed[] {
  const manifests = [...files].filter(([file]) => !/\.(csv|template)$/.test(file));
  return manifests.flatMap(([file, text]) =>
    parseAllDocuments(text).map((document) => {
      const object = document.toJS() as Placed;
      // Only the configuration of a kind cluster has no metadata.
      const given = (object as { metadata?: Partial<Placed['metadata']> }).metadata ?? {};
      const { labels = {}, annotations = {}, namespace = '', ...metadata } = given;
      return { ...object, file, metadata: { ...metadata, namespace, labels, annotations } } as Placed;
    }),
  );
}

/** The objects of one kind. */
export function ofKind<Kind extends keyof Kinds>(
  objects: readonly Placed[],
  kind: Kind,
): readonly (Placed & Omit<Kinds[Kind], 'metadata' | 'kind' | 'apiVersion'>)[] {
  const [name, ...group] = kind.split('.');
  return objects.filter(
    (object) => object.kind === name && (group.length === 0 || groupOf(object) === group.join('.')),
  ) as (Placed & Kinds[Kind])[];
}

/** The one object of a kind with a name. */
export function named<Kind extends keyof Kinds>(objects: readonly Placed[], kind: Kind, name: string) {
  const [found, ...more] = ofKind(objects, kind).filter(({ metadata }) => metadata.name === name);
  if (found === undefined || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} ${kind} ${name}`);
  return found;
}

/** The API group of an object. */
export function groupOf({ apiVersion }: Placed): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** `Kind namespace/name`. */
export function title({ kind, metadata }: Placed): string {
  return `${kind} ${metadata.namespace}/${metadata.name}`;
}

/** Pods of one template, with their maximum number, without those that a rolling update adds. */
export interface Pods {
  readonly owner: Placed;
  /** `head` and `worker` of a RayCluster are separate templates. */
  readonly role: 'pod' | 'head' | 'worker';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: core.PodSpec;
  readonly least: number;
  readonly most: number;
  /** Pods that a rolling update adds at the highest count. */
  readonly surge: number;
}

/** All pods of the objects. */
export function podsOf(objects: readonly Placed[]): readonly Pods[] {
  const pods = (
    owner: Placed,
    template: core.PodTemplateSpec | undefined,
    [least, most]: readonly [number, number],
    surge = 0,
    role: Pods['role'] = 'pod',
  ): Pods => {
    if (template?.spec === undefined) throw new Error(`${title(owner)} has no pod template`);
    const { labels = {}, annotations = {} } = template.metadata ?? {};
    return { owner, role, labels, annotations, spec: template.spec, least, most, surge };
  };
  return [
    ...ofKind(objects, 'Deployment').map((deployment) => {
      const range = replicaRange(deployment, deployment.spec?.replicas, objects);
      const { type, rollingUpdate } = deployment.spec?.strategy ?? {};
      const surge = type === 'Recreate' ? 0 : (rollingUpdate?.maxSurge ?? '25%');
      const added = typeof surge === 'number' ? surge : Math.ceil((range[1] * Number.parseInt(surge)) / 100);
      return pods(deployment, deployment.spec?.template, range, added);
    }),
    ...ofKind(objects, 'StatefulSet').map((set) =>
      pods(set, set.spec?.template, replicaRange(set, set.spec?.replicas, objects)),
    ),
    // One pod on every node, for any number of nodes.
    ...ofKind(objects, 'DaemonSet').map((set) => pods(set, set.spec?.template, [0, 1])),
    ...ofKind(objects, 'Job').map((job) => pods(job, job.spec?.template, [1, 1])),
    ...ofKind(objects, 'CronJob').map((job) => pods(job, job.spec?.jobTemplate.spec?.template, [1, 1])),
    ...ofKind(objects, 'RayCluster').flatMap((ray) => [
      pods(ray, withAutoscaler(ray), [1, 1], 0, 'head'),
      ...(ray.spec.workerGroupSpecs ?? []).map((group) =>
        pods(ray, group.template, [group.minReplicas ?? 0, group.maxReplicas ?? 0], 0, 'worker'),
      ),
    ]),
  ];
}

/** The head as KubeRay creates it: the autoscaler is a container of the same pod. */
function withAutoscaler({ spec }: Pick<RayCluster, 'spec'>): core.PodTemplateSpec {
  const { template } = spec.headGroupSpec;
  const { resources, securityContext } = spec.autoscalerOptions ?? {};
  const autoscaler = { name: 'autoscaler', image: 'ray', resources, securityContext } as core.Container;
  const containers = [...(template.spec?.containers ?? []), ...(spec.enableInTreeAutoscaling ? [autoscaler] : [])];
  return { ...template, spec: { ...template.spec, containers } };
}

function replicaRange(
  { metadata: { name, namespace } }: Placed,
  fixed: number | undefined,
  objects: readonly Placed[],
): readonly [number, number] {
  const own = (object: Placed, target: string) => target === name && object.metadata.namespace === namespace;
  const hpa = ofKind(objects, 'HorizontalPodAutoscaler').find((one) => own(one, one.spec?.scaleTargetRef.name ?? ''));
  if (hpa) return [hpa.spec?.minReplicas ?? 1, hpa.spec?.maxReplicas ?? 0];
  const keda = ofKind(objects, 'ScaledObject').find((one) => own(one, one.spec.scaleTargetRef.name));
  if (keda) return [keda.spec.minReplicaCount ?? 0, keda.spec.maxReplicaCount ?? 100];
  return [fixed ?? 1, fixed ?? 1];
}

/** Requests or limits of a pod with its injected proxy: CPU in thousandths, memory and disk in MiB. */
export interface Amounts {
  readonly cpu: number;
  readonly memory: number;
  readonly disk: number;
}

/** Sum over the containers of a pod and its proxy. */
export function podAmounts({ spec, annotations }: Pods, of: 'requests' | 'limits'): Amounts {
  const suffix = of === 'limits' ? 'Limit' : '';
  const containers = spec.containers.map(({ resources }) => resources?.[of] ?? {});
  const proxy = {
    cpu: annotations[`sidecar.istio.io/proxyCPU${suffix}`] ?? '0',
    memory: annotations[`sidecar.istio.io/proxyMemory${suffix}`] ?? '0',
  };
  const all: readonly Readonly<Record<string, string | number>>[] = [...containers, proxy];
  const sum = (name: string, amount: (quantity: string) => number) =>
    all.reduce((total, amounts) => total + amount(String(amounts[name] ?? '0')), 0);
  return { cpu: sum('cpu', milliCpu), memory: sum('memory', mebibytes), disk: sum('ephemeral-storage', mebibytes) };
}

/** A CPU quantity in thousandths. */
export function milliCpu(quantity: string | number): number {
  const text = String(quantity);
  return text.endsWith('m') ? Number(text.slice(0, -1)) : Number(text) * 1000;
}

/** A quantity of memory or disk in MiB. */
export function mebibytes(quantity: string | number): number {
  const match = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti)?$/.exec(String(quantity));
  if (match === null) throw new Error(`no quantity: ${quantity}`);
  const scale = { Ki: 1 / 1024, Mi: 1, Gi: 1024, Ti: 1024 * 1024 }[match[2] ?? ''] ?? 1 / 1048576;
  return Number(match[1]) * scale;
}
