import type { ChartSpec } from './chart.ts';
import type { ClusterSpec } from './cluster.ts';
import type { DataServiceSpec } from './data-service.ts';
import type { EnvironmentName } from './environment.ts';
import type { Alert, Dashboard } from './monitoring.ts';
import type { WorkloadSpec } from './workload.ts';

/** One of the platform's systems: its layers and workloads, and what they share. */
export interface SystemSpec {
  /** Name of the folder in `charts/`, of the Argo CD project, and of the label `app.kubernetes.io/part-of`. */
  readonly name: string;
  /** What the system is, in one sentence. */
  readonly description: string;
  /** Team that owns it, as the identity provider names the group. */
  readonly owner: string;
  /** Layers by namespace. */
  readonly layers: Readonly<Record<string, Layer>>;
  /** Stores that workloads call by name. @default - none */
  readonly dataServices?: Readonly<Record<string, DataServiceSpec>>;
  /** Public hosts by name; the full host is `<value>.<domain of the cluster>`. @default - none */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Hosts whose requests must carry a JSON Web Token, by the name they have in `hosts`. @default - none */
  readonly authentication?: Readonly<Record<string, TokenAuthentication>>;
  /** Remote secrets that exist in the store below `<system>/<environment>/`, with their properties. @default - none */
  readonly remoteSecrets?: Readonly<Record<string, readonly string[]>>;
  /** Alerts by name. @default - none */
  readonly alerts?: Readonly<Record<string, Alert>>;
  /**
   * Within which time a critical alert pages somebody, from when it becomes true: the rules hold scrape, evaluation, `for`
   * and the wait for a group against it. @default - none is promised
   */
  readonly criticalWithinSeconds?: number;
  /** Who gets mail: what is no page nor for the chat goes to `owner`, and each page to `onCall` too. @default - the owner under
   * the domain of the cluster; no mail beside a page */
  readonly contacts?: { readonly owner?: string; readonly onCall?: string };
  /** Dashboards by name. @default - none */
  readonly dashboards?: Readonly<Record<string, Dashboard>>;
  /** Backups of what the cluster holds. @default - none */
  readonly backups?: { readonly schedule: string; readonly retentionHours: number };
  /** What the system may lose and how long it may be away in a disaster. @default - nothing is promised */
  readonly recovery?: Recovery;
  /**
   * The CronJob that restores the newest backup of the data, and within how many days one must have succeeded; the rules hold
   * its schedule and the alert on it against that. @default - none is asked for
   */
  readonly restoreTest?: { readonly workload: `${string}/${string}`; readonly withinDays: number };
  /**
   * Whether each pull request of this repository that bears the label gets an environment of its own, deleted after the
   * merge (DAA REQ-T244). @default - none
   */
  readonly previews?: { readonly label: string };
  /** Image pins by environment and repository. */
  readonly releases: Releases;
  /** The system's cluster in each environment. */
  readonly clusters: Readonly<Record<EnvironmentName, ClusterSpec>>;
}

/** Objectives of a recovery. The clusters outside dev and previews are held against the recovery point: each database must be
 * backed up at least that often, and so must the volumes of StatefulSets. */
export interface Recovery {
  /** Recovery time objective (RTO): minutes in which the system must be back. */
  readonly timeMinutes: number;
  /** Recovery point objective (RPO): minutes before the disaster whose data may be lost. */
  readonly pointMinutes: number;
}

/** What a request must prove before the gateway lets it in; `{domain}` stands for the domain of the cluster. */
export interface TokenAuthentication {
  readonly issuer: string;
  /** Where the issuer publishes its keys. */
  readonly jwksUri: string;
  readonly audiences: readonly string[];
  /** Paths that need no token, such as `/health/*`. @default - none */
  readonly openPaths?: readonly string[];
}

/** A namespace of a system. */
export interface Layer {
  /** Name of the namespace; `{environment}` stands for that of the environment. @default - the layer's name */
  readonly namespace?: string;
  /** Labels of the namespace beside those that every namespace gets. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Workloads by name. */
  readonly workloads: Readonly<Record<string, WorkloadSpec>>;
  /** Charts of constructs by name; each stands in `charts/<system>/<name>.chart.ts`. @default - none */
  readonly charts?: Readonly<Record<string, ChartSpec>>;
}

/** Image pins: one command moves them from environment to environment. */
export type Releases = Readonly<Record<'dev' | 'staging' | 'production', Readonly<Record<string, Pin>>>>;

/** A tag, and the digest where it is known. */
export interface Pin {
  readonly tag: string;
  readonly digest?: `sha256:${string}`;
}
