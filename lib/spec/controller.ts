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
  /** Helm values that differ from the chart's own. @default - none */
  readonly values?: (cluster: ControllerContext) => Readonly<Record<string, unknown>>;
}

/** What a controller may do in AWS. */
export interface ControllerIdentity {
  readonly serviceAccount: string;
  /** A policy that eksctl knows by name. @default - none */
  readonly wellKnownPolicy?: 'certManager' | 'awsLoadBalancerController';
  /** Policies that AWS keeps. @default - none */
  readonly managedPolicies?: readonly `arn:aws:iam::aws:policy/${string}`[];
  /** What it may do beside that. @default - nothing */
  readonly statements?: readonly AwsStatement[];
}

/**
 * A statement of an AWS policy. `{region}`, `{account}`, `{cluster}`, `{key}`, `{backups}` (the ARN of the bucket), `{prefix}`
 * and `{restorePrefix}` (in that bucket) stand for the cluster's; a statement with one that the cluster has not is left out.
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
}
