import type { ClusterSpec } from './cluster.ts';
import type { Environment } from './environment.ts';

/** A third-party controller that Argo CD installs before the systems that need it: a pinned Helm chart, or a folder in Git. */
export interface Controller {
  /**
   * Helm repository: an https URL, or the host and path of an OCI registry without a scheme. For a folder: the https URL of its
   * Git repository.
   */
  readonly repository: string;
  /** Name of the Helm chart. @default - none: it is a folder */
  readonly chart?: string;
  /** Folder of manifests in the repository. @default - none: it is a chart */
  readonly folder?: string;
  /** Exact version of the chart, or tag of the repository. */
  readonly version: string;
  /** Folder with its CRDs, if other charts have some CRDs of this chart too. @default - the chart installs its CRDs */
  readonly crds?: { readonly repository: string; readonly version: string; readonly folder: string };
  readonly namespace: string;
  /** Which rendered objects need it, in one sentence. */
  readonly because: string;
  /**
   * Kinds (`group/Kind`) that it serves or acts on. It is installed in the clusters that have one of them.
   * @default - it is installed everywhere
   */
  readonly kinds?: readonly string[];
  /** Order among the controllers; lower numbers are installed first. @default - 0 */
  readonly wave?: number;
  /** Environments in which it runs. @default - all */
  readonly platforms?: readonly Environment['platform'][];
  /** AWS identity of its service account: the role `<cluster>-<service account>`. @default - none */
  readonly identity?: ControllerIdentity;
  /**
   * Its pods with their connections; the key names the NetworkPolicy that follows.
   * @default - none, or pods of another Helm chart
   */
  readonly pods?: Readonly<Record<string, ControllerPods>>;
  /** Helm values that differ from the defaults of the Helm chart. @default - none */
  readonly values?: (cluster: ControllerContext) => Readonly<Record<string, unknown>>;
}

/**
 * Pods of a controller and all their connections. DNS lookups in the cluster are always allowed; every other connection
 * is refused.
 */
export interface ControllerPods {
  /** Labels of these pods in every release; the NetworkPolicy selects by them. @default - all pods of the namespace */
  readonly labels?: Readonly<Record<string, string>>;
  /** TCP ports that the API server calls: webhooks and aggregated APIs. @default - none */
  readonly webhooks?: readonly number[];
  /** TCP ports that Prometheus scrapes, among those that a monitor selects. @default - none */
  readonly metrics?: readonly number[];
  /** TCP ports that the named callers may use. @default - nobody calls them */
  readonly callers?: readonly ControllerPeer[];
  /** Whether they call the Kubernetes API. @default - true */
  readonly kubernetesApi?: false;
  /**
   * TCP ports outside of the cluster's networks, such as 443 for AWS APIs, which have no fixed addresses.
   * @default - none
   */
  readonly internet?: readonly number[];
  /** Whether they query DNS servers on the internet directly. @default - only the cluster's DNS */
  readonly nameServers?: true;
  /** Whether they query the DNS resolver of their node, as the cluster's DNS does. @default - false */
  readonly resolver?: true;
  /** Other pods that they call. @default - none */
  readonly calls?: readonly ControllerPeer[];
  /** TCP ports of the nodes that they call, such as the kubelet's. @default - none */
  readonly nodePorts?: readonly number[];
  /** TCP ports in the data subnets (databases and brokers) that they call. @default - none */
  readonly dataPorts?: readonly number[];
}

/** Pods at the other end of a connection. */
export interface ControllerPeer {
  /** Their namespace. @default - every namespace */
  readonly namespace?: string;
  /** Their labels. A list of names means that only the label's name is known, not its value. @default - every pod */
  readonly labels?: Readonly<Record<string, string>> | readonly string[];
  readonly ports: readonly { readonly port: number; readonly protocol: 'TCP' | 'UDP' }[];
}

/**
 * Pods of the cluster itself, or of something that a person installs before Argo CD runs. No Helm chart of the table
 * contains them.
 */
export interface ClusterAddOn {
  readonly namespace: string;
  /** Environments in which they run. @default - all */
  readonly platforms?: readonly Environment['platform'][];
  readonly pods: Readonly<Record<string, ControllerPods>>;
}

/** The AWS permissions of a controller. */
export interface ControllerIdentity {
  readonly serviceAccount: string;
  /** A policy that eksctl knows by name. @default - none */
  readonly wellKnownPolicy?: 'certManager' | 'awsLoadBalancerController';
  /** Further permissions. @default - none */
  readonly statements?: readonly AwsStatement[];
}

/**
 * A statement of an AWS policy. The placeholders `{system}`, `{environment}`, `{region}`, `{account}`, `{cluster}`, `{key}`,
 * `{backups}` (ARN of the bucket), `{prefix}` and `{restorePrefix}` (in that bucket) are replaced by the values of the
 * cluster; a statement is left out if the cluster has no value for one of them. `{database}`, `{globalDatabase}`, `{globalMember}` (a cluster of it),
 * `{sourceDatabase}` (ARN of the source of a replica in another region), `{cache}`, `{broker}`, `{kafka}` and `{bucket}` are
 * replaced by the AWS names of the environment's data services; a resource with one of these is repeated for each name.
 */
export interface AwsStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Condition operators, with keys and values. @default - none */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What the values of a Helm chart may depend on. */
export interface ControllerContext {
  readonly system: string;
  readonly environment: Environment;
  readonly cluster: ClusterSpec;
}

/** A namespace of controllers. */
export interface ControllerNamespace {
  /** Strictest Pod Security Standard that the pods of its Helm charts meet. */
  readonly podSecurity: 'restricted' | 'baseline' | 'privileged';
  /** Why the standard is not `restricted`. @default - it is `restricted` */
  readonly because?: string;
  /** Whether its pods are in the service mesh. @default - false */
  readonly mesh?: boolean;
  /** Whether the system renders the NetworkPolicies of its pods itself. @default - false */
  readonly ownPolicies?: true;
}
