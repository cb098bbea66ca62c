/** What is known of a Helm chart: a file of this folder, made by `npm run knowledge` of what the chart renders. */
export interface Chart {
  /** Last part of its name; `*-chart` stands for those of ACK, which are all alike. */
  readonly chart: string;
  readonly source: string;
  readonly version: string;
  /** Day on which it was compared with what that version renders. @default - never: it defines kinds alone */
  readonly verified?: string;
  /** API groups that it defines kinds of, or `group/Kind` where several charts share a group. */
  readonly kinds: readonly string[];
  /** Value that says whether it installs them, and what it says by default. @default - `crds/`, which Helm leaves out by a flag alone */
  readonly crds?: { readonly at: string; readonly default: boolean };
  readonly pods: readonly ChartPods[];
  /** Services that the API server calls. */
  readonly webhooks: readonly Webhook[];
  /** Names of the NetworkPolicies that it brings. */
  readonly networkPolicies: readonly string[];
}

/** Pods that a chart runs; in its texts `{release}` and `{fullname}` stand for the release, and for it with the chart's name. */
export interface ChartPods {
  /** How the chart calls them, whatever the release. */
  readonly name: string;
  /** What they do for others. @default - nothing that pods of others call them for, or are called by them for */
  readonly part?: Part;
  /** Without those of versions. */
  readonly labels: Readonly<Record<string, string>>;
  /** Name of their ServiceAccount. */
  readonly account: string;
  /** Value of the chart that names another account. */
  readonly accountAt?: string;
  /** The Service in front of them, and its ports where others use them. */
  readonly service?: KnownService;
  /** Ports by name, of TCP. */
  readonly ports: Readonly<Record<string, number>>;
  /** Those that run as long as the pod. */
  readonly containers: readonly ChartContainer[];
  /** @default - 1 */
  readonly replicas?: number;
  /** Value that sets that number. */
  readonly replicasAt?: string;
  /** Value that is false where the autoscaler, whose least number `replicasAt` is, is turned off. */
  readonly autoscaledAt?: string;
  /** Value that is false where these pods are left out. */
  readonly enabledAt?: string;
  /** Value that says which namespace they go to instead of the release's. */
  readonly namespaceAt?: string;
  /** One on every node whatever its taints, or on some. @default - replicas */
  readonly daemon?: 'everywhere' | 'somewhere';
  /** Whether they are in the network of their node. @default - false */
  readonly hostNetwork?: true;
  /** Whether they are proxies of the mesh whatever their namespace says. @default - false */
  readonly inMesh?: true;
  /** Karpenter must not run on nodes that it makes itself, and its pods not side by side. */
  readonly karpenter?: true;
}

/** A container of such pods. */
export interface ChartContainer {
  /** What the chart requests if its values say nothing. @default - nothing */
  readonly requests?: Readonly<Record<string, string>>;
  /** Value that sets its resources. */
  readonly resourcesAt?: string;
}

/** The Service in front of pods, and its ports where others use them. */
export interface KnownService {
  readonly name: string;
  readonly ports?: readonly number[];
}

/** A Service that the API server calls, and the port of the pods behind it. */
export interface Webhook {
  readonly service: string;
  readonly port: number;
  /** Whether the API server refuses an object where nobody answers. */
  readonly fails: boolean;
}

/** Pods of the platform that workloads have to do with, by what they do. */
export type Part =
  | 'dns'
  | 'istiod'
  | 'gateway'
  | 'prometheus'
  | 'prometheus-operator'
  | 'alertmanager'
  | 'grafana'
  | 'kube-state-metrics'
  | 'tempo'
  | 'loki'
  | 'alloy'
  | 'cloudnative-pg'
  | 'keda'
  | 'argo-rollouts'
  | 'external-secrets'
  | 'velero'
  | 'kuberay'
  | 'strimzi';
