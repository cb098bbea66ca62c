/** A Prometheus alert of a system. */
export interface Alert {
  /** PromQL expression. The alert is active while it returns any series. */
  readonly expression: string;
  /** How long the expression must hold before the alert fires, e.g. `5m`. */
  readonly for: string;
  /** Default receiver: a critical alert pages, a warning goes to the chat, info is sent by mail. */
  readonly severity: 'critical' | 'warning' | 'info';
  /** Who receives it, if not the default receiver of its severity. @default - by the severity */
  readonly receiver?: Receiver;
  /** How soon somebody must act; see `responseTimes`. @default - P1 if critical, P2 if a warning, P3 if info */
  readonly priority?: AlertPriority;
  readonly summary: string;
  /** Text of the notification: a Go template that may use the value and the labels. */
  readonly description: string;
  /**
   * What the alert is about: a workload as `layer/workload`, a data service, or a layer. Its runbook lists their
   * callers, what they call, and commands to inspect them.
   */
  readonly concerns: readonly string[];
  /** First steps beside inspecting what the alert concerns, one sentence each. @default - none */
  readonly firstSteps?: readonly string[];
  /** Why the alert is left out in dev, which has neither exporters nor backups. @default - it is there too */
  readonly notInDev?: string;
  /** Why the alert is left out in a standby cluster, which gets no requests. @default - it is there too */
  readonly notAtStandby?: string;
  /** Why only a standby cluster has the alert. @default - all clusters have it */
  readonly onlyAtStandby?: string;
  /** Series on which promtool must see it fire, resolve and stay silent; at least one of each. */
  readonly proof: readonly Scenario[];
}

/** Who receives an alert: `page` is the person on call, at once; `chat` is a channel; `mail` is the owner. */
export type Receiver = 'page' | 'chat' | 'mail';

/** How soon somebody must act on an alert. */
export type AlertPriority = 'P0' | 'P1' | 'P2' | 'P3';

/** Series as exporters and proxies produce them, and when the alert fires on them. */
export interface Scenario {
  /** What happens, in a few words. */
  readonly name: string;
  /** Interval between two values, and between two evaluations. @default - 1m */
  readonly interval?: string;
  /**
   * Values of each series in promtool's notation, by metric and labels:
   * https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/#series
   */
  readonly series: Readonly<Record<string, string>>;
  /** Times from the start at which the alert fires, e.g. `20m`. @default - none */
  readonly firing?: readonly string[];
  /** Times from the start at which it does not fire. @default - none */
  readonly silent?: readonly string[];
}

/** A Grafana dashboard of a system: a grid with two panels in each row. */
export interface Dashboard {
  readonly title: string;
  readonly panels: readonly Panel[];
}

export interface Panel {
  readonly title: string;
  readonly type: 'stat' | 'timeseries' | 'gauge' | 'table';
  /** Grafana unit of the values, e.g. `reqps`, `s`, `percentunit`, `currencyUSD`. @default - short */
  readonly unit?: string;
  readonly queries: readonly { readonly expression: string; readonly legend: string }[];
}
