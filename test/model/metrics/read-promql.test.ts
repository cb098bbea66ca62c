import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { functionNames, signatureOf } from '../../../lib/knowledge/promql-functions.ts';
import { seconds, type Expression } from '../../../lib/model/metrics/promql.ts';
import { readExpression } from '../../../lib/model/metrics/read-promql.ts';

describe('the reader of PromQL', () => {
  it('knows which operators hold closer', () => {
    expect(shown('a + b * c ^ d ^ e > 1 and f or g')).toBe('((((a + (b * (c ^ (d ^ e)))) > 1) and f) or g)');
    expect(shown('-a ^ b - c - d')).toBe('(((a ^ b) - c) - d)');
    expect(shown('a or b offset 5m > c @ 5 - d offset 5m * e')).toBe('(a or (b > (c - (d * e))))');
    expect(shown('a * b offset 5m + c')).toBe('((a * b) + c)');
    expect(shown('a ^ b offset 5m ^ c')).toBe('(a ^ (b ^ c))');
    expect(shown('(a + b offset 5m) * c')).toBe('((a + b) * c)');
  });

  it('passes over comments', () => {
    expect(shown('# why\n# so\na + # one\n b # two')).toBe('(a + b)');
  });

  it('reads what the rules look at', () => {
    expect(readExpression('sum by (a) (rate(b{c!="d"}[1h30m] offset 5m)) / on (a) group_left (e) f')).toMatchObject({
      expression: {
        is: 'binary',
        operator: '/',
        left: {
          is: 'aggregation',
          name: 'sum',
          grouping: { by: true, labels: ['a'] },
          args: [
            {
              is: 'call',
              name: 'rate',
              args: [{ metric: 'b', range: 5400, matchers: [{ label: 'c', operator: '!=', value: 'd' }] }],
            },
          ],
        },
        right: { is: 'selector', metric: 'f', matchers: [] },
        isBool: false,
        matching: { on: true, labels: ['a'], group: { side: 'left', labels: ['e'] } },
      },
    });
  });

  it.each([
    ['a{"b.c"=~`d\\e`}', { metric: 'a', matchers: [{ label: 'b.c', operator: '=~', value: 'd\\e' }] }],
    ['{"a.b", c="\\"d"}', { metric: 'a.b', matchers: [{ label: 'c', operator: '=', value: '"d' }] }],
    ['{__name__="a"} @ end()', { metric: 'a', matchers: [] }],
    ['{__name__=~"a.*"}', { metric: undefined, matchers: [] }],
    ['a - b[5m]', { operator: '-', left: { metric: 'a' }, right: { metric: 'b', range: 300 } }],
    ['a - b[5m:]', { operator: '-', left: { metric: 'a' }, right: { is: 'subquery', of: { metric: 'b' } } }],
    ['(a[step() + 1m])', { metric: 'a', range: Number.NaN }],
    ['max_over_time(a[1d:5m])', { args: [{ is: 'subquery', range: 86_400 }] }],
    ['Sum without (b,) (a)', { name: 'sum', grouping: { by: false, labels: ['b'] } }],
    ['a == bool b', { operator: '==', isBool: true, matching: undefined }],
    ['a AND ignoring (b) c', { operator: 'and', matching: { on: false, labels: ['b'], group: undefined } }],
    ['- Inf', { is: 'literal', value: Number.NEGATIVE_INFINITY }],
    ['-(0x1F)', { is: 'literal', value: -31 }],
    ['.5e-3', { is: 'literal', value: 0.0005 }],
    ['1h30m', { is: 'literal', value: 5400 }],
    ['"a"', { is: 'text' }],
  ])('reads %s', (text, expression) => {
    expect(readExpression(text)).toMatchObject({ expression });
  });

  it.each([
    ['sum(a', ''],
    ['a b', 'b'],
    ['1 + 2)', ')'],
    ['a{b=c}', 'c}'],
    ['(a + b)[5m]', '[5m]'],
    ['(a) offset 5m', 'offset 5m'],
    ['a offset 5m offset 5m', 'offset 5m'],
    ['sum(a) @ 5', '@ 5'],
  ])('stops in %s', (text, at) => {
    expect(readExpression(text)).toEqual({ at });
  });

  it('reads each text once', () => {
    expect(readExpression('a + b')).toBe(readExpression('a + b'));
  });

  it.each([
    ['1h30m', 5400],
    ['15s', 15],
    ['100ms', 0.1],
    ['90', 90],
    ['5 minutes', Number.NaN],
    ['', Number.NaN],
  ])('takes %s for %d seconds', (text, expected) => {
    expect(seconds(text)).toBe(expected);
  });
});

describe('the table of functions', () => {
  it('has those of the grammar, and no others', () => {
    const inGrammar = parser.nodeSet.types.map(({ name }) => snakeCase(name)).filter(isFunction);
    expect(inGrammar.filter((name) => signatureOf(name) === undefined)).toEqual([]);
    expect(functionNames().filter((name) => !isFunction(name))).toEqual([]);
  });
});

function isFunction(name: string): boolean {
  const called = parser.parse(`${name}(a)`).topNode.firstChild;
  return ['FunctionCall', 'AggregateExpr'].includes(called?.name ?? '');
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

function shown(text: string): string {
  const read = readExpression(text);
  return 'at' in read ? `? ${read.at}` : brackets(read.expression);
}

function brackets(expression: Expression): string {
  if (expression.is === 'binary')
    return `(${brackets(expression.left)} ${expression.operator} ${brackets(expression.right)})`;
  return expression.is === 'selector'
    ? (expression.metric ?? '')
    : expression.is === 'literal'
      ? String(expression.value)
      : '';
}
