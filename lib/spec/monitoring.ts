/** A Prometheus alert of a system. */
export interface Alert {
  /** PromQL; true for as long as it returns anything. */
  readonly expression: string;
  /** How long it must hold, e.g. `5m`. */
  readonly for: string;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly summary: string;
  /** Text with the value and labels, as a Go template. */
  readonly description: string;
  /** Why dev, which has neither exporters nor backups, is without it. @default - it is there too */
  readonly notInDev?: string;
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
