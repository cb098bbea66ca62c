import { diffLines } from 'diff';
import type { VNode } from 'preact';
import { h } from './element.ts';

/** Number of unchanged lines around a change. */
const context = 3;

/** The most rows of a comparison. */
const most = 400;

interface Row {
  readonly left: string | undefined;
  readonly right: string | undefined;
}

/** Two texts side by side, without the unchanged lines that are far from a change. */
export function sideBySide(before: string, after: string, label: string): VNode {
  const rows = rowsOf(before, after);
  const near = rows.map((_, index) =>
    rows.slice(Math.max(0, index - context), index + context + 1).some((row) => row.left !== row.right),
  );
  const shown: VNode[] = [];
  for (const [index, row] of rows.entries()) {
    if (shown.length >= most) break;
    if (near[index] === true) shown.push(rowOf(row));
    else if (near[index - 1] === true || (index === 0 && shown.length === 0)) shown.push(gap());
  }
  const head = h('tr', null, h('th', { scope: 'col' }, 'before'), h('th', { scope: 'col' }, 'after'));
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    h('table', { class: 'diff' }, h('thead', null, head), h('tbody', null, shown)),
  );
}

function rowsOf(before: string, after: string): readonly Row[] {
  const rows: Row[] = [];
  let [gone, come]: [readonly string[], readonly string[]] = [[], []];
  const flush = () => {
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1)
      rows.push({ left: gone[index], right: come[index] });
    [gone, come] = [[], []];
  };
  for (const { value, added, removed } of diffLines(before, after)) {
    const lines = value.replace(/\n$/, '').split('\n');
    if (removed) gone = lines;
    else if (added) come = lines;
    else {
      flush();
      rows.push(...lines.map((line) => ({ left: line, right: line })));
    }
  }
  flush();
  return rows;
}

function rowOf({ left, right }: Row): VNode {
  const isSame = left === right;
  return h(
    'tr',
    null,
    h('td', isSame || left === undefined ? null : { class: 'del' }, left ?? ''),
    h('td', isSame || right === undefined ? null : { class: 'ins' }, right ?? ''),
  );
}

function gap(): VNode {
  return h('tr', { class: 'gap' }, h('td', { colspan: 2 }, '…'));
}
