import type { VNode } from 'preact';
import { append } from '../../model/append.ts';
import type { Cluster } from '../../model/cluster.ts';
import { environmentOrder } from '../../model/environment.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { openPaths } from '../meaning/open-paths.ts';
import { byCodeUnit } from '../order.ts';
import { costBars, costOf } from './bars.ts';
import { clusterFacts } from './cluster-facts.ts';
import { htmlDocument } from './document.ts';
import { h } from './element.ts';
import { graph, type Arrow } from './graph.ts';
import { workloadCard, type Places } from './workload-card.ts';

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
    clusterFacts(cluster, places.link),
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
