import {
  comparisons,
  setOperators,
  signatureOf,
  takesRange,
  type ValueType,
} from '../../knowledge/promql-functions.ts';
import type { Aggregation, Binary, Call, Expression } from './promql.ts';
import type { Parsed } from './read-promql.ts';
import { variableName } from './variables.ts';

/** Errors that the grammar of PromQL accepts and Prometheus refuses. */
export interface Mistyped {
  readonly is: string;
  readonly needed: string;
}

/** The first such thing, as checkAST finds it. https://github.com/prometheus/prometheus/blob/main/promql/parser/parse.go */
export function mistyped({ expression, parts }: Parsed): Mistyped | undefined {
  if (typeOf(expression) === 'range') return { is: 'is a range of values', needed: 'a function of it, such as rate' };
  for (const one of parts) {
    const wrong = wrongIn(one);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongIn(one: Expression): Mistyped | undefined {
  switch (one.is) {
    case 'call':
    case 'aggregation':
      return wrongArguments(one);
    case 'binary':
      return wrongSides(one) ?? wrongMatching(one);
    case 'subquery': {
      const type = typeOf(one.of);
      if (type === undefined || type === 'series') return undefined;
      return { is: `[…:] is applied to ${described[type]}`, needed: 'series: a value each, without […]' };
    }
    case 'selector':
    case 'literal':
    case 'text':
      return undefined;
  }
}

/** What an expression gives; undefined where a variable stands for it. */
function typeOf(expression: Expression): ValueType | undefined {
  switch (expression.is) {
    case 'selector':
      if (expression.metric === variableName && expression.range === undefined) return undefined;
      return expression.range === undefined ? 'series' : 'range';
    case 'subquery':
      return 'range';
    case 'call':
    case 'aggregation':
      return signatureOf(expression.name)?.gives;
    case 'binary': {
      const types = [typeOf(expression.left), typeOf(expression.right)];
      if (types.includes('series')) return 'series';
      return types.includes(undefined) ? undefined : 'number';
    }
    case 'literal':
      return 'number';
    case 'text':
      return 'text';
  }
}

const described = {
  number: 'a number',
  series: 'series',
  range: 'a range',
  text: 'a text',
} as const satisfies Record<ValueType, string>;

function wrongArguments({ is, name, args }: Call | Aggregation): Mistyped | undefined {
  const signature = signatureOf(name);
  if (signature === undefined) return undefined;
  const { takes, least, most, text } = signature;
  for (const [index, arg] of args.entries()) {
    const wanted = takes[index] ?? takes.at(-1);
    const type = typeOf(arg);
    if (wanted === undefined || type === undefined || type === wanted) continue;
    if (wanted === 'range')
      return { is: `${name} is applied to a single value`, needed: `a range, such as ${name}(…[5m])` };
    if (type !== 'range' || takesRange(name)) return { is: `${name} is given ${described[type]}`, needed: text };
    const needed = is === 'call' ? 'a single value, without […]' : `a function of the range within ${name}`;
    return { is: `${name} is applied to a range`, needed };
  }
  const { length } = args;
  if (length >= least && length <= most) return undefined;
  return { is: `${name} is given ${length} argument${length === 1 ? '' : 's'}`, needed: text };
}

function wrongSides({ operator, left, right, isBool }: Binary): Mistyped | undefined {
  const types = [typeOf(left), typeOf(right)];
  if (types.includes('range'))
    return { is: `'${operator}' is applied to a range`, needed: 'a function of the range, such as rate' };
  if (types.includes('text')) return { is: `'${operator}' is applied to a text`, needed: 'series or a number' };
  if (setOperators.has(operator) && types.includes('number'))
    return { is: `'${operator}' is applied to a number`, needed: 'series, such as vector(…)' };
  const compares = comparisons.has(operator);
  if (isBool && !compares) return { is: `'${operator}' is followed by bool`, needed: 'bool after a comparison alone' };
  if (compares && !isBool && types.every((type) => type === 'number'))
    return { is: `'${operator}' compares two numbers`, needed: `${operator} bool` };
  return undefined;
}

function wrongMatching({ operator, left, right, matching }: Binary): Mistyped | undefined {
  if (matching === undefined) return undefined;
  const { on, labels, group } = matching;
  if (labels.length > 0 && [left, right].some((side) => typeOf(side) === 'number'))
    return {
      is: `'${operator}' matches labels of a number`,
      needed: 'series on both sides, or neither on nor ignoring',
    };
  if (group === undefined) return undefined;
  if (setOperators.has(operator))
    return { is: `'${operator}' has group_${group.side}`, needed: `'${operator}' without it: many match many` };
  const twice = on ? group.labels.find((label) => labels.includes(label)) : undefined;
  if (twice === undefined) return undefined;
  return { is: `'${operator}' matches on ${twice} and takes it over`, needed: 'one of the two' };
}
