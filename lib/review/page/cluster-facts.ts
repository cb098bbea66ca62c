import type { VNode } from 'preact';
import { nodesText } from '../../model/capacity/report.ts';
import type { Cluster } from '../../model/cluster.ts';
import { dataKinds } from '../../model/data/data-kinds.ts';
import { installedCharts } from '../../model/delivery/installed-charts.ts';
import { alerts } from '../../model/metrics/expressions.ts';
import { titleOf } from '../difference/written.ts';
import { reportOf } from '../meaning/capacity.ts';
import { publicPaths } from '../meaning/public-paths.ts';
import { h, type Child } from './element.ts';

/** What a cluster has beside workloads. */
export function clusterFacts(cluster: Cluster, link: (file: string) => string): VNode {
  const linked = (object: Cluster['objects'][number], text: string) => {
    const file = cluster.fileOf(object);
    return file === undefined ? text : h('a', { href: link(file) }, text);
  };
  const data = cluster.objects.filter(
    ({ kind, apiVersion }) =>
      kind !== 'Namespace' &&
      dataKinds.some((one) => one.kind === kind || one.kind === `${kind}.${apiVersion.replace(/\/.*/, '')}`),
  );
  const report = reportOf(cluster);
  const groups: readonly (readonly [string, readonly Child[]])[] = [
    ['Hosts and routes', [...publicPaths(cluster)].map(([path, { to }]) => `${path} → ${to}`)],
    ['Data', data.map((object) => linked(object, titleOf(object)))],
    [
      'Recovery',
      cluster.of('AppProject').flatMap((project) => {
        const recovery = project.metadata.annotations?.['strata.dev/recovery'];
        return recovery === undefined ? [] : [linked(project, recovery)];
      }),
    ],
    [
      'Node pools',
      report?.pools.map(
        ({ pool, nodes }) =>
          `${pool}: ${nodesText(nodes.desired) || 'none'}, at most ${nodesText(nodes.maximum) || 'none'}`,
      ) ?? [],
    ],
    ['Charts', installedCharts(cluster).map(({ application, chart }) => linked(application, chart))],
    [
      'Alerts',
      alerts(cluster).map(({ object, name, labels }) =>
        linked(object, `${name} (${labels.severity ?? 'no severity'})`),
      ),
    ],
  ];
  return h(
    'div',
    { class: 'grid' },
    groups.map(([title, items]) =>
      items.length === 0
        ? undefined
        : h(
            'section',
            { class: 'card', 'data-item': '', tabindex: -1 },
            h('h4', null, `${title} (${items.length})`),
            list(items.slice(0, 8)),
            items.length > 8 &&
              h('details', null, h('summary', null, `${items.length - 8} more`), list(items.slice(8))),
          ),
    ),
  );
}

function list(items: readonly Child[]): VNode {
  return h(
    'ul',
    { class: 'objects' },
    items.map((item) => h('li', null, item)),
  );
}
