import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import type { AddConstructs, ChartSpec } from '../../lib/spec/chart.ts';
import { addServer, withCharts } from '../constructs/sample-charts.ts';
import type { Refused } from './refused.ts';

/** Wrong charts of constructs, with all their errors. */
export const refusedCharts: readonly Refused[] = [
  [
    'a chart with the name of a workload',
    [withCharts({ web: { description: 'x', add: () => undefined } })],
    [
      "charts/shop/web.chart.ts › name: 'web' is the name of another file in this layer › a name other than namespace, web, database, database-topics, kafka, kafka-topics",
    ],
  ],
  [
    'a chart of a system with previews that makes what is in no namespace',
    [
      withCharts(
        {
          one: {
            description: 'x',
            add: (chart) =>
              new ApiObject(chart, 'a', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', rules: [] }),
          },
        },
        { previews: { label: 'preview' }, dataServices: {} },
      ),
    ],
    [
      'charts/shop/system.ts › previews: the chart one makes ClusterRole one-a, which is in no namespace › no previews, or objects in namespaces',
    ],
  ],
  [
    'a chart without a function',
    [withCharts({ one: { description: 'x', add: 'kplus' } as unknown as ChartSpec })],
    ["charts/shop/one.chart.ts › add: 'kplus' (string) › a function"],
  ],
  ...(
    [
      [
        'a chart that throws',
        () => {
          throw new Error('no colour\n  at all');
        },
        { calls: ['front/web'] },
        ['charts/shop/one.chart.ts › add: no colour at all › a function that throws nothing'],
      ],
      [
        'a chart that takes its time',
        () => Promise.resolve(),
        {},
        ['charts/shop/one.chart.ts › add: returns a Promise › nothing, or a list of objects that are no constructs'],
      ],
      [
        'objects that wait for each other',
        (chart) => {
          const [a, b] = [new plus.ConfigMap(chart, 'a'), new plus.ConfigMap(chart, 'b')];
          a.node.addDependency(b);
          b.node.addDependency(a);
        },
        {},
        [
          'charts/shop/one.chart.ts › one/a/Resource: waits for itself: one/a/Resource after one/b/Resource after one/a/Resource › dependencies in one direction',
        ],
      ],
      [
        'a token that is no number',
        (chart) =>
          new ApiObject(chart, 'a', {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            data: { a: Lazy.any({ produce: () => Number.NaN }) as string },
          }),
        {},
        ['charts/shop/one.chart.ts › one/a: ConfigMap one-a › data.a: NaN › a finite number'],
      ],
      [
        'an object with a misspelt field',
        (chart) => new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', daat: {} }),
        {},
        [
          "charts/shop/one.chart.ts › dist/production/shop/front/one.yaml › ConfigMap one-a › daat: an unknown field › did you mean 'data'?",
        ],
      ],
      [
        'a kind that nobody knows',
        (chart) => new ApiObject(chart, 'a', { apiVersion: 'shop.example.com/v1', kind: 'Widget', spec: {} }),
        {},
        [
          "charts/shop/one.chart.ts › dist/production/shop/front/one.yaml › Widget one-a › kind: 'Widget' of shop.example.com/v1 › a kind of imports/kinds.ts, or a third-party kind: npm run import -- --crd FILE, with its CustomResourceDefinition",
        ],
      ],
      [
        'pods that no policy knows',
        (chart, context) => {
          ApiObject.of(addServer(chart, { ...context, name: 'other' })).addJsonPatch(
            JsonPatch.add('/spec/template/metadata/labels', { 'app.kubernetes.io/name': 'other' }),
          );
        },
        { calls: ['database'] },
        [
          "charts/shop/one.chart.ts › add: pods of Deployment one-server have the label app.kubernetes.io/name: other, which no policy selects › 'one', the name of the chart; or a chart of that name",
        ],
      ],
      [
        'calls without pods',
        () => undefined,
        { calls: ['front/web'] },
        [
          'charts/shop/one.chart.ts › calls: calls, but no pods › a Deployment or another object with pods, made by add, or no calls',
        ],
      ],
      [
        'ports without a Service',
        (chart, context) => addServer(chart, { ...context, name: 'other' }),
        { ports: { http: 8080 }, calls: ['database'] },
        [
          'charts/shop/one.chart.ts › ports: no Service one › a Service one with the ports 8080 made by add: callers use it',
        ],
      ],
      [
        'a Service without the port',
        addServer,
        { ports: { 'http-admin': 9999 }, calls: ['database'] },
        [
          'charts/shop/one.chart.ts › ports: Service one has no port 9999 › a Service one with the ports 9999 made by add: callers use it',
        ],
      ],
      [
        'a wave before that of what it depends on',
        (chart) => {
          const first = new plus.ConfigMap(chart, 'a', {
            metadata: { annotations: { 'argocd.argoproj.io/sync-wave': '-9' } },
          });
          first.node.addDependency(new plus.ConfigMap(chart, 'b'));
        },
        {},
        [
          'charts/shop/one.chart.ts › ConfigMap one-a: sync wave -9, before the objects that it depends on › -1 or later, or no wave in the object',
        ],
      ],
      [
        'a chart that calls nobody',
        addServer,
        { calls: ['databse'] },
        [
          "charts/shop/one.chart.ts › calls[0]: 'databse' › a data service (database, kafka), layer/workload, or host:port (did you mean 'database'?)",
        ],
      ],
      [
        'a chart with an image that nobody pins',
        (_, context) => {
          context.image('wbe');
        },
        {},
        [
          "charts/shop/one.chart.ts › image: 'wbe' has no pin › an entry in releases.ts (did you mean 'web'?), or a tag of its own",
        ],
      ],
    ] satisfies Case[]
  ).map(refused),
];

type Case = readonly [what: string, add: AddConstructs, rest: Partial<ChartSpec>, lines: readonly string[]];

function refused([what, add, rest, lines]: Case): Refused {
  return [what, [withCharts({ one: { description: 'x', ...rest, add } })], lines];
}
