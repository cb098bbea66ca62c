import type { Architecture } from './architecture.ts';
import type { Call } from './calls.ts';
import type { Delivery } from './delivery.ts';
import type { EnvironmentName } from './environment.ts';
import type { Resources } from './resources.ts';
import type { ScalingBehavior } from './scaling.ts';
import type { Metrics, Probes, RateLimit } from './serving.ts';

/** The fields of every kind of workload. */
export interface PodSpec {
  /** Purpose of the workload, in one sentence; rendered as the annotation `kubernetes.io/description`. */
  readonly description: string;
  /**
   * The assumption on which a part of this spec rests, because the documents do not settle it; rendered as the
   * annotation `strata.dev/assumed`.
   * @default - none
   */
  readonly assumed?: string;
  /**
   * File in `charts/<system>/` that contains this spec, without `.ts`; errors name it.
   * @default - the workload's name
   */
  readonly definedIn?: string;
  /**
   * A name that `releases.ts` pins, in the platform's registry; or a full reference with a tag, a digest or both, such
   * as `docker.io/library/postgres:16.10-alpine`.
   * @example `'docker.io/library/nginx:1.29.3'`
   */
  readonly image: string;
  /**
   * Labels of its controller and pods, in addition to the standard ones, such as `tier`.
   * @default - none
   * @example `{ tier: 'frontend' }`
   */
  readonly labels?: Readonly<Record<string, string>>;
  /** Architectures for which the image is built. @default - amd64 */
  readonly architectures?: readonly Architecture[];
  /**
   * Command of the container.
   * @default - the image's entry point
   * @example `['node', 'server.js']`
   */
  readonly command?: readonly string[];
  /**
   * Arguments of the command.
   * @default - the image's
   * @example `['serve', '--port', '8080']`
   */
  readonly args?: readonly string[];
  readonly resources: Resources;
  /**
   * Destinations of its connections: `layer/workload` or `system/workload`, a data service, or an outside `host:port`.
   * The network policies of both sides follow.
   * @default - none
   * @example `['database', 'front/web', 'api.example.com:443']`
   */
  readonly calls?: readonly Call[];
  /**
   * Data services of `calls` to which it writes. In an environment where one of them is a read-only replica, the
   * workload is left out.
   * @default - none
   */
  readonly writes?: readonly string[];
  /**
   * Kafka topics to which it writes.
   * @default - none
   * @example `['orders']`
   */
  readonly publishes?: readonly string[];
  /**
   * Kafka topics that it reads, and its consumer group.
   * @default - none
   * @example `{ group: 'indexer', topics: ['orders'] }`
   */
  readonly consumes?: { readonly group: string; readonly topics: readonly string[] };
  /**
   * Environment variables without secret values.
   * @default - none
   * @example `{ LOG_LEVEL: 'info' }`
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Configuration files by path, mounted read-only. A relative path such as `app.yaml` or `conf.d/app.yaml` is in
   * `/etc/config`; an absolute path, such as `/etc/nginx/nginx.conf`, is mounted there. A change restarts the pods.
   * @default - none
   * @example `{ 'app.yaml': 'level: info' }`
   */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * Secrets by name, which is also the name of the file in `/etc/secrets`.
   * @default - none
   * @example `{ 'api-key': { from: 'openai', property: 'api-key' } }`
   */
  readonly secrets?: Readonly<Record<string, SecretRef>>;
  /**
   * How the process gets the URLs of the data services in `calls`: as files, whose paths are in variables such as
   * `DATABASE_URL_FILE`, or in variables such as `DATABASE_URL`.
   * @default - files
   */
  readonly urls?: 'files' | 'variables';
  /**
   * Health checks.
   * @default - HTTP `/health/live` and `/health/ready` on the port `http`, or else on the metrics port; none for jobs
   */
  readonly probes?: Probes;
  /**
   * Containers that run before the main container, one after the other, each to its end; by name.
   * @default - none
   * @example `{ wait: { image, args: ['wait'], resources } }`
   */
  readonly initContainers?: Readonly<Record<string, ExtraContainer>>;
  /**
   * Containers that run beside the main container; they start before it and stop after it; by name.
   * @default - none
   * @example `{ cache: { image, resources } }`
   */
  readonly sidecars?: Readonly<Record<string, ExtraContainer>>;
  /** Prometheus endpoint. @default - none */
  readonly metrics?: Metrics;
  /**
   * Directories to which the process may write; the root file system is read-only.
   * @default - `/tmp`
   * @example `['/tmp', '/var/cache/app']`
   */
  readonly writable?: readonly string[];
  /** Node pool. @default - the system's first pool, or its spot pool for an interruptible workload */
  readonly placement?: string;
  /** Whether it may be stopped at any time; it then runs on spot nodes. @default - false */
  readonly interruptible?: boolean;
  /**
   * Priority when nodes are full: a more important workload is scheduled first.
   * @default - standard; batch for an interruptible workload
   */
  readonly priority?: Priority;
  /**
   * Permissions in the Kubernetes API. The service account token is mounted only with this field.
   * @default - none
   * @example `[{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }]`
   */
  readonly kubernetesApi?: readonly ApiRule[];
  /**
   * AWS permissions, beside those that follow from its topics and buckets. In a resource, the placeholders `{region}`,
   * `{account}`, `{cluster}`, `{key}` (the ARN of the cluster's key) and the name of a data service in braces are replaced by values of the environment.
   * @default - none
   * @example `[{ actions: ['ses:SendEmail'], resources: ['arn:aws:ses:{region}:{account}:identity/example.com'] }]`
   */
  readonly aws?: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[];
  /** User and group id of the process, at least 10000. @default - 10001 */
  readonly user?: number;
  /**
   * Seconds that a pod has to stop. If it serves others, SIGTERM comes after the first 5 seconds, in which load balancers
   * remove the pod; SIGKILL comes at the end.
   * @default - 30
   */
  readonly gracePeriodSeconds?: number;
  /**
   * Scale and data that differ between environments.
   * @default - none
   * @example `{ staging: { scaling: { max: 2 } } }`
   */
  readonly overrides?: Readonly<Partial<Record<EnvironmentName, Override>>>;
  /** Why it is left out in environments with stand-ins: dev and previews. @default - it runs there too */
  readonly notInDev?: string;
  /**
   * Why it runs only in environments with stand-ins. Calls to it are ignored elsewhere.
   * @default - it runs everywhere
   */
  readonly onlyInDev?: string;
  /**
   * Patches of the rendered objects, for fields that a spec does not have. Every review shows them.
   * @default - none
   * @example `[{ kind: 'Deployment', path: '/spec/minReadySeconds', value: 30, because: '…' }]`
   */
  readonly patches?: readonly Patch[];
  /**
   * Rules that its objects may break, each with the reason. Every check lists them.
   * @default - none
   * @example `[{ rule: 'image-digest', kind: 'Deployment', because: '…' }]`
   */
  readonly exceptions?: readonly Exception[];
}

/**
 * A further container of the pod, with the user, files, secrets, writable directories and calls of the main container.
 * Its ports belong to the pod; declare them in the workload's `ports` if others call them.
 */
export interface ExtraContainer {
  /** As for the workload. */
  readonly image: string;
  /** @default - the image's */
  readonly command?: readonly string[];
  /** @default - the image's */
  readonly args?: readonly string[];
  /** Resources; GPUs are not possible here. */
  readonly resources: Omit<Resources, 'gpus'>;
  /** Its own environment variables, without secret values. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A value of the secret store, and how the process reads it. */
export type SecretRef = {
  /**
   * How the process reads it: a file in `/etc/secrets`, or an environment variable with this name.
   * @default - a file
   */
  readonly as?: { readonly variable: string };
} & (
  | {
      /** Name of the remote secret, without the prefix `<system>/<environment>/`. */
      readonly from: string;
      readonly property: string;
    }
  | {
      readonly from: string;
      /** Go template over the properties of the remote secret, e.g. for a connection URL. */
      readonly template: string;
    }
);

/** Priority classes of a system, the most important one first. */
export type Priority = 'critical' | 'standard' | 'batch';

/** A rule of an RBAC Role. Wildcards are refused. */
export interface ApiRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The only fields that may differ between environments: scale and data (DAA REQ-T245). */
export interface Override {
  readonly scaling?: {
    readonly min?: number;
    readonly max?: number;
    readonly replicas?: number;
    readonly behavior?: ScalingBehavior;
    /** Target in percent of the request; `false` removes the signal. */
    readonly cpu?: number | false;
    readonly memory?: number | false;
  };
  readonly resources?: Resources;
  /** Merged into the workload's own; an equal name replaces the value. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Merged into the workload's own; an equal name replaces the file. */
  readonly files?: Readonly<Record<string, string>>;
  readonly storageSize?: string;
  readonly schedule?: string;
  /** What a pod with the `resources` of this environment takes; only for workloads with a rate limit of their own. */
  readonly rateLimit?: RateLimit;
  /**
   * The one field that is neither scale nor data, because a document asks for it (Prime Spark, staging and production).
   */
  readonly delivery?: Delivery;
}

/** A JSON patch operation on one rendered object, with the reason for it. */
export interface Patch {
  readonly kind: string;
  /** JSON pointer of the field, e.g. `/spec/template/spec/hostNetwork`. */
  readonly path: `/${string}`;
  readonly value: unknown;
  readonly because: string;
}

/** A rule that the workload's objects of one kind may break. */
export interface Exception {
  /** Id of the rule, as a finding shows it. */
  readonly rule: string;
  /** Kind of the objects, one of the kinds that the workload renders. */
  readonly kind: string;
  readonly because: string;
}
