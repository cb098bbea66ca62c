import { App } from 'cdk8s';
import { BackupChart } from './backup-chart.ts';
import { ClusterChart } from './cluster-chart.ts';
import { ConstructChart } from './construct-chart.ts';
import { DataServiceChart } from './data-service-chart.ts';
import { GatewayChart } from './gateway-chart.ts';
import { LocalSecretsChart } from './local-secrets-chart.ts';
import type { Source } from './kinds/application.ts';
import type { ManifestChart } from './manifest-chart.ts';
import { MonitoringChart, MonitoringNamespaceChart, TelemetryChart } from './monitoring-chart.ts';
import { NamespaceChart } from './namespace-chart.ts';
import type { System } from './resolve/system.ts';
import type { Workload } from './resolve/workload.ts';
import { WorkloadChart, workloadFile } from './workload-chart.ts';

/**
 * All Charts of a system in one environment: an App of its own, and a Chart for each file. A Chart is removed from the
 * App when the next one is requested, so that the objects of a large system are not in memory at the same time.
 *
 * @param isKnown - whether the file of a workload need not be made; then only its path is given
 */
export function systemCharts(system: System, repository: Source): Generator<ManifestChart>;
export function systemCharts(
  system: System,
  repository: Source,
  isKnown: (file: string, workload: Workload) => boolean,
): Generator<ManifestChart | string>;
export function* systemCharts(
  system: System,
  repository: Source,
  isKnown: (file: string, workload: Workload) => boolean = () => false,
): Generator<ManifestChart | string> {
  const app = new App();
  for (const chart of charts(app, system, repository, isKnown)) {
    if (typeof chart === 'string') {
      yield chart;
      continue;
    }
    if (chart.manifests.length > 0) yield chart;
    app.node.tryRemoveChild(chart.node.id);
  }
}

function* charts(
  app: App,
  system: System,
  repository: Source,
  isKnown: (file: string, workload: Workload) => boolean,
): Generator<ManifestChart | string> {
  const { backups, dataServices, hosting, namespaces, routes } = system;
  yield new ClusterChart(app, system);
  for (const namespace of namespaces) {
    yield new NamespaceChart(app, namespace);
    for (const workload of namespace.workloads) {
      const file = workloadFile(workload);
      yield isKnown(file, workload) ? file : new WorkloadChart(app, workload);
    }
    for (const chart of namespace.charts) yield new ConstructChart(app, chart);
  }
  for (const service of dataServices) yield new DataServiceChart(app, system, service);
  if (routes.length > 0) yield new GatewayChart(app, system);
  yield new MonitoringNamespaceChart(app, system);
  yield new MonitoringChart(app, system, repository);
  if (hosting.keepsLogsAndTraces) yield new TelemetryChart(app, system);
  if (backups !== undefined) yield new BackupChart(app, system, backups);
  if (hosting.localSecrets !== undefined) yield new LocalSecretsChart(app, system, hosting.localSecrets);
}
