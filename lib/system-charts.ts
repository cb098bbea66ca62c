import { App } from 'cdk8s';
import { BackupChart } from './backup-chart.ts';
import { ClusterChart } from './cluster-chart.ts';
import { DataServiceChart } from './data-service-chart.ts';
import { GatewayChart } from './gateway-chart.ts';
import { LocalSecretsChart } from './local-secrets-chart.ts';
import type { ManifestChart } from './manifest-chart.ts';
import { MonitoringChart, MonitoringNamespaceChart, TelemetryChart } from './monitoring-chart.ts';
import { NamespaceChart } from './namespace-chart.ts';
import type { System } from './resolve/system.ts';
import { WorkloadChart } from './workload-chart.ts';

/** Everything that a system gets in one environment: an App of its own, a chart for each file. */
export function systemCharts(system: System): readonly ManifestChart[] {
  const app = new App();
  const { backups, dataServices, environment, namespaces, routes } = system;
  const charts: ManifestChart[] = [new ClusterChart(app, system)];
  for (const namespace of namespaces) {
    charts.push(new NamespaceChart(app, namespace));
    for (const workload of namespace.workloads) charts.push(new WorkloadChart(app, workload));
  }
  for (const service of dataServices) charts.push(new DataServiceChart(app, system, service));
  if (routes.length > 0) charts.push(new GatewayChart(app, system));
  charts.push(new MonitoringNamespaceChart(app, system), new MonitoringChart(app, system));
  if (environment.platform === 'eks') charts.push(new TelemetryChart(app, system));
  if (backups !== undefined) charts.push(new BackupChart(app, system, backups));
  if (environment.secretStore.provider === 'kubernetes') {
    charts.push(new LocalSecretsChart(app, system, environment.secretStore.namespace));
  }
  return charts.filter(({ manifests }) => manifests.length > 0);
}
