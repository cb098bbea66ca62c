import * as plus from 'cdk8s-plus-27';
import { controllerNamespaces, controllers } from '../charts/controllers.ts';
import { delivery } from '../charts/delivery.ts';
import { environments } from '../charts/environments.ts';
import { difference, update } from '../lib/manifests/folder.ts';
import { render } from '../lib/render.ts';
import type { ChartSpec } from '../lib/spec/chart.ts';
import { report } from './report.ts';
import { benchSystem } from './system.ts';

// constructs.ts WORKLOADS FOLDER CHARTS: renders generated workloads in three environments with their schemas checked,
// and this number of charts with a Deployment, a Service and a ConfigMap of cdk8s-plus each.
const [, , count = '10', folder = '', charts = '0'] = process.argv;
const chart: ChartSpec = {
  description: 'A generated Deployment of cdk8s-plus',
  calls: ['database'],
  ports: { http: 8080 },
  add: (scope, context) => {
    const { min } = context.replicas({ min: 2 });
    const containers = [{ image: context.image('bench'), portNumber: 8080 }];
    const deployment = new plus.Deployment(scope, 'server', { replicas: min, containers });
    deployment.exposeViaService({ name: context.name, ports: [{ name: 'http', port: 8080 }] });
    new plus.ConfigMap(scope, 'settings', { data: { 'a.yaml': 'colour: red' } });
  },
};
const system = benchSystem(Number(count));
const names = Array.from({ length: Number(charts) }, (_, index) => `chart-${String(index).padStart(3, '0')}`);
const layer = { workloads: {}, charts: Object.fromEntries(names.map((name) => [name, chart])) };
const { staging, production, dr } = environments;
const rendered = render({
  systems: [names.length === 0 ? system : { ...system, layers: { ...system.layers, constructs: layer } }],
  environments: [staging, production, dr],
  controllers: { charts: controllers, namespaces: controllerNamespaces },
  delivery,
});
if (rendered.problems.length > 0) throw new Error(rendered.problems.slice(0, 5).join('\n'));
update(folder, rendered.dist, difference(folder, rendered.dist));
report(rendered.objects);
