/** What the metrics of a controller are, and when Prometheus gets to see them: a file of this folder each. */
export interface MetricSource {
  /** Whose metrics they are. */
  readonly what: string;
  /** Where they are documented. */
  readonly source: string;
  /** How far they were compared in November 2026 with stored copies of that, which may be older; of what is not named there, the name alone. */
  readonly verified: string;
  /**
   * Chart that brings it with a monitor of its own; or what a monitor of the cluster has to scrape: the proxies of the
   * mesh, the instances of CloudNativePG, an exporter that declares what it exports. Undefined: there in any case.
   */
  readonly scrapedBy?: string;
  /**
   * The value of the chart without which it has no monitor; of kube-prometheus-stack they are on unless it is false. Of
   * CloudNativePG the plugin that exports it.
   */
  readonly monitor?: string;
  /** Whether each series is about one thing that may fail alone: a pod, a node, a database. */
  readonly perObject: boolean;
  /** Whether every scrape has them, with the labels that monitors give their targets. */
  readonly ofEveryScrape?: boolean;
  /** Labels of all its metrics, beside those of the target. */
  readonly labels?: string;
  /** Type and labels of each metric, `*` for labels that are not known here; a name may end in `*` too. */
  readonly metrics: Readonly<Record<string, `${MetricType}${'' | ` ${string}`}`>>;
}

type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';
