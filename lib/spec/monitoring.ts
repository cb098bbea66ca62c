/** A Prometheus alert of a system. */
export interface Alert {
  /** PromQL; true for as long as it returns anything. */
  readonly expression: string;
  /** How long it must hold, e.g. `5m`. */
  readonly for: string;
  /** A critical alert pages, a warning goes to the chat, info by mail. */
  readonly severity: 'critical' | 'warning' | 'info';
  /** Who gets it, where the severity alone would choose somebody else. @default - by the severity */
  readonly receiver?: Receiver;
  /** How soon somebody must act, see `responseTimes`. @default - P1 if critical, P2 if a warning, P3 if info */
  readonly priority?: AlertPriority;
  readonly summary: string;
  /** Text with the value and labels, as a Go template. */
  readonly description: string;
  /** What it is about: a workload as `layer/workload`, a data service, or a layer, by the names of the system. Its runbook
   * lists their callers, what they call, and the commands to look at them. */
  readonly concerns: readonly string[];
  /** What to do first, beside looking at what it concerns; one sentence each. @default - nothing else */
  readonly firstSteps?: readonly string[];
  /** Why dev, which has neither exporters nor backups, is without it. @default - it is there too */
  readonly notInDev?: string;
  /** Why a cluster that stands by, to which nobody sends requests, is without it. @default - it is there too */
  readonly notAtStandby?: string;
  /** Why only a cluster that stands by has it. @default - the others have it too */
  readonly onlyAtStandby?: string;
  /** Series on which promtool sees it fire and resolve, and stay silent; one of each at least. */
  readonly proof: readonly Scenario[];
}

/** Who is told of an alert: `page` the person on call at once, `chat` a channel, `mail` the owner. */
export type Receiver = 'page' | 'chat' | 'mail';

/** How soon somebody acts on an alert. */
export type AlertPriority = 'P0' | 'P1' | 'P2' | 'P3';

/** Series as exporters and proxies give them, and when the alert fires on them. */
export interface Scenario {
  /** What happens, in a few words. */
  readonly name: string;
  /** Time between two values, and between two evaluations. @default - 1m */
  readonly interval?: string;
  /** Values of each series, in the notation of promtool, by metric and labels.
   * https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/#series */
  readonly series: Readonly<Record<string, string>>;
  /** Times from the start at which the alert fires, e.g. `20m`. @default - at none */
  readonly firing?: readonly string[];
  /** Times at which it does not. @default - at none */
  readonly silent?: readonly string[];
}

/** A Grafana dashboard of a system, as a grid of panels two wide. */
export interface Dashboard {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** One panel of a dashboard. */
export interface Panel {
  readonly title: string;
  readonly type: 'stat' | 'timeseries' | 'gauge' | 'table';
  /** Grafana unit, e.g. `reqps`, `s`, `percentunit`, `currencyUSD`. @default - short */
  readonly unit?: string;
  readonly queries: readonly { readonly expression: string; readonly legend: string }[];
}
