import type { Cluster } from '../cluster.ts';
import { installedChart, textAt } from '../delivery/installed-charts.ts';

/**
 * Namespace whose policies are for the whole mesh: `istio-system`, unless istiod is told otherwise.
 * https://istio.io/latest/docs/reference/glossary/#root-namespace
 */
export function rootNamespace(cluster: Cluster): string {
  return cluster.once(namespaceOfMesh);
}

/** https://github.com/istio/istio/blob/1.30.0/manifests/charts/istio-control/istio-discovery/templates/configmap.yaml */
function namespaceOfMesh(cluster: Cluster): string {
  const values = installedChart(cluster, 'istiod')?.values;
  return textAt(values, 'meshConfig.rootNamespace') ?? textAt(values, 'global.istioNamespace') ?? 'istio-system';
}
