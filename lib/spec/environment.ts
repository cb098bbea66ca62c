/** The four places a system runs in; `preview` renders are made from staging. */
export const environmentNames = ['dev', 'staging', 'production', 'dr'] as const;

/** One of dev, staging, production and dr. */
export type EnvironmentName = (typeof environmentNames)[number];

/** What every system meets in one environment; what differs by system stands in its `ClusterSpec`. */
export interface Environment {
  readonly name: EnvironmentName;
  /** Where the cluster runs: EKS, or kind on one machine. */
  readonly platform: 'eks' | 'kind';
  /** Kubernetes minor version of the cluster, and of the Pod Security Standard that its namespaces enforce. */
  readonly kubernetesVersion: string;
  /** Istio revision tag that namespaces are labelled with; moving the tag upgrades the mesh. */
  readonly istioRevision: string;
  /** How the replica ranges that workloads declare for production are cut to this environment. */
  readonly replicas: ReplicaScale;
  /** Share of the declared resource requests that is asked for here, 0–1; limits stay as declared. */
  readonly requests: { readonly cpu: number; readonly memory: number };
  /** Requests and limits of the injected istio-proxy. */
  readonly sidecar: {
    readonly requests: { readonly cpu: string; readonly memory: string };
    readonly limits: { readonly cpu: string; readonly memory: string };
  };
  /** Where External Secrets reads from: AWS Secrets Manager, HashiCorp Vault, or Secrets of the namespace `dev-secrets`. */
  readonly secretStore: SecretStoreSettings;
  /** Folder of a system's remote secrets, `<system>/<folder>/…`. @default - the environment's name */
  readonly secretFolder?: string;
  /** Whether data services are managed by the cloud, or stand-ins that run in the cluster. */
  readonly dataServices: 'managed' | 'stand-in';
  /** Size of the one machine that is the cluster. @default - there is none: nodes are made as they are needed */
  readonly machine?: { readonly cpu: number; readonly memory: `${number}Gi` };
  /** Which releases are pinned here: dr runs what production runs. */
  readonly release: 'dev' | 'staging' | 'production';
}

/** A replica range becomes `min(declared minimum, minimumAtMost)` to `max(that + 1, declared maximum × maximumShare)`. */
export interface ReplicaScale {
  /** Upper bound of every minimum and of every fixed count, in replicas. */
  readonly minimumAtMost: number;
  /** Share of the declared maximum, 0–1; 0 renders a fixed count and no autoscaler. */
  readonly maximumShare: number;
}

/** The provider behind every SecretStore of the environment; a change of vault is a change of this one setting (DAA REQ-T247). */
export type SecretStoreSettings =
  | { readonly provider: 'aws-secrets-manager' }
  | { readonly provider: 'vault'; readonly server: string; readonly path: string; readonly mountPath: string }
  | { readonly provider: 'kubernetes'; readonly namespace: string };
