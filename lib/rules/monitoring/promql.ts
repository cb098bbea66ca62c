import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A PromQL expression, without what does not change which series it is about: brackets, signs, offsets. */
export type Expression = Selector | Call | Aggregation | Binary | Subquery | Literal;

/** Series of a metric. */
export interface Selector {
  readonly is: 'selector';
  /** Undefined where it is not named, or by a pattern. */
  readonly metric: string | undefined;
  readonly matchers: readonly Matcher[];
  /** Seconds of a range such as `[5m]`; NaN where it is computed. */
  readonly range?: number;
}

export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export interface Call {
  readonly is: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface Aggregation {
  readonly is: 'aggregation';
  readonly name: string;
  /** Labels that stay, or that go; none stay where neither is written. */
  readonly grouping: { readonly by: boolean; readonly labels: readonly string[] } | undefined;
  readonly args: readonly Expression[];
}

export interface Binary {
  readonly is: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly matching: Matching | undefined;
}

export interface Matching {
  readonly on: boolean;
  readonly labels: readonly string[];
  /** The side that has many series for one of the other, and the labels that it takes over. */
  readonly group: { readonly side: 'left' | 'right'; readonly labels: readonly string[] } | undefined;
}

export interface Subquery {
  readonly is: 'subquery';
  readonly of: Expression;
  readonly range: number;
}

/** `value` is NaN for a text. */
export interface Literal {
  readonly is: 'literal';
  readonly value: number;
}

/** Where an expression cannot be read: the text from there on. */
export interface Unreadable {
  readonly at: string;
}

/** Reads an expression with Prometheus' own grammar; each text once. */
export function readExpression(text: string): Expression | Unreadable {
  const known = read.get(text);
  if (known !== undefined) return known;
  const made = fresh(text);
  read.set(text, made);
  return made;
}

/** An expression and all within it, outermost first. */
export function* within(expression: Expression): Iterable<Expression> {
  yield expression;
  switch (expression.is) {
    case 'binary':
      yield* within(expression.left);
      yield* within(expression.right);
      break;
    case 'call':
    case 'aggregation':
      for (const arg of expression.args) yield* within(arg);
      break;
    case 'subquery':
      yield* within(expression.of);
      break;
    case 'selector':
    case 'literal':
  }
}

/** Seconds of `1h30m` or a number; NaN for what is neither. */
export function seconds(duration: string): number {
  if (/^[\d.]+$/.test(duration)) return Number(duration);
  let sum = 0;
  let length = 0;
  for (const [part, count = '', unit = ''] of duration.matchAll(/(\d+)(ms|[smhdwy])/g)) {
    sum += Number(count) * (unitSeconds[unit] ?? Number.NaN);
    length += part.length;
  }
  return length > 0 && length === duration.length ? sum : Number.NaN;
}

const read = new Map<string, Expression | Unreadable>();

const unitSeconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

function fresh(text: string): Expression | Unreadable {
  const tree = parser.parse(text);
  let wrong = -1;
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) wrong = cursor.from;
  } while (wrong < 0 && cursor.next());
  const top = tree.topNode.firstChild;
  return wrong >= 0 || top === null ? { at: text.slice(Math.max(wrong, 0)).trim() } : expressionOf(top, text);
}

function expressionOf(node: SyntaxNode, text: string): Expression {
  switch (node.name) {
    case 'VectorSelector':
      return selectorOf(node, text);
    case 'MatrixSelector': {
      const inner = innerOf(node, text);
      const range = durationOf(node, text);
      return inner.is === 'selector' ? { ...inner, range } : { is: 'subquery', of: inner, range };
    }
    case 'SubqueryExpr':
      return { is: 'subquery', of: innerOf(node, text), range: durationOf(node, text) };
    case 'FunctionCall':
      return { is: 'call', name: textOf(node.firstChild, text), args: argumentsOf(node, text) };
    case 'AggregateExpr':
      return {
        is: 'aggregation',
        name: textOf(node.firstChild, text).toLowerCase(),
        grouping: groupingOf(node, text),
        args: argumentsOf(node, text),
      };
    case 'BinaryExpr':
      return binaryOf(node, text);
    case 'NumberDurationLiteral':
      return { is: 'literal', value: numberOf(textOf(node, text)) };
    case 'StringLiteral':
      return { is: 'literal', value: Number.NaN };
    default:
      return innerOf(node, text);
  }
}

/** What stands in brackets, or before `offset`, `@`, `[…]`, or behind a sign. */
function innerOf(node: SyntaxNode, text: string): Expression {
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (expressions.has(child.name)) return expressionOf(child, text);
  return { is: 'literal', value: Number.NaN };
}

const expressions: ReadonlySet<string> = new Set([
  'AggregateExpr',
  'AnchoredExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'NumberDurationLiteral',
  'OffsetExpr',
  'ParenExpr',
  'SmoothedExpr',
  'StepInvariantExpr',
  'StringLiteral',
  'SubqueryExpr',
  'UnaryExpr',
  'VectorSelector',
]);

function selectorOf(node: SyntaxNode, text: string): Selector {
  const name = node.getChild('Identifier');
  const matchers: Matcher[] = [];
  let metric = name === null ? undefined : textOf(name, text);
  const list = node.getChild('LabelMatchers');
  for (let child = list?.firstChild ?? null; child !== null; child = child.nextSibling) {
    if (child.name === 'QuotedLabelName') metric = unquoted(textOf(child, text));
    if (!child.name.endsWith('LabelMatcher')) continue;
    const matcher = matcherOf(child, text);
    if (matcher.label !== '__name__') matchers.push(matcher);
    else if (matcher.operator === '=') metric = matcher.value;
  }
  return { is: 'selector', metric, matchers };
}

function matcherOf(node: SyntaxNode, text: string): Matcher {
  return {
    label: unquoted(textOf(node.firstChild, text)),
    operator: textOf(node.getChild('MatchOp'), text) as Matcher['operator'],
    value: unquoted(textOf(node.lastChild, text)),
  };
}

function binaryOf(node: SyntaxNode, text: string): Binary {
  const sides: Expression[] = [];
  let operator = '';
  let matching: Matching | undefined;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (expressions.has(child.name)) sides.push(expressionOf(child, text));
    else if (child.name === 'MatchingModifierClause') matching = matchingOf(child, text);
    else if (operator === '') operator = textOf(child, text).toLowerCase();
  }
  const [left = nothing, right = nothing] = sides;
  return { is: 'binary', operator, left, right, matching };
}

const nothing: Literal = { is: 'literal', value: Number.NaN };

function matchingOf(node: SyntaxNode, text: string): Matching {
  const [labels = [], taken = []] = node.getChildren('GroupingLabels').map((list) => labelsOf(list, text));
  const side =
    node.getChild('GroupLeft') !== null ? 'left' : node.getChild('GroupRight') !== null ? 'right' : undefined;
  return {
    on: node.getChild('On') !== null,
    labels,
    group: side === undefined ? undefined : { side, labels: taken },
  };
}

function groupingOf(node: SyntaxNode, text: string): Aggregation['grouping'] {
  const modifier = node.getChild('AggregateModifier');
  if (modifier === null) return undefined;
  return { by: modifier.getChild('By') !== null, labels: labelsOf(modifier.getChild('GroupingLabels'), text) };
}

function labelsOf(node: SyntaxNode | null, text: string): readonly string[] {
  const labels: string[] = [];
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling)
    if (child.name.endsWith('LabelName')) labels.push(unquoted(textOf(child, text)));
  return labels;
}

function argumentsOf(node: SyntaxNode, text: string): readonly Expression[] {
  const args: Expression[] = [];
  const body = node.getChild('FunctionCallBody');
  for (let child = body?.firstChild ?? null; child !== null; child = child.nextSibling)
    if (expressions.has(child.name)) args.push(expressionOf(child, text));
  return args;
}

function durationOf(node: SyntaxNode, text: string): number {
  return seconds(textOf(node.getChild('DurationExpr'), text).trim());
}

function numberOf(text: string): number {
  const number = Number(text);
  return Number.isNaN(number) ? seconds(text) : number;
}

function textOf(node: SyntaxNode | null, text: string): string {
  return node === null ? '' : text.slice(node.from, node.to);
}

function unquoted(text: string): string {
  if (!/^["'`]/.test(text)) return text;
  const inner = text.slice(1, -1);
  return text.startsWith('`') ? inner : inner.replace(/\\(.)/g, '$1');
}
