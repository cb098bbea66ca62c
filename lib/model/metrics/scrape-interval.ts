import type { Cluster } from '../cluster.ts';
import { installedChart, textAt } from '../delivery/installed-charts.ts';
import { endpointsOfMonitor } from './monitored-ports.ts';
import { exported } from './exported.ts';
import { prometheusStack } from './prometheus-stack.ts';
import { seconds } from './promql.ts';
import type { Scrape } from './scrapes.ts';

/**
 * Seconds between two samples of a metric: the interval of its monitor, else that of Prometheus. Prometheus of the
 * operator takes a sample every 30 s unless told otherwise, that of the community's Helm chart every minute.
 */
export function scrapeInterval(cluster: Cluster, metric: string): number {
  const own = (exported(cluster).declared.get(metric) ?? []).flatMap(intervalsOf);
  return own.length === 0 ? cluster.once(usualInterval) : Math.max(...own);
}

function intervalsOf({ monitor }: Scrape): readonly number[] {
  return endpointsOfMonitor(monitor).flatMap(({ interval }) => (interval === undefined ? [] : seconds(interval)));
}

/** https://github.com/prometheus-community/helm-charts/blob/main/charts/prometheus/values.yaml */
function usualInterval(cluster: Cluster): number {
  const stack = textAt(prometheusStack(cluster)?.values, 'prometheus.prometheusSpec.scrapeInterval');
  const chart = installedChart(cluster, 'prometheus');
  const alone = chart === undefined ? undefined : (textAt(chart.values, 'server.global.scrape_interval') ?? '1m');
  return seconds(stack ?? alone ?? '30s');
}
