import { treeOf, type Node } from './promql-tree.ts';
import {
  seconds,
  within,
  type Aggregation,
  type Binary,
  type Expression,
  type Matcher,
  type Matching,
  type Selector,
} from './promql.ts';

/** An expression, and all within it, outermost first. */
export interface Parsed {
  readonly expression: Expression;
  readonly parts: readonly Expression[];
}

/** Where an expression cannot be read: the text from there on. */
export interface Unreadable {
  readonly at: string;
  /** Name before it that is called, and that no function has. */
  readonly unknownFunction?: string;
}

/** Reads an expression, each text once: clusters have most of them in common. */
export function readExpression(text: string): Parsed | Unreadable {
  const known = read.get(text);
  if (known !== undefined) return known;
  const made = parsed(text);
  read.set(text, made);
  return made;
}

const read = new Map<string, Parsed | Unreadable>();

function parsed(text: string): Parsed | Unreadable {
  const { top, wrong } = treeOf(text);
  if (wrong !== undefined || top === undefined) return unreadable(text, wrong ?? 0);
  const expression = expressionOf(top);
  return { expression, parts: within(expression) };
}

function unreadable(text: string, from: number): Unreadable {
  const at = text.slice(from).trim();
  const called = at.startsWith('(') ? /[a-zA-Z_:][\w:]*\s*$/.exec(text.slice(0, from)) : null;
  return called === null ? { at } : { at, unknownFunction: called[0].trim() };
}

function expressionOf(node: Node): Expression {
  switch (node.name) {
    case 'VectorSelector':
      return selectorOf(node);
    case 'MatrixSelector': {
      const selector = innerOf(node);
      return selector.is === 'selector' ? { ...selector, range: rangeOf(node) } : selector;
    }
    case 'SubqueryExpr':
      return { is: 'subquery', of: innerOf(node), range: rangeOf(node) };
    case 'FunctionCall':
      return { is: 'call', name: textOf(node.children[0]), args: argumentsOf(node) };
    case 'AggregateExpr': {
      const name = textOf(node.children[0]).toLowerCase();
      return { is: 'aggregation', name, grouping: groupingOf(node), args: argumentsOf(node) };
    }
    case 'BinaryExpr':
      return binaryOf(node);
    case 'UnaryExpr': {
      const operand = innerOf(node);
      const isMinus = textOf(node.children[0]) === '-';
      return operand.is === 'literal' && isMinus ? { is: 'literal', value: -operand.value } : operand;
    }
    case 'NumberDurationLiteral':
      return { is: 'literal', value: numberOf(node.text) };
    case 'StringLiteral':
      return { is: 'text' };
    default:
      return innerOf(node);
  }
}

/** What stands in brackets, or before `offset`, `@`, `[…]`, or behind a sign. */
function innerOf(node: Node): Expression {
  const [inner = nothing] = expressionsIn(node);
  return inner;
}

const nothing: Expression = { is: 'literal', value: Number.NaN };

function expressionsIn(node: Node | undefined): readonly Expression[] {
  return node?.children.filter(({ isExpression }) => isExpression).map(expressionOf) ?? [];
}

function selectorOf(node: Node): Selector {
  const matchers: Matcher[] = [];
  let metric = childOf(node, 'Identifier')?.text;
  for (const child of childOf(node, 'LabelMatchers')?.children ?? []) {
    if (child.name === 'QuotedLabelName') metric = unquoted(child.text);
    if (!child.name.endsWith('LabelMatcher')) continue;
    const matcher = matcherOf(child);
    if (matcher.label !== '__name__') matchers.push(matcher);
    else if (matcher.operator === '=') metric = matcher.value;
  }
  return { is: 'selector', metric, matchers };
}

function matcherOf({ children: [label, operator, value] }: Node): Matcher {
  return {
    label: unquoted(textOf(label)),
    operator: textOf(operator) as Matcher['operator'],
    value: unquoted(textOf(value)),
  };
}

function binaryOf(node: Node): Binary {
  const [left = nothing, right = nothing] = expressionsIn(node);
  const clause = childOf(node, 'MatchingModifierClause');
  return {
    is: 'binary',
    operator: textOf(node.children[1]).toLowerCase(),
    left,
    right,
    isBool: childOf(node, 'BoolModifier') !== undefined,
    matching: clause === undefined ? undefined : matchingOf(clause),
  };
}

function matchingOf(node: Node): Matching {
  const [labels = [], taken = []] = node.children.filter(({ name }) => name === 'GroupingLabels').map(labelsOf);
  const side = childOf(node, 'GroupLeft') ? 'left' : childOf(node, 'GroupRight') ? 'right' : undefined;
  return {
    on: childOf(node, 'On') !== undefined,
    labels,
    group: side === undefined ? undefined : { side, labels: taken },
  };
}

function groupingOf(node: Node): Aggregation['grouping'] {
  const modifier = childOf(node, 'AggregateModifier');
  if (modifier === undefined) return undefined;
  const labels = childOf(modifier, 'GroupingLabels');
  return { by: childOf(modifier, 'By') !== undefined, labels: labels === undefined ? [] : labelsOf(labels) };
}

function labelsOf({ children }: Node): readonly string[] {
  return children.filter(({ name }) => name.endsWith('LabelName')).map(({ text }) => unquoted(text));
}

function argumentsOf(node: Node): readonly Expression[] {
  return expressionsIn(childOf(node, 'FunctionCallBody'));
}

/** NaN where it is computed. */
function rangeOf(node: Node): number {
  return seconds(textOf(childOf(node, 'DurationExpr')));
}

function numberOf(text: string): number {
  const [, sign = '', size = ''] = /^([-+]?)\s*(.*)$/s.exec(text) ?? [];
  const value = /^inf$/i.test(size) ? Number.POSITIVE_INFINITY : Number(size);
  const known = Number.isNaN(value) ? seconds(size) : value;
  return sign === '-' ? -known : known;
}

function childOf({ children }: Node, name: string): Node | undefined {
  return children.find((child) => child.name === name);
}

function textOf(node: Node | undefined): string {
  return node?.text ?? '';
}

function unquoted(text: string): string {
  if (!/^["'`]/.test(text)) return text;
  const inner = text.slice(1, -1);
  return text.startsWith('`') ? inner : inner.replace(/\\(.)/g, '$1');
}
