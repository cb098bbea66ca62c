import { ApiObject, App } from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import { expect, it } from 'vitest';
import { ManifestChart } from '../../lib/manifest-chart.ts';

class ExampleChart extends ManifestChart {
  constructor(app: App) {
    super(app, 'front/example.yaml');
    this.add({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'plain', namespace: 'front' } });
    new plus.ConfigMap(this, 'settings', { metadata: { name: 'settings' }, data: { a: 'b' } });
    new ApiObject(this, 'role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'reader' },
    });
  }
}

it('a construct that stands in a chart of the platform is rendered with its plain objects', () => {
  const chart = new ExampleChart(new App());
  const titles = chart.manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`);
  expect(titles).toEqual(['ServiceAccount front/plain', 'ConfigMap front/settings', 'ClusterRole -/reader']);
  expect(chart.manifests[1]?.metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '-2' });
  expect(chart.toJson()).toEqual(chart.manifests);
});
