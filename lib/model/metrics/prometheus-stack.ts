import type { Cluster } from '../cluster.ts';
import { installedCharts, valueAt, type InstalledChart } from '../delivery/installed-charts.ts';

/** The kube-prometheus-stack that runs Prometheus; one that brings kinds alone is none. */
export function prometheusStack(cluster: Cluster): InstalledChart | undefined {
  return installedCharts(cluster).find(
    ({ chart, values }) => chart === 'kube-prometheus-stack' && valueAt(values, 'prometheus.enabled') !== false,
  );
}
