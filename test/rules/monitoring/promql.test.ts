import { parser } from '@prometheus-io/lezer-promql';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectsOf } from '../../../lib/clusters.ts';
import type { Of } from '../../../lib/rules/kinds.ts';
import { readExpression, seconds, type Expression } from '../../../lib/rules/monitoring/promql.ts';
import { rendered } from '../../platform.ts';

const written = [
  ...new Set(
    subjectsOf(rendered.files).clusters.flatMap((cluster) =>
      cluster
        .of('PrometheusRule')
        .flatMap(({ spec }: Of<'PrometheusRule'>) =>
          (spec?.groups ?? []).flatMap(({ rules = [] }) => rules.map(({ expr }) => String(expr))),
        ),
    ),
  ),
];

const others = [
  'a + b * c ^ d ^ e - -f % g atan2 h',
  '-a ^ 2 or b and c unless d == bool 1 != 2 >= 3',
  'sum without (a, b,) (rate(c{d="e",f!~\'g|h\',}[5m] offset 1h30m)) by',
  'topk by (a) (3, b) / ignoring (c) group_right (d, e) f',
  'a:b:c{"d.e"="f"} @ end() offset -5m',
  '{"a.b", c=~`d\\e`}',
  'max_over_time((rate(a[5m]))[1d:]) + 0x1F + .5e-3 + Inf + NaN + 5m',
  'COUNT_VALUES("a", b) > 1 # why\n or vector(1)',
  'label_replace(up, "a", "$1", "b", "(.*)") == "c"',
  'sum',
  'rates(a[5m])',
  'a[5m',
  'a{b=c}',
  'sum(a',
  'a b',
  'a + ',
  '',
  'by (a) b',
  '1 + 2)',
  'a{b="c"',
  'a offset',
];

describe('the reader of PromQL', () => {
  it.each([...written, ...others])('agrees with the grammar of Prometheus on %s', (text) => {
    expect(isRead(text)).toBe(isGrammatical(text));
  });

  it('agrees on expressions with something left out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...written), fc.nat(), fc.integer({ min: 1, max: 4 }), (text, at, length) => {
        const from = at % text.length;
        const cut = text.slice(0, from) + text.slice(from + length);
        // Prometheus itself refuses these, its editor's grammar does not.
        fc.pre(!/\d(?:and|or|unless)\b/.test(cut) && cut.split('"').length % 2 === 1);
        expect([cut, isRead(cut)]).toEqual([cut, isGrammatical(cut)]);
      }),
    );
  });

  it('knows which operators hold closer', () => {
    expect(shown('a + b * c ^ d ^ e > 1 and f or g')).toBe('((((a + (b * (c ^ (d ^ e)))) > 1) and f) or g)');
    expect(shown('-a ^ b - c - d')).toBe('(((a ^ b) - c) - d)');
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
        matching: { on: true, labels: ['a'], group: { side: 'left', labels: ['e'] } },
      },
    });
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

function isRead(text: string): boolean {
  return !('at' in readExpression(text));
}

function isGrammatical(text: string): boolean {
  let good = true;
  parser.parse(text).iterate({
    enter: ({ type }) => {
      if (type.isError) good = false;
    },
  });
  return good;
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
