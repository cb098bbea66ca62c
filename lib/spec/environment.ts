/** The environments of a system. A preview is rendered from staging. */
export const environmentNames = ['dev', 'staging', 'production', 'dr'] as const;

export type EnvironmentName = (typeof environmentNames)[number];

/** What all systems have in common in one environment. What differs between systems is in their `ClusterSpec`. */
export interface Environment {
  readonly name: EnvironmentName;
  /** Where the cluster runs: EKS, or kind on one machine. */
  readonly platform: 'eks' | 'kind';
  /** Kubernetes minor version of the cluster, and of the Pod Security Standard that namespaces enforce. */
  readonly kubernetesVersion: string;
  /** Istio revision tag in the label of namespaces; to upgrade the mesh, move the tag to a newer revision. */
  readonly istioRevision: string;
  /** How replica ranges, which workloads declare for production, are reduced to this environment. */
  readonly replicas: ReplicaScale;
  /** Share of the declared resource requests that is requested here, 0–1. Limits stay as declared. */
  readonly requests: { readonly cpu: number; readonly memory: number };
  /** Requests and limits of the injected istio-proxy. */
  readonly sidecar: {
    readonly requests: { readonly cpu: string; readonly memory: string };
    readonly limits: { readonly cpu: string; readonly memory: string };
  };
  /**
   * Where External Secrets reads secrets: AWS Secrets Manager, HashiCorp Vault, or Secrets of the namespace
   * `dev-secrets`.
   */
  readonly secretStore: SecretStoreSettings;
  /** Folder of a system's remote secrets, `<system>/<folder>/…`. @default - the environment's name */
  readonly secretFolder?: string;
  /** Whether data services are managed by AWS, or replaced by stand-ins in the cluster. */
  readonly dataServices: 'managed' | 'stand-in';
  /** Size of the single machine of the cluster. @default - none: nodes are created on demand */
  readonly machine?: { readonly cpu: number; readonly memory: `${number}Gi` };
  /**
   * Whether it is what each pull request gets: all layers in one namespace, whose name only Argo CD knows, without public
   * hosts and without AWS roles.
   * @default - no
   */
  readonly isPreview?: true;
  /** Which image pins apply here. dr uses those of production. */
  readonly release: 'dev' | 'staging' | 'production';
}

/**
 * How a declared replica range becomes the range of an environment: the minimum becomes `min(minimum, minimumAtMost)`,
 * the maximum `max(new minimum + 1, maximum × maximumShare)`.
 */
export interface ReplicaScale {
  /** Upper limit of every minimum and of every fixed count, in replicas. */
  readonly minimumAtMost: number;
  /** Share of the declared maximum, 0–1. With 0, the count is fixed and no autoscaler is rendered. */
  readonly maximumShare: number;
}

/**
 * Provider behind every SecretStore of the environment. Moving to another vault means changing this one setting (DAA
 * REQ-T247).
 */
export type SecretStoreSettings =
  | { readonly provider: 'aws-secrets-manager' }
  | { readonly provider: 'vault'; readonly server: string; readonly path: string; readonly mountPath: string }
  | { readonly provider: 'kubernetes'; readonly namespace: string };
