import type { ChartSpec } from './chart.ts';
import type { ClusterSpec } from './cluster.ts';
import type { DataServiceSpec } from './data-service.ts';
import type { EnvironmentName } from './environment.ts';
import type { Alert, Dashboard, Receiver } from './monitoring.ts';
import type { WorkloadSpec } from './workload.ts';

/** A system: its layers with their workloads, and what these share. */
export interface SystemSpec {
  /** Name of the folder in `charts/`, of the Argo CD project, and of the label `app.kubernetes.io/part-of`. */
  readonly name: string;
  /** What the system is, in one sentence. */
  readonly description: string;
  /** Team that owns it: the name of its group in the identity provider. */
  readonly owner: string;
  /** Layers by name; a layer is a namespace. */
  readonly layers: Readonly<Record<string, Layer>>;
  /** Data services, which workloads call by name. @default - none */
  readonly dataServices?: Readonly<Record<string, DataServiceSpec>>;
  /** Public hosts by name; the full host is `<value>.<domain of the cluster>`. @default - none */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Hosts whose requests must carry a JSON Web Token; the key is a name of `hosts`. @default - none */
  readonly authentication?: Readonly<Record<string, TokenAuthentication>>;
  /** Secrets in the secret store below `<system>/<environment>/`, with their properties. @default - none */
  readonly remoteSecrets?: Readonly<Record<string, readonly string[]>>;
  /** Alerts by name. @default - none */
  readonly alerts?: Readonly<Record<string, Alert>>;
  /**
   * Seconds between the start of a critical condition and the page to the person on call. Rules compare this with the
   * scrape interval, the evaluation interval, `for` and the group wait.
   * @default - no limit
   */
  readonly criticalWithinSeconds?: number;
  /**
   * Recipients of mail. `owner` gets the alerts that neither page nor go to the chat; `onCall` gets each page as mail
   * too.
   * @default - the owner, at the domain of the cluster; no mail for pages
   */
  readonly contacts?: { readonly owner?: string; readonly onCall?: string };
  /**
   * Who is told of deployments, outside dev: the receivers of alerts, with the same credentials.
   * @default - nobody
   */
  readonly deploymentNotices?: DeploymentNotices;
  /** Dashboards by name. @default - none */
  readonly dashboards?: Readonly<Record<string, Dashboard>>;
  /** Backups of the objects and volumes of the cluster. @default - none */
  readonly backups?: { readonly schedule: string; readonly retentionHours: number };
  /** Objectives for the recovery from a disaster. @default - none */
  readonly recovery?: Recovery;
  /**
   * The CronJob that restores the newest backup, and the number of days within which a restore must have succeeded.
   * Rules check its schedule and its alert against that.
   * @default - no restore tests
   */
  readonly restoreTest?: { readonly workload: `${string}/${string}`; readonly withinDays: number };
  /**
   * Whether each pull request with the label gets a preview environment, which is deleted after the merge (DAA
   * REQ-T244).
   * @default - none
   */
  readonly previews?: { readonly label: string };
  /** Image pins by environment and repository. */
  readonly releases: Releases;
  /** The system's cluster in each environment. */
  readonly clusters: Readonly<Record<EnvironmentName, ClusterSpec>>;
}

/**
 * Objectives for the recovery from a disaster. Outside dev and previews, each data service and the volumes of StatefulSets must
 * be copied or backed up at least as often as the recovery point requires; a data service may say why it need not.
 */
export interface Recovery {
  /** Recovery time objective (RTO): minutes until the system serves again. Only a drill can tell whether it is met. */
  readonly timeMinutes: number;
  /** Recovery point objective (RPO): the last minutes of data that may be lost. */
  readonly pointMinutes: number;
}

/** Who is told of an event of a deployment. Argo CD sends each notice once for each revision of the repository. */
export type DeploymentNotices = Readonly<Partial<Record<DeploymentEvent, readonly Exclude<Receiver, 'mail'>[]>>>;

/**
 * What happens to a deployment: Argo CD begins to apply it; it is applied and healthy; it could not be applied, for
 * example because a migration failed; or it is unhealthy, for example because a canary was aborted or pods do not start.
 */
export type DeploymentEvent = 'started' | 'deployed' | 'failed' | 'degraded';

/** The token that the gateway requires; `{domain}` stands for the domain of the cluster. */
export interface TokenAuthentication {
  readonly issuer: string;
  /** URL at which the issuer publishes its keys. */
  readonly jwksUri: string;
  readonly audiences: readonly string[];
  /** Paths that need no token, such as `/health/*`. @default - none */
  readonly openPaths?: readonly string[];
  /** Whether every route needs a token unless it says otherwise; if not, only routes with a `token` need one. @default - true */
  readonly everywhere?: boolean;
}

/** A namespace of a system. */
export interface Layer {
  /** Name of the namespace; `{environment}` stands for the name of the environment. @default - the layer's name */
  readonly namespace?: string;
  /** Labels of the namespace, beside those of every namespace. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Workloads by name. */
  readonly workloads: Readonly<Record<string, WorkloadSpec>>;
  /** Charts of constructs by name; each is in `charts/<system>/<name>.chart.ts`. @default - none */
  readonly charts?: Readonly<Record<string, ChartSpec>>;
}

/** Image pins. `npm run promote` moves them from environment to environment. */
export type Releases = Readonly<Record<'dev' | 'staging' | 'production', Readonly<Record<string, Pin>>>>;

/** A tag, with the digest if it is known. */
export interface Pin {
  readonly tag: string;
  readonly digest?: `sha256:${string}`;
}
