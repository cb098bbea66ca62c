import type { VNode } from 'preact';
import { h } from './element.ts';
import { append } from '../../model/append.ts';
import type { Affected } from '../consequence.ts';
import { clustersShown } from '../report/objects.ts';

/** Number of objects that are visible before the rest is folded. */
const open = 5;

/** The most objects that are named at all. */
const most = 200;

/** Objects with their files; objects with the same name and detail in several clusters are merged. */
export function objectsList(objects: readonly Affected[], link: (file: string) => string): VNode {
  const byObject = new Map<string, Affected[]>();
  for (const one of objects) append(byObject, `${one.object}\n${one.detail ?? ''}`, one);
  const items = [...byObject.values()].map((group) => itemOf(group, link));
  const [shown, folded] = items.length <= open + 1 ? [items, []] : [items.slice(0, open), items.slice(open, most)];
  const rest = items.length - open;
  return h(
    'div',
    null,
    h('ul', { class: 'objects' }, shown),
    folded.length > 0 && h('details', null, h('summary', null, `${rest} more`), h('ul', { class: 'objects' }, folded)),
  );
}

function itemOf(group: readonly Affected[], link: (file: string) => string): VNode {
  const [first] = group;
  if (first === undefined) return h('li', null);
  const { object, detail, file } = first;
  const name = file === '' ? object : h('a', { href: link(file) }, object);
  return h(
    'li',
    null,
    name,
    detail !== undefined && h('span', null, ` — ${detail}`),
    h('span', { class: 'where' }, clustersShown([...new Set(group.map(({ cluster }) => cluster))])),
  );
}
