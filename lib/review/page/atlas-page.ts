import type { VNode } from 'preact';
import { append } from '../../model/append.ts';
import { budgetOf } from '../../model/capacity/budget.ts';
import { nodesText } from '../../model/capacity/report.ts';
import type { Cluster } from '../../model/cluster.ts';
import { dataKinds } from '../../model/data/data-kinds.ts';
import { installedCharts } from '../../model/delivery/installed-charts.ts';
import { environmentOrder } from '../../model/environment.ts';
import { alerts } from '../../model/metrics/expressions.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import { titleOf } from '../difference/written.ts';
import { imageParts } from '../entries.ts';
import { reportOf } from '../meaning/capacity.ts';
import { publicPaths } from '../meaning/public-paths.ts';
import { openPaths } from '../meaning/open-paths.ts';
import { byCodeUnit } from '../order.ts';
import { costBars, type Cost } from './bars.ts';
import { htmlDocument } from './document.ts';
import { h, type Child } from './element.ts';
import { graph, type Arrow } from './graph.ts';

/** Addresses of files, for the links of an atlas. */
export interface Places {
  /** The address of a file. */
  readonly link: (file: string) => string;
  /** Files under charts/ that may be linked. */
  readonly sources: ReadonlySet<string>;
}

/** The current state of the platform as one HTML file: every cluster with its workloads and other objects. */
export function atlasPage(clusters: readonly Cluster[], places: Places): string {
  const shown = clusters.filter(({ own, objects, pods }) => own.size === objects.length && pods.length > 0);
  const bySystem = new Map<string, Cluster[]>();
  for (const cluster of shown) append(bySystem, cluster.name.replace(/^[^/]*\//, ''), cluster);
  const costs = shown.flatMap((cluster) => costOf(cluster) ?? []);
  const workloads = shown.reduce((sum, cluster) => sum + workloadsOf(cluster).length, 0);
  const facts: readonly (readonly [number, string])[] = [
    [bySystem.size, bySystem.size === 1 ? 'system' : 'systems'],
    [shown.length, shown.length === 1 ? 'cluster' : 'clusters'],
    [workloads, 'workloads'],
    [shown.reduce((sum, cluster) => sum + cluster.objects.length, 0), 'objects'],
  ];
  return htmlDocument({
    title: 'Atlas of the platform',
    top: [
      h('h1', null, 'Atlas of the platform'),
      h('p', { class: 'quiet' }, 'The current state, from the rendered manifests.'),
      h(
        'ul',
        { class: 'facts' },
        facts.map(([count, name]) => h('li', null, h('b', null, count), name)),
      ),
    ],
    placeholder: 'Search workloads, hosts, topics, images, alerts',
    main: [
      [...bySystem].map(([system, own]) =>
        h(
          'section',
          { 'data-group': '' },
          h('h2', null, system),
          [...own]
            .sort((a, b) => rankOf(a) - rankOf(b))
            .map((cluster, index) => clusterPart(cluster, index === 0, places)),
        ),
      ),
      costs.length > 0 && h('section', { 'data-group': '' }, h('h2', null, 'Costs'), costBars(costs)),
    ],
  });
}

/** Production first; then the last environments before the first ones. */
const order = ['production', ...[...environmentOrder].reverse().filter((name) => name !== 'production')];

function rankOf({ name }: Cluster): number {
  const rank = order.indexOf(name.split('/')[0] ?? '');
  return rank < 0 ? order.length : rank;
}

function clusterPart(cluster: Cluster, isOpen: boolean, places: Places): VNode {
  const workloads = workloadsOf(cluster);
  const byNamespace = new Map<string, Pods[]>();
  for (const pods of workloads) append(byNamespace, pods.namespace, pods);
  const objects = objectsByWorkload(cluster);
  const layers = [...byNamespace]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([namespace, own]) =>
      h(
        'section',
        { 'data-group': '' },
        h('h4', null, namespace),
        h(
          'div',
          { class: 'grid' },
          own.map((pods) => workloadCard(cluster, pods, objects.get(keyOf(pods)) ?? [], places)),
        ),
      ),
    );
  return h(
    'details',
    { class: 'cluster', 'data-group': '', open: isOpen },
    h(
      'summary',
      null,
      h('h3', null, cluster.name),
      h('span', { class: 'quiet' }, ` · ${workloads.length} workloads, ${cluster.objects.length} objects`),
    ),
    layers,
    paths(cluster),
    facts(cluster, places),
  );
}

/** One entry for each workload; the head represents a Ray cluster. */
function workloadsOf({ pods }: Cluster): readonly Pods[] {
  const byOwner = new Map<string, Pods>();
  for (const one of pods) if (!byOwner.has(keyOf(one))) byOwner.set(keyOf(one), one);
  return [...byOwner.values()].sort((a, b) => byCodeUnit(keyOf(a), keyOf(b)));
}

function keyOf({ owner, namespace }: Pods): string {
  return `${namespace}/${owner.metadata.name}`;
}

/** Objects with the name of a workload. */
function objectsByWorkload(cluster: Cluster): ReadonlyMap<string, Cluster['objects']> {
  const byName = new Map<string, Cluster['objects'][number][]>();
  for (const object of cluster.objects) {
    const { namespace = '', labels, name } = object.metadata;
    append(byName, `${namespace}/${labels?.['app.kubernetes.io/name'] ?? name}`, object);
  }
  return byName;
}

function workloadCard(cluster: Cluster, pods: Pods, objects: Cluster['objects'], { link, sources }: Places): VNode {
  const { owner, replicas, namespace } = pods;
  const { name, annotations = {} } = owner.metadata;
  const file = cluster.fileOf(owner);
  const system = cluster.name.replace(/^[^/]*\//, '');
  const spec = `charts/${system}/${name}.ts`;
  const place = `${namespace}/${name}`;
  const edges = [...openPaths(cluster).values()];
  const number = pods.runsOnce
    ? 'runs once'
    : replicas.min === replicas.max
      ? `${replicas.max}`
      : `${replicas.min} to ${replicas.max}`;
  const calls = edges.flatMap(({ from, to, port }) => (from === place ? [`${to}:${port}`] : []));
  const callers = edges.flatMap(({ from, to, port }) => (to === place ? [`${from} (${port})`] : []));
  const others = objects.filter((one) => one !== owner).map(({ kind }) => kind);
  const exceptions = Object.entries(annotations).flatMap(([key, why]) =>
    key.startsWith('allow.strata.dev/') ? [`${key.replace('allow.strata.dev/', '')}: ${why}`] : [],
  );
  const about = annotations['kubernetes.io/description'];
  const assumed = annotations['strata.dev/assumed'];
  return h(
    'article',
    { class: 'card', 'data-item': '', tabindex: -1 },
    h('h5', null, file === undefined ? name : h('a', { href: link(file) }, name)),
    about !== undefined && h('p', null, about),
    h(
      'dl',
      null,
      row('Kind', `${owner.kind}, ${number}`),
      row(
        'Image',
        [
          ...new Set(
            containersOf(pods).flatMap(({ container }) => (container.image === undefined ? [] : [container.image])),
          ),
        ]
          .map((image) => `${imageParts(image).name} ${imageParts(image).version}`)
          .join(', '),
      ),
      row('Calls', [...new Set(calls)].join(', ')),
      row('Called by', [...new Set(callers)].join(', ')),
      row('Gets', countedKinds(others)),
      row('Assumed', assumed ?? ''),
      row('Exceptions', exceptions.join('; ')),
      sources.has(spec) && row('Spec', h('a', { href: link(spec) }, spec)),
    ),
  );
}

function row(name: string, value: Child): VNode | undefined {
  return value === '' ? undefined : h('div', null, h('dt', null, name), h('dd', null, value));
}

function countedKinds(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([kind, count]) => (count === 1 ? kind : `${count} ${kind}`))
    .join(', ');
}

/** The connections between workloads. */
function paths(cluster: Cluster): VNode | undefined {
  const arrows = new Map<string, Arrow & { readonly ports: string[] }>();
  for (const { from, to, port } of openPaths(cluster).values()) {
    const found = arrows.get(`${from} ${to}`);
    if (found === undefined) arrows.set(`${from} ${to}`, { from, to, label: '', state: 'kept', ports: [port] });
    else found.ports.push(port);
  }
  if (arrows.size === 0) return undefined;
  const drawn = [...arrows.values()]
    .slice(0, 200)
    .map(({ ports, ...arrow }) => ({ ...arrow, label: ports.join(', ') }));
  return h('div', null, h('h4', null, 'Connections'), graph(`Paths of ${cluster.name}`, drawn));
}

/** What a cluster has beside workloads. */
function facts(cluster: Cluster, { link }: Places): VNode {
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
            h(
              'ul',
              { class: 'objects' },
              items.slice(0, 8).map((item) => h('li', null, item)),
            ),
            items.length > 8 &&
              h(
                'details',
                null,
                h('summary', null, `${items.length - 8} more`),
                h(
                  'ul',
                  { class: 'objects' },
                  items.slice(8).map((item) => h('li', null, item)),
                ),
              ),
          ),
    ),
  );
}

function costOf(cluster: Cluster): Cost | undefined {
  const report = reportOf(cluster);
  if (report === undefined || !report.priced || report.monthly.maximum === 0) return undefined;
  const budget = budgetOf(cluster)?.monthly;
  return {
    cluster: cluster.name,
    after: report.monthly.desired,
    maximum: report.monthly.maximum,
    ...(budget !== undefined && { budget }),
  };
}
