import type { k8s } from 'cdk8s-plus-27';

/**
 * A generated type of cdk8s-plus-27 as plain data: fields have the names of the API, `Quantity` and `IntOrString` are
 * string | number, enums are their values, and dates are strings.
 */
export type Plain<T> = T extends string | number | boolean
  ? Literal<T>
  : T extends Date
    ? string
    : T extends readonly (infer Item)[]
      ? Plain<Item>[]
      : T extends k8s.Quantity
        ? // Only these two classes: an HTTP header, too, has a value, and more.
          k8s.Quantity extends T
          ? string | number
          : Fields<T>
        : T extends object
          ? Fields<WithFieldsOf128<T>>
          : T;

type Literal<T extends string | number | boolean> = T extends string ? (string extends T ? T : `${T}`) : T;

type Fields<T> = {
  -readonly [Name in keyof T as Name extends keyof ApiNames ? ApiNames[Name] : Name]: Plain<
    Exclude<T[Name], undefined>
  >;
};

/** Fields that cdk8s spells differently from the API. */
interface ApiNames {
  clientIp: 'clientIP';
  clusterIp: 'clusterIP';
  downwardApi: 'downwardAPI';
  hostIp: 'hostIP';
  hostIpc: 'hostIPC';
  hostPid: 'hostPID';
  loadBalancerIp: 'loadBalancerIP';
  nonResourceUrLs: 'nonResourceURLs';
  setHostnameAsFqdn: 'setHostnameAsFQDN';
}

// cdk8s-plus-27 is generated from Kubernetes 1.27; the oldest supported cluster runs 1.28.
type WithFieldsOf128<T> = T extends k8s.Container
  ? T & { restartPolicy?: 'Always' }
  : T extends k8s.JobSpec
    ? k8s.JobSpec extends T
      ? T & FieldsOfJobSpec128
      : T
    : T;

interface FieldsOfJobSpec128 {
  podReplacementPolicy?: 'TerminatingOrFailed' | 'Failed';
  backoffLimitPerIndex?: number;
  maxFailedIndexes?: number;
}

/** A Deployment without apiVersion and kind. */
export type Deployment = Plain<k8s.KubeDeploymentProps>;

/** The spec of a Deployment. */
export type DeploymentSpec = Plain<k8s.DeploymentSpec>;

/** A StatefulSet without apiVersion and kind. */
export type StatefulSet = Plain<k8s.KubeStatefulSetProps>;

/** The spec of a StatefulSet. */
export type StatefulSetSpec = Plain<k8s.StatefulSetSpec>;

/** A Job without apiVersion and kind. */
export type Job = Plain<k8s.KubeJobProps>;

/** The spec of a Job. */
export type JobSpec = Plain<k8s.JobSpec>;

/** A CronJob without apiVersion and kind. */
export type CronJob = Plain<k8s.KubeCronJobProps>;

/** The spec of a CronJob. */
export type CronJobSpec = Plain<k8s.CronJobSpec>;

/** The pod template of a Deployment, StatefulSet, Job, Rollout or RayCluster. */
export type PodTemplateSpec = Plain<k8s.PodTemplateSpec>;

/** The spec of a pod template. */
export type PodSpec = Plain<k8s.PodSpec>;

/** A container; an init container with restartPolicy Always is a native sidecar. */
export type Container = Plain<k8s.Container>;

/** A liveness, readiness or startup probe. */
export type Probe = Plain<k8s.Probe>;

/** The security context of a container. */
export type SecurityContext = Plain<k8s.SecurityContext>;

/** The security context of a pod. */
export type PodSecurityContext = Plain<k8s.PodSecurityContext>;

/** An environment variable of a container. */
export type EnvVar = Plain<k8s.EnvVar>;

/** A ConfigMap or Secret whose entries become environment variables. */
export type EnvFromSource = Plain<k8s.EnvFromSource>;

/** A volume of a pod. */
export type Volume = Plain<k8s.Volume>;

/** The place of a volume in a container. */
export type VolumeMount = Plain<k8s.VolumeMount>;

/** The affinity of a pod to nodes and other pods. */
export type Affinity = Plain<k8s.Affinity>;

/** A toleration of a node's taint. */
export type Toleration = Plain<k8s.Toleration>;

/** How pods spread over zones or nodes. */
export type TopologySpreadConstraint = Plain<k8s.TopologySpreadConstraint>;

/** A selector by labels. */
export type LabelSelector = Plain<k8s.LabelSelector>;

/** A Service without apiVersion and kind. */
export type Service = Plain<k8s.KubeServiceProps>;

/** The spec of a Service. */
export type ServiceSpec = Plain<k8s.ServiceSpec>;

/** A port of a Service. */
export type ServicePort = Plain<k8s.ServicePort>;

/** A ServiceAccount without apiVersion and kind. */
export type ServiceAccount = Plain<k8s.KubeServiceAccountProps>;

/** A ConfigMap without apiVersion and kind. */
export type ConfigMap = Plain<k8s.KubeConfigMapProps>;

/** A Namespace without apiVersion and kind. */
export type Namespace = Plain<k8s.KubeNamespaceProps>;

/** A ResourceQuota without apiVersion and kind. */
export type ResourceQuota = Plain<k8s.KubeResourceQuotaProps>;

/** The spec of a ResourceQuota. */
export type ResourceQuotaSpec = Plain<k8s.ResourceQuotaSpec>;

/** A LimitRange without apiVersion and kind. */
export type LimitRange = Plain<k8s.KubeLimitRangeProps>;

/** The spec of a LimitRange. */
export type LimitRangeSpec = Plain<k8s.LimitRangeSpec>;

/** A Role without apiVersion and kind. */
export type Role = Plain<k8s.KubeRoleProps>;

/** A rule of a Role. */
export type PolicyRule = Plain<k8s.PolicyRule>;

/** A RoleBinding without apiVersion and kind. */
export type RoleBinding = Plain<k8s.KubeRoleBindingProps>;

/** A PriorityClass without apiVersion and kind. */
export type PriorityClass = Plain<k8s.KubePriorityClassProps>;

/** A StorageClass without apiVersion and kind. */
export type StorageClass = Plain<k8s.KubeStorageClassProps>;

/** A HorizontalPodAutoscaler of autoscaling/v2 without apiVersion and kind. */
export type HorizontalPodAutoscaler = Plain<k8s.KubeHorizontalPodAutoscalerV2Props>;

/** The spec of a HorizontalPodAutoscaler of autoscaling/v2. */
export type HorizontalPodAutoscalerSpec = Plain<k8s.HorizontalPodAutoscalerSpecV2>;

/** How fast a HorizontalPodAutoscaler (or a ScaledObject) scales. */
export type HorizontalPodAutoscalerBehavior = Plain<k8s.HorizontalPodAutoscalerBehaviorV2>;

/** A metric of a HorizontalPodAutoscaler. */
export type MetricSpec = Plain<k8s.MetricSpecV2>;

/** A PodDisruptionBudget without apiVersion and kind. */
export type PodDisruptionBudget = Plain<k8s.KubePodDisruptionBudgetProps>;

/** The spec of a PodDisruptionBudget. */
export type PodDisruptionBudgetSpec = Plain<k8s.PodDisruptionBudgetSpec>;

/** A NetworkPolicy without apiVersion and kind. */
export type NetworkPolicy = Plain<k8s.KubeNetworkPolicyProps>;

/** The spec of a NetworkPolicy. */
export type NetworkPolicySpec = Plain<k8s.NetworkPolicySpec>;

/** An ingress rule of a NetworkPolicy. */
export type NetworkPolicyIngressRule = Plain<k8s.NetworkPolicyIngressRule>;

/** An egress rule of a NetworkPolicy. */
export type NetworkPolicyEgressRule = Plain<k8s.NetworkPolicyEgressRule>;

/** A peer of a NetworkPolicy. */
export type NetworkPolicyPeer = Plain<k8s.NetworkPolicyPeer>;

/** A PersistentVolumeClaim without apiVersion and kind. */
export type PersistentVolumeClaim = Plain<k8s.KubePersistentVolumeClaimProps>;

/** The spec of a PersistentVolumeClaim. */
export type PersistentVolumeClaimSpec = Plain<k8s.PersistentVolumeClaimSpec>;

/** The metadata of an object or a pod template. */
export type ObjectMeta = Plain<k8s.ObjectMeta>;

/** The metadata of an object in a namespace. */
export interface NamespacedMetadata extends ClusterMetadata {
  namespace: string;
}

/** The metadata of an object outside namespaces. */
export interface ClusterMetadata {
  name: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
}

/** A Pod without apiVersion and kind. */
export type Pod = Plain<k8s.KubePodProps>;

/** A DaemonSet without apiVersion and kind. */
export type DaemonSet = Plain<k8s.KubeDaemonSetProps>;

/** A ReplicaSet without apiVersion and kind. */
export type ReplicaSet = Plain<k8s.KubeReplicaSetProps>;

/** A Secret without apiVersion and kind. */
export type Secret = Plain<k8s.KubeSecretProps>;

/** An Ingress without apiVersion and kind. */
export type Ingress = Plain<k8s.KubeIngressProps>;

/** A ClusterRole without apiVersion and kind. */
export type ClusterRole = Plain<k8s.KubeClusterRoleProps>;

/** A ClusterRoleBinding without apiVersion and kind. */
export type ClusterRoleBinding = Plain<k8s.KubeClusterRoleBindingProps>;

/** A PersistentVolume without apiVersion and kind. */
export type PersistentVolume = Plain<k8s.KubePersistentVolumeProps>;

/** A ReplicationController without apiVersion and kind. */
export type ReplicationController = Plain<k8s.KubeReplicationControllerProps>;

/** A MutatingWebhookConfiguration without apiVersion and kind. */
export type MutatingWebhookConfiguration = Plain<k8s.KubeMutatingWebhookConfigurationProps>;

/** A ValidatingWebhookConfiguration without apiVersion and kind. */
export type ValidatingWebhookConfiguration = Plain<k8s.KubeValidatingWebhookConfigurationProps>;
