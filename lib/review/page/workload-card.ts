import type { VNode } from 'preact';
import type { Cluster } from '../../model/cluster.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import { imageParts } from '../entries.ts';
import { openPaths } from '../meaning/open-paths.ts';
import { byCodeUnit } from '../order.ts';
import { h, type Child } from './element.ts';

/** Addresses of files, for the links of an atlas. */
export interface Places {
  /** The address of a file. */
  readonly link: (file: string) => string;
  /** Files under charts/ that may be linked. */
  readonly sources: ReadonlySet<string>;
}

/** A workload, with the objects that bear its name. */
export function workloadCard(
  cluster: Cluster,
  pods: Pods,
  objects: Cluster['objects'],
  { link, sources }: Places,
): VNode {
  const { owner, replicas, namespace } = pods;
  const { name, annotations = {} } = owner.metadata;
  const file = cluster.fileOf(owner);
  const system = cluster.name.replace(/^[^/]*\//, '');
  const spec = `charts/${system}/${name}.ts`;
  const place = `${namespace}/${name}`;
  const images = new Set(containersOf(pods).flatMap(({ container }) => container.image ?? []));
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
      row('Image', [...images].map((image) => `${imageParts(image).name} ${imageParts(image).version}`).join(', ')),
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
