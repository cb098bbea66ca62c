import type { VNode } from 'preact';
import { h } from './element.ts';
import { emitDocuments } from '../../manifests/emit.ts';
import { severities, type ClusterChange, type Consequence } from '../consequence.ts';
import { formattedValue, type Entry } from '../entries.ts';
import { openPaths } from '../meaning/open-paths.ts';
import type { Change } from '../difference/change.ts';
import type { ObjectChange } from '../difference/objects.ts';
import type { Verdict } from '../policy.ts';
import { headline, lastLine } from '../report/text.ts';
import type { Reviewed } from '../review.ts';
import { costBars, costOf } from './bars.ts';
import { htmlDocument } from './document.ts';
import { graph, type Arrow } from './graph.ts';
import { objectsList } from './objects-list.ts';
import { sideBySide } from './side-by-side.ts';

/** The most entries with YAML, and the most entries at all, so that a page stays below 2 MB. */
const [mostDiffs, mostEntries] = [150, 1_500];

/** The review as one HTML file. `link` gives the address of an object's file. */
export function reviewPage({ review, comparison }: Reviewed, verdict: Verdict, link: (file: string) => string): string {
  const { base, head, consequences, entries } = review;
  const objects = new Map(
    comparison.changed.flatMap((one) => one.objects.map((object) => [keyOf(object), object] as const)),
  );
  const costs = comparison.changed.flatMap(({ after, before }) => costOf(after, before) ?? []);
  const graphs = comparison.changed.flatMap((change) => trafficGraph(change) ?? []);
  const telling = entries.filter(({ isText }) => !isText);
  const last = lastLine(review);
  return htmlDocument({
    title: `Review: ${base} → ${head}`,
    top: top(review, verdict),
    filters: chips(consequences),
    placeholder: 'Search objects, fields, clusters',
    main: [
      consequences.length > 0 &&
        h(
          'section',
          { 'data-group': '' },
          h('h2', null, 'Consequences'),
          consequences.map((one) => consequenceCard(one, link)),
        ),
      graphs.length > 0 && h('section', null, h('h2', null, 'Network paths that open and close'), graphs),
      costs.length > 0 && h('section', { 'data-group': '' }, h('h2', null, 'Costs'), costBars(costs)),
      telling.length > 0 &&
        h(
          'section',
          { 'data-group': '' },
          h('h2', null, 'Differences'),
          telling
            .slice(0, mostEntries)
            .map((entry, index) =>
              entryCard(entry, index < mostDiffs ? objects : new Map<string, ObjectChange>(), link),
            ),
          telling.length > mostEntries &&
            h('p', { class: 'quiet' }, `… and ${telling.length - mostEntries} more: --format json has them.`),
        ),
      last !== '' && h('p', { class: 'quiet' }, last),
      consequences.length === 0 && telling.length === 0 && h('p', null, 'No object differs.'),
    ],
  });
}

function keyOf({ cluster, kind, namespace, name }: ObjectChange): string {
  return `${cluster} ${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

function top(review: Reviewed['review'], verdict: Verdict): VNode[] {
  const sum = (of: 'added' | 'removed' | 'changed') => review.clusters.reduce((total, one) => total + one[of], 0);
  const severe = review.consequences.filter(({ severity }) => severity === 'critical' || severity === 'high').length;
  const facts: readonly (readonly [number, string])[] = [
    [severe, 'severe'],
    [review.clusters.length, review.clusters.length === 1 ? 'cluster' : 'clusters'],
    [sum('changed'), 'changed'],
    [sum('added'), 'added'],
    [sum('removed'), 'removed'],
  ];
  const blocked = [
    ...new Set(
      verdict.judgements.filter(({ action }) => action === 'block').map(({ consequence }) => consequence.what),
    ),
  ];
  const sentences = [
    ...(blocked.length > 0 ? [`Blocked by review.yaml: ${blocked.join('; ')}.`] : []),
    ...verdict.approvals.map(({ owner, what }) => `Needs the approval of ${owner}: ${what.join('; ')}.`),
  ];
  return [
    h('h1', null, 'Consequences of this change'),
    h('p', { class: 'quiet' }, headline(review).replace(/:.*/, '')),
    h(
      'ul',
      { class: 'facts' },
      facts.map(([count, name]) => h('li', null, h('b', null, count), name)),
    ),
    ...(sentences.length > 0
      ? [
          h(
            'div',
            { class: `verdict ${verdict.action}` },
            sentences.map((text) => h('p', null, text)),
          ),
        ]
      : []),
  ];
}

function chips(consequences: readonly Consequence[]): VNode | undefined {
  const counts = severities.map(
    (severity) => [severity, consequences.filter((one) => one.severity === severity).length] as const,
  );
  const there = counts.filter(([, count]) => count > 0);
  if (there.length < 2) return undefined;
  return h(
    'fieldset',
    { class: 'chips', 'aria-label': 'Severities' },
    there.map(([severity, count]) =>
      h(
        'label',
        null,
        h('input', { type: 'checkbox', name: 'severity', value: severity, checked: true }),
        `${severity} ${count}`,
      ),
    ),
  );
}

function consequenceCard(one: Consequence, link: (file: string) => string): VNode {
  const { severity, class: name, what, reason, wayOut, objects } = one;
  return h(
    'article',
    { class: `card consequence ${severity}`, 'data-item': '', 'data-severity': severity, tabindex: -1 },
    h('div', { class: 'tag' }, severity, h('span', { class: 'quiet' }, ` · ${name}`)),
    h('h3', null, capital(what)),
    h('p', null, reason),
    wayOut !== undefined && h('p', { class: 'way' }, capital(wayOut)),
    objectsList(objects, link),
  );
}

function capital(text: string): string {
  return /^(?!strata |npm |kubectl |argocd\.)[a-z]+\b(?!\/)/.test(text)
    ? `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
    : text;
}

function entryCard(entry: Entry, objects: ReadonlyMap<string, ObjectChange>, link: (file: string) => string): VNode {
  const { how, title, changes, causes = [] } = entry;
  const [first] = entry.objects;
  const example = first && objects.get(`${first.cluster} ${first.object}`);
  const count = entry.objects.length;
  return h(
    'details',
    { class: 'card entry', 'data-item': '', tabindex: -1 },
    h(
      'summary',
      null,
      h('span', { class: 'sign' }, how),
      h('code', null, title),
      h('span', { class: 'quiet' }, ` · ${count} object${count === 1 ? '' : 's'}`),
    ),
    causes.length > 0 && h('p', { class: 'quiet' }, `From ${causes.join(', ')}`),
    (how === 'changed' || how === 'renamed') && changes.length > 0 && changesTable(changes, title),
    example !== undefined && yamlOf(example, count),
    objectsList(entry.objects, link),
  );
}

function changesTable(changes: readonly Change[], label: string): VNode {
  const cell = (value: unknown) => {
    const text = formattedValue(value, 200);
    return h('td', null, text === undefined ? h('span', { class: 'quiet' }, 'below') : h('code', null, text));
  };
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Fields of ${label}` },
    h(
      'table',
      null,
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          ['field', 'before', 'after'].map((name) => h('th', { scope: 'col' }, name)),
        ),
      ),
      h(
        'tbody',
        null,
        changes
          .slice(0, 40)
          .map(({ field, before, after }) =>
            h('tr', null, h('td', null, h('code', null, field)), cell(before), cell(after)),
          ),
      ),
    ),
  );
}

/** The YAML of one of the objects; the others have the same difference. */
function yamlOf({ before, after, kind, namespace, name, how }: ObjectChange, count: number): VNode | undefined {
  if (how === 'removed' || how === 'moved' || (how === 'added' && count > 40)) return undefined;
  const [left, right] = [before, after].map((one) => (one === undefined ? '' : emitDocuments([one.object])));
  const place = `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
  return h(
    'div',
    null,
    count > 1 && h('p', { class: 'quiet' }, `As in ${place}:`),
    sideBySide(left ?? '', right ?? '', `YAML of ${place}`),
  );
}

/** The network paths of a cluster with changes: those that changed, and the others of their ends. */
function trafficGraph({ name, before, after }: ClusterChange): VNode | undefined {
  const [old, young] = [openPaths(before), openPaths(after)];
  const keys = [...new Set([...old.keys(), ...young.keys()])];
  const stateOf = (key: string) => (!old.has(key) ? 'added' : young.has(key) ? 'kept' : 'removed');
  const changed = keys.filter((key) => stateOf(key) !== 'kept');
  if (changed.length === 0) return undefined;
  const edgeOf = (key: string) => young.get(key) ?? old.get(key) ?? { from: '', to: '', port: '', protocol: '' };
  const ends = new Set(changed.flatMap((key) => [edgeOf(key).from, edgeOf(key).to]));
  const arrows = keys.flatMap((key): readonly Arrow[] => {
    const { from, to, port, protocol } = edgeOf(key);
    const state = stateOf(key);
    const isNear = ends.has(from) && ends.has(to);
    return state !== 'kept' || isNear ? [{ from, to, label: `${port}/${protocol}`, state }] : [];
  });
  const list = changed.map((key) => {
    const { from, to, port, protocol } = edgeOf(key);
    return h('li', null, `${stateOf(key) === 'added' ? 'opens' : 'closes'}: ${from} → ${to} ${port}/${protocol}`);
  });
  return h(
    'div',
    null,
    h('h3', null, name),
    graph(`Paths of ${name}`, arrows.slice(0, 150)),
    h(
      'details',
      { class: 'card' },
      h('summary', null, `${changed.length} path${changed.length === 1 ? '' : 's'} as a list`),
      h('ul', { class: 'objects' }, list.slice(0, 300)),
    ),
  );
}
