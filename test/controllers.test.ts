import { describe, expect, it } from 'vitest';
import { addOns } from '../charts/controllers/add-ons.ts';
import { controllerNamespaces, controllers } from '../charts/controllers.ts';
import { platform } from './platform.ts';
import { knownChart } from '../lib/knowledge/charts/charts.ts';
import { installedCharts } from '../lib/model/delivery/installed-charts.ts';
import { isolationOf } from '../lib/model/traffic/network-policies.ts';
import { endpointsOf } from '../lib/model/traffic/endpoints.ts';
import { render } from '../lib/render.ts';
import type { Controller, ControllerNamespace, ControllerPods } from '../lib/spec/controller.ts';

const rows: readonly (readonly [string, Controller])[] = Object.entries(controllers);
const homes: Readonly<Record<string, ControllerNamespace>> = controllerNamespaces;

describe('a controller', () => {
  it.each(rows)('%s has a policy for every pod of its chart that is not in the network of its node', (_, row) => {
    if (homes[row.namespace]?.ownPolicies === true) return;
    const declared: readonly ControllerPods[] = Object.values(row.pods ?? {});
    for (const pods of knownChart(row.chart ?? '')?.pods ?? []) {
      if (pods.hostNetwork === true) continue;
      const selecting = declared.filter(({ labels = {} }) =>
        Object.entries(labels).every(([name, value]) => holds(pods.labels[name], value, row.chart ?? '')),
      );
      expect(selecting, pods.name).not.toEqual([]);
    }
  });

  it.each(rows)('%s is called by the API server on the ports of its webhooks', (_, row) => {
    if (homes[row.namespace]?.ownPolicies === true) return;
    const open = Object.values(row.pods ?? {}).flatMap(({ webhooks = [] }) => webhooks);
    const chart = knownChart(row.chart ?? '');
    // The webhooks of istio-base are served by istiod.
    const webhooks = chart?.pods.length === 0 ? [] : (chart?.webhooks.map(({ port }) => port) ?? []);
    expect(open).toEqual(expect.arrayContaining(webhooks));
  });

  it('has a policy in each cluster before it is installed, and its namespace is closed', () => {
    const { subjects } = render(platform, { checks: false });
    for (const cluster of subjects.clusters) {
      if (cluster.name.startsWith('preview/')) continue;
      const policies = cluster.of('NetworkPolicy');
      for (const { namespace } of installedCharts(cluster)) {
        if (namespace === 'kube-system') continue;
        const names = policies
          .filter(({ metadata }) => metadata.namespace === namespace)
          .map(({ metadata }) => metadata.name);
        expect(names, `${cluster.name} ${namespace}`).toContain('default-deny');
      }
      for (const endpoint of endpointsOf(cluster).all.items) {
        if (endpoint.platform?.installed === undefined) continue;
        const { ingress, egress } = isolationOf(cluster, endpoint);
        expect([ingress, egress], `${cluster.name} ${endpoint.namespace} ${endpoint.name}`).not.toContain(undefined);
      }
    }
  });
});

describe('what comes with the cluster', () => {
  it('is named as no chart is', () => {
    expect(Object.keys(addOns).filter((name) => name in controllers)).toEqual([]);
  });
});

/** Whether a label of a Helm chart's pods, which may contain the release, equals the value. */
function holds(pattern: string | undefined, value: string, chart: string): boolean {
  return pattern?.replace('{chart}', chart) === value;
}
