import dagre from '@dagrejs/dagre';
import type { VNode } from 'preact';
import { h } from './element.ts';

/** An arrow from one end to another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Label of the arrow: ports. */
  readonly label: string;
  readonly state: 'kept' | 'added' | 'removed';
}

/** A graph in layers, with callers to the left of what they call. */
export function graph(title: string, arrows: readonly Arrow[]): VNode {
  const { graphlib, layout: place } = dagre as unknown as Dagre;
  const layout = new graphlib.Graph({ multigraph: true });
  layout.setGraph({ rankdir: 'LR', nodesep: 10, ranksep: 70, marginx: 8, marginy: 8 });
  layout.setDefaultEdgeLabel(() => ({}));
  const names = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))].sort();
  for (const name of names) layout.setNode(name, { width: short(name).length * 7.3 + 20, height: 26 });
  for (const [index, { from, to }] of arrows.entries()) layout.setEdge(from, to, {}, String(index));
  place(layout);
  const { width = 0, height = 0 } = layout.graph();
  const id = `arrow-${title.replace(/\W+/g, '-')}`;
  const edges = arrows.map(({ from, to, label, state }, index) => {
    const { points = [] } = layout.edge(from, to, String(index));
    return h(
      'path',
      { d: curve(points), class: state, 'marker-end': `url(#${id})` },
      h('title', null, `${from} → ${to} ${label}`),
    );
  });
  const nodes = names.map((name) => {
    const { x, y, width: wide, height: high } = layout.node(name);
    return h(
      'g',
      { class: name.includes('/') && !/^\d/.test(name) ? '' : 'outside' },
      h('rect', { x: round(x - wide / 2), y: round(y - high / 2), width: round(wide), height: high, rx: 6 }),
      h('text', { x: round(x), y: round(y + 4), 'text-anchor': 'middle' }, short(name)),
    );
  });
  const marker = h(
    'marker',
    {
      id,
      viewBox: '0 0 8 8',
      refX: 7,
      refY: 4,
      markerWidth: 6,
      markerHeight: 6,
      orient: 'auto-start-reverse',
      markerUnits: 'userSpaceOnUse',
    },
    h('path', { d: 'M0 0 L8 4 L0 8 Z' }),
  );
  return h(
    'div',
    { class: 'graph scroll card', tabindex: 0, role: 'region', 'aria-label': title },
    h(
      'svg',
      {
        viewBox: `0 0 ${round(width)} ${round(height)}`,
        width: round(width),
        height: round(height),
        role: 'img',
        'aria-label': described(title, arrows),
      },
      h('defs', null, marker),
      edges,
      nodes,
    ),
  );
}

/** The used part of dagre's types, which TypeScript does not find. */
interface Dagre {
  readonly graphlib: { readonly Graph: new (options: { readonly multigraph: boolean }) => Layout };
  readonly layout: (graph: Layout) => void;
}

interface Layout {
  setGraph(options: Readonly<Record<string, string | number>>): void;
  setDefaultEdgeLabel(label: () => object): void;
  setNode(name: string, size: Size): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  graph(): Partial<Size>;
  edge(from: string, to: string, name: string): { readonly points?: readonly Point[] };
  node(name: string): Point & Size;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function described(title: string, arrows: readonly Arrow[]): string {
  const some = (state: Arrow['state']) => arrows.filter((one) => one.state === state);
  const told = (['added', 'removed'] as const).flatMap((state) =>
    some(state)
      .slice(0, 20)
      .map(({ from, to, label }) => `${state}: ${from} to ${to} ${label}`),
  );
  return [`${title}: ${arrows.length} paths`, ...told].join('; ');
}

/** Shortens a long name at its start: its end is more specific. */
function short(name: string): string {
  return name.length <= 34 ? name : `…${name.slice(-33)}`;
}

/** A smooth line through points. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = [`M${round(first.x)} ${round(first.y)}`];
  let last = first;
  for (const point of rest) {
    const middle = (last.x + point.x) / 2;
    parts.push(
      `C${round(middle)} ${round(last.y)} ${round(middle)} ${round(point.y)} ${round(point.x)} ${round(point.y)}`,
    );
    last = point;
  }
  return parts.join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
