import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { IServiceEntry } from '@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry';
import type { ISidecar } from '@kubernetes-models/istio/networking.istio.io/v1/Sidecar';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { IPeerAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication';
import type { IRequestAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/RequestAuthentication';
import type { ITelemetry } from '@kubernetes-models/istio/telemetry.istio.io/v1/Telemetry';
import type * as core from '../../imports/kubernetes.ts';
import type * as argo from '../../imports/types/argoproj.io.ts';
import type { VerticalPodAutoscaler } from '../../imports/types/autoscaling.k8s.io.ts';
import type { ObjectStore } from '../../imports/types/barmancloud.cnpg.io.ts';
import type { Certificate, ClusterIssuer, Issuer } from '../../imports/types/cert-manager.io.ts';
import type { PodIdentityAssociation } from '../../imports/types/eks.services.k8s.aws.ts';
import type { ClusterConfig } from '../../imports/types/eksctl.io.ts';
import type * as elasticache from '../../imports/types/elasticache.services.k8s.aws.ts';
import type { ClusterSecretStore, ExternalSecret, SecretStore } from '../../imports/types/external-secrets.io.ts';
import type * as iam from '../../imports/types/iam.services.k8s.aws.ts';
import type * as msk from '../../imports/types/kafka.services.k8s.aws.ts';
import type { Kafka, KafkaNodePool, KafkaTopic, KafkaUser } from '../../imports/types/kafka.strimzi.io.ts';
import type { EC2NodeClass } from '../../imports/types/karpenter.k8s.aws.ts';
import type * as gateways from '../../imports/types/gateway.networking.k8s.io.ts';
import type { NodePool } from '../../imports/types/karpenter.sh.ts';
import type { ScaledObject, TriggerAuthentication } from '../../imports/types/keda.sh.ts';
import type { Cluster as KindCluster } from '../../imports/types/kind.x-k8s.io.ts';
import type * as monitoring from '../../imports/types/monitoring.coreos.com.ts';
import type { Broker } from '../../imports/types/mq.services.k8s.aws.ts';
import type * as cnpg from '../../imports/types/postgresql.cnpg.io.ts';
import type { RayCluster, RayJob, RayService } from '../../imports/types/ray.io.ts';
import type * as rds from '../../imports/types/rds.services.k8s.aws.ts';
import type { Bucket } from '../../imports/types/s3.services.k8s.aws.ts';
import type * as velero from '../../imports/types/velero.io.ts';

/** A type whose every field may be missing: what a manifest that somebody wrote by hand has of its kind. */
export type Loose<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Loose<Item>[]
    : T extends object
      ? { readonly [Name in keyof T]?: Loose<T[Name]> | undefined }
      : T;

/** Metadata as every object has it. */
export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** What made an object that was read from a cluster, and makes it again. @default - nobody: it was applied */
  readonly controller?: { readonly kind: string; readonly name: string };
  /** Whether it was read from a cluster, where others have written to it since it was applied. @default - no */
  readonly isLive?: boolean;
}

/** Any Kubernetes object. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
}

/** A kind as rules read it: fields that are there have the type of the schema, and any may be missing. */
export type Of<Kind extends KindName> = KubernetesObject &
  Omit<Loose<Kinds[Kind]>, keyof KubernetesObject> &
  // eksctl keeps settings of the cluster in its metadata.
  (Kind extends 'ClusterConfig' ? Loose<Pick<ClusterConfig, 'metadata'>> : unknown);

/** Kinds that rules look at: by `kind` or, where two groups have it, `kind.group`. */
export type KindName = keyof Kinds;

/** What rules read of a DestinationRule: the published type is a union of so many forms that each use costs a minute. */
interface DestinationRule {
  readonly spec: {
    readonly host: string;
    readonly exportTo?: string[];
    readonly workloadSelector?: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly trafficPolicy?: TrafficPolicy;
    readonly subsets?: {
      readonly name: string;
      readonly labels?: Readonly<Record<string, string>>;
      readonly trafficPolicy?: TrafficPolicy;
    }[];
  };
}

interface TrafficPolicy extends PortPolicy {
  readonly portLevelSettings?: (PortPolicy & { readonly port?: { readonly number?: number } })[];
}

interface PortPolicy {
  readonly connectionPool?: object;
  readonly loadBalancer?: { readonly simple?: string; readonly warmupDurationSecs?: string };
  readonly outlierDetection?: { readonly consecutiveErrors?: number };
  readonly tls?: { readonly mode?: string };
}

/** What rules read of an EnvoyFilter: the rest is configuration of Envoy, which no schema here describes. */
interface EnvoyFilter {
  readonly spec: { readonly workloadSelector?: { readonly labels?: Readonly<Record<string, string>> } };
}

/** A template of CloudFormation: what each type of resource takes is in no schema here. */
interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
  >;
}

interface Kinds {
  AlertmanagerConfig: monitoring.AlertmanagerConfig;
  AnalysisTemplate: argo.AnalysisTemplate;
  AppProject: argo.AppProject;
  Application: argo.Application;
  ApplicationSet: argo.ApplicationSet;
  AuthorizationPolicy: IAuthorizationPolicy;
  Backup: velero.Backup;
  BackupStorageLocation: velero.BackupStorageLocation;
  Broker: Broker;
  Bucket: Bucket;
  CacheSubnetGroup: elasticache.CacheSubnetGroup;
  Certificate: Certificate;
  'Cluster.kafka.services.k8s.aws': msk.Cluster;
  'Cluster.kind.x-k8s.io': KindCluster;
  'Cluster.postgresql.cnpg.io': cnpg.Cluster;
  ClusterConfig: ClusterConfig;
  ClusterIssuer: ClusterIssuer;
  ClusterRole: core.ClusterRole;
  ClusterRoleBinding: core.ClusterRoleBinding;
  ClusterSecretStore: ClusterSecretStore;
  ConfigMap: core.ConfigMap;
  Configuration: msk.Configuration;
  CronJob: core.CronJob;
  DBCluster: rds.DBCluster;
  DBInstance: rds.DBInstance;
  DBParameterGroup: rds.DBParameterGroup;
  DBSubnetGroup: rds.DBSubnetGroup;
  DaemonSet: core.DaemonSet;
  Deployment: core.Deployment;
  DestinationRule: DestinationRule;
  EC2NodeClass: EC2NodeClass;
  EnvoyFilter: EnvoyFilter;
  ExternalSecret: ExternalSecret;
  GRPCRoute: gateways.GRPCRoute;
  /** Of Istio; that of the Gateway API has its group. */
  Gateway: IGateway;
  'Gateway.gateway.networking.k8s.io': gateways.Gateway;
  GatewayClass: gateways.GatewayClass;
  GlobalCluster: rds.GlobalCluster;
  HTTPRoute: gateways.HTTPRoute;
  HorizontalPodAutoscaler: core.HorizontalPodAutoscaler;
  Ingress: core.Ingress;
  Issuer: Issuer;
  Job: core.Job;
  Kafka: Kafka;
  KafkaNodePool: KafkaNodePool;
  KafkaTopic: KafkaTopic;
  KafkaUser: KafkaUser;
  LimitRange: core.LimitRange;
  MutatingWebhookConfiguration: core.MutatingWebhookConfiguration;
  Namespace: core.Namespace;
  NetworkPolicy: core.NetworkPolicy;
  NodePool: NodePool;
  ObjectStore: ObjectStore;
  PeerAuthentication: IPeerAuthentication;
  PersistentVolume: core.PersistentVolume;
  PersistentVolumeClaim: core.PersistentVolumeClaim;
  Pod: core.Pod;
  PodDisruptionBudget: core.PodDisruptionBudget;
  PodIdentityAssociation: PodIdentityAssociation;
  PodMonitor: monitoring.PodMonitor;
  Pooler: cnpg.Pooler;
  PriorityClass: core.PriorityClass;
  Probe: monitoring.Probe;
  PrometheusRule: monitoring.PrometheusRule;
  RayCluster: RayCluster;
  RayJob: RayJob;
  RayService: RayService;
  ReferenceGrant: gateways.ReferenceGrant;
  ReplicaSet: core.ReplicaSet;
  ReplicationController: core.ReplicationController;
  ReplicationGroup: elasticache.ReplicationGroup;
  RequestAuthentication: IRequestAuthentication;
  ResourceQuota: core.ResourceQuota;
  'Policy.iam.services.k8s.aws': iam.Policy;
  'Role.iam.services.k8s.aws': iam.Role;
  'Role.rbac.authorization.k8s.io': core.Role;
  RoleBinding: core.RoleBinding;
  Rollout: argo.Rollout;
  ScaledObject: ScaledObject;
  Schedule: velero.Schedule;
  ScheduledBackup: cnpg.ScheduledBackup;
  Secret: core.Secret;
  SecretStore: SecretStore;
  Service: core.Service;
  ServiceAccount: core.ServiceAccount;
  ServiceEntry: IServiceEntry;
  ServiceMonitor: monitoring.ServiceMonitor;
  Sidecar: ISidecar;
  StatefulSet: core.StatefulSet;
  StorageClass: core.StorageClass;
  TLSRoute: gateways.TLSRoute;
  Telemetry: ITelemetry;
  Template: Template;
  TriggerAuthentication: TriggerAuthentication;
  ValidatingWebhookConfiguration: core.ValidatingWebhookConfiguration;
  VerticalPodAutoscaler: VerticalPodAutoscaler;
  VirtualService: IVirtualService;
  VolumeSnapshotLocation: velero.VolumeSnapshotLocation;
}
