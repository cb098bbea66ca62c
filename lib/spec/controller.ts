import type { ClusterSpec } from './cluster.ts';
import type { Environment } from './environment.ts';

/** A third-party controller: a pinned Helm chart that Argo CD installs before the systems that need it. */
export interface Controller {
  /** Chart repository: an https URL, or the host and path of an OCI registry without a scheme. */
  readonly repository: string;
  readonly chart: string;
  /** Exact chart version. */
  readonly version: string;
  readonly namespace: string;
  /** What of the rendered objects needs it, in one sentence. */
  readonly because: string;
  /** Kinds (`group/Kind`) that it serves or acts on; it is installed where one of them is rendered. @default - installed everywhere */
  readonly kinds?: readonly string[];
  /** Order among the controllers; lower comes first. @default - 0 */
  readonly wave?: number;
  /** Where it runs. @default - everywhere */
  readonly platforms?: readonly Environment['platform'][];
  /** AWS identity of its service account: the role `<cluster>-<service account>`. @default - none */
  readonly identity?: ControllerIdentity;
  /** Its pods, by the name of the NetworkPolicy that follows from what they say. @default - pods of other charts, or none */
  readonly pods?: Readonly<Record<string, ControllerPods>>;
  /** Helm values that differ from the chart's own. @default - none */
  readonly values?: (cluster: ControllerContext) => Readonly<Record<string, unknown>>;
}

/** Pods of a controller and all that they talk to; they may look names up as everybody may, and nothing else is let through. */
export interface ControllerPods {
  /** Labels that these pods bear, whatever the release: the selector of their NetworkPolicy. @default - all pods of the namespace */
  readonly labels?: Readonly<Record<string, string>>;
  /** TCP ports that the API server calls: webhooks and aggregated APIs. @default - none */
  readonly webhooks?: readonly number[];
  /** TCP ports that Prometheus reads, of those that a monitor selects. @default - none */
  readonly metrics?: readonly number[];
  /** TCP ports that the named callers may use. @default - nobody calls them */
  readonly callers?: readonly ControllerPeer[];
  /** Whether they ask the Kubernetes API. @default - true */
  readonly kubernetesApi?: false;
  /** TCP ports outside of the cluster's networks: 443 for the APIs of AWS, which have no fixed addresses. @default - none */
  readonly internet?: readonly number[];
  /** Whether they ask name servers of the whole internet themselves. @default - only the cluster's DNS */
  readonly nameServers?: true;
  /** Whether they ask the resolver of their node, as the cluster's DNS does. @default - false */
  readonly resolver?: true;
  /** Other pods that they call. @default - none */
  readonly calls?: readonly ControllerPeer[];
  /** TCP ports of the nodes, such as the kubelet's. @default - none */
  readonly nodePorts?: readonly number[];
  /** TCP ports in the subnets of databases and brokers. @default - none */
  readonly dataPorts?: readonly number[];
}

/** Pods at the other end of a path. */
export interface ControllerPeer {
  /** @default - every namespace */
  readonly namespace?: string;
  /** Labels that they bear; a list of names where only the name of the label is fixed. @default - every pod */
  readonly labels?: Readonly<Record<string, string>> | readonly string[];
  readonly ports: readonly { readonly port: number; readonly protocol: 'TCP' | 'UDP' }[];
}

/** Pods of the cluster itself, or of what a person installs before Argo CD works: no chart of the table brings them. */
export interface ClusterAddOn {
  readonly namespace: string;
  /** Where they run. @default - everywhere */
  readonly platforms?: readonly Environment['platform'][];
  readonly pods: Readonly<Record<string, ControllerPods>>;
}

/** What a controller may do in AWS. */
export interface ControllerIdentity {
  readonly serviceAccount: string;
  /** A policy that eksctl knows by name. @default - none */
  readonly wellKnownPolicy?: 'certManager' | 'awsLoadBalancerController';
  /** What it may do beside that. @default - nothing */
  readonly statements?: readonly AwsStatement[];
}

/**
 * A statement of an AWS policy. `{system}`, `{environment}`, `{region}`, `{account}`, `{cluster}`, `{key}`, `{backups}` (the ARN
 * of the bucket), `{prefix}` and `{restorePrefix}` (in that bucket) stand for the cluster's; a statement with one that the cluster
 * has not is left out. `{database}`, `{globalDatabase}`, `{sourceDatabase}` (the ARN of what a database of another region
 * follows), `{cache}`, `{broker}`, `{kafka}` and `{bucket}` stand for the names in AWS of the environment's data services: a
 * resource with one is repeated for each.
 */
export interface AwsStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Operators, keys and values. @default - none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What the values of a chart may depend on. */
export interface ControllerContext {
  readonly system: string;
  readonly environment: Environment;
  readonly cluster: ClusterSpec;
}

/** A namespace that holds controllers instead of workloads. */
export interface ControllerNamespace {
  /** Strictest Pod Security Standard that the charts' pods meet. */
  readonly podSecurity: 'restricted' | 'baseline' | 'privileged';
  /** Why it is not `restricted`. @default - it is */
  readonly because?: string;
  /** Whether its pods are in the mesh. @default - false */
  readonly mesh?: boolean;
  /** Whether the NetworkPolicies of its pods stand elsewhere, with those of the system. @default - false */
  readonly ownPolicies?: true;
}
