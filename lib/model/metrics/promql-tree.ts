import type { TreeCursor } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { operatorStrengths } from '../../knowledge/promql-functions.ts';

/** A node of the syntax of an expression. */
export interface Node {
  readonly name: string;
  readonly text: string;
  /** Where it ends. */
  readonly to: number;
  readonly isExpression: boolean;
  readonly children: readonly Node[];
}

/** What an expression is by the grammar of Prometheus' own editor, and from where on it is none, if it is not. */
export function treeOf(text: string): { readonly top: Node | undefined; readonly wrong: number | undefined } {
  const reading: Reading = { text, wrong: undefined };
  const [top] = nodeOf(parser.parse(text).cursor(), reading).children;
  return { top, wrong: reading.wrong };
}

interface Reading {
  readonly text: string;
  wrong: number | undefined;
}

function nodeOf(cursor: TreeCursor, reading: Reading): Node {
  const { name, from, to, type } = cursor;
  const children: Node[] = [];
  if (type.isError) reading.wrong ??= from;
  if (cursor.firstChild()) {
    do if (cursor.name !== 'LineComment') children.push(nodeOf(cursor, reading));
    while (cursor.nextSibling());
    cursor.parent();
  }
  const node = { name, text: reading.text.slice(from, to), to, isExpression: type.is('Expr'), children };
  const [first] = children;
  return first === undefined ? node : regrouped(node, first, reading);
}

/**
 * The grammar takes `a + b[5m]` for `(a + b)[5m]`, and offsets and times likewise; to Prometheus they belong to `b`.
 * After them, it takes `a + b offset 5m * c` for `(a + b offset 5m) * c`.
 */
function regrouped(node: Node, first: Node, reading: Reading): Node {
  const last = first.children.at(-1);
  if (last !== undefined && holdsCloser(node, first)) {
    const inner = regrouped({ ...node, children: [last, ...node.children.slice(1)] }, last, reading);
    return { ...first, children: [...first.children.slice(0, -1), inner] };
  }
  if (isMisplaced(node, first)) reading.wrong ??= first.to;
  return node;
}

function holdsCloser(node: Node, first: Node): boolean {
  if (modifiers.has(node.name)) return first.name === 'BinaryExpr' || first.name === 'UnaryExpr';
  if (node.name !== 'BinaryExpr' || first.name !== 'BinaryExpr') return false;
  const [outer, inner] = [strengthOf(node), strengthOf(first)];
  return outer > inner || (outer === inner && outer === operatorStrengths['^']);
}

function strengthOf({ children: [, operator] }: Node): number {
  return operatorStrengths[operator?.text.toLowerCase() ?? ''] ?? 0;
}

const modifiers: ReadonlySet<string> = new Set([
  'AnchoredExpr',
  'MatrixSelector',
  'OffsetExpr',
  'SmoothedExpr',
  'StepInvariantExpr',
  'SubqueryExpr',
]);

/** Ranges, offsets and times may stand behind selectors alone; the grammar lets them stand behind everything. */
function isMisplaced({ name }: Node, first: Node): boolean {
  if (name === 'MatrixSelector') return first.name !== 'VectorSelector';
  if (name !== 'OffsetExpr' && name !== 'StepInvariantExpr') return false;
  return first.name === name || (first.name !== 'VectorSelector' && !modifiers.has(first.name));
}
