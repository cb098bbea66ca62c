import { suggestion } from '../../schemas/closest.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { exported, type Exported } from '../../model/metrics/exported.ts';
import { expressions, isOpen, type PlacedExpression } from '../../model/metrics/expressions.ts';
import type { Aggregation, Binary, Matcher } from '../../model/metrics/promql.ts';
import { resultLabels, selectorLabels, type LabelSet } from '../../model/metrics/result-labels.ts';
import { variableName } from '../../model/metrics/variables.ts';

export const metricLabels: ClusterRule = {
  id: 'metric-labels',
  tier: 'correctness',
  severity: 'error',
  misses: 'what exports it',
  kinds: ['ConfigMap', 'PrometheusRule'],
  summary: 'every label that is matched, grouped by or shown is one that the series have',
  why: 'A label that the series lack is empty: a matcher finds nothing, grouping makes one group, and a legend is blank.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/basics/#instant-vector-selectors',
  *check(cluster) {
    const all = exported(cluster);
    for (const placed of expressions(cluster)) {
      yield* inside(placed, all);
      yield* shown(placed, all);
    }
  },
};

function* inside(placed: PlacedExpression, all: Exported): Iterable<Found> {
  const { object, field, prefix, parts } = placed;
  for (const one of parts) {
    if (one.is === 'selector') {
      const labels = selectorLabels(one, all);
      for (const matcher of one.matchers) {
        if (has(labels, matcher.label) || isOpen(placed, matcher.label) || !needsLabel(matcher)) continue;
        const is = `${prefix}matches ${matcher.label}, a label that ${one.metric ?? ''} does not have`;
        yield { object, field, is, needed: needed(matcher.label, labels) };
      }
      continue;
    }
    const wrong = one.is === 'aggregation' ? grouped(one, all) : one.is === 'binary' ? matched(one, all) : undefined;
    if (wrong !== undefined)
      yield {
        object,
        field,
        is: `${prefix}${wrong.by} ${wrong.label}, a label that the series do not have`,
        needed: needed(wrong.label, wrong.labels),
      };
  }
}

function grouped({ grouping, args }: Aggregation, all: Exported) {
  if (grouping?.by !== true || grouping.labels.length === 0) return undefined;
  const labels = resultLabels(args.at(-1) ?? { is: 'literal', value: 0 }, all);
  const label = grouping.labels.find((name) => !has(labels, name));
  return label === undefined ? undefined : { by: 'groups by', label, labels };
}

function matched({ left, right, matching }: Binary, all: Exported) {
  if (matching === undefined || (matching.labels.length === 0 && matching.group === undefined)) return undefined;
  const { on, labels, group } = matching;
  for (const side of [left, right]) {
    const ofSide = resultLabels(side, all);
    const label = on ? labels.find((name) => !has(ofSide, name)) : undefined;
    if (label !== undefined) return { by: 'matches on', label, labels: ofSide };
  }
  const one = resultLabels(group?.side === 'right' ? left : right, all);
  const label = group?.labels.find((name) => !has(one, name));
  return label === undefined ? undefined : { by: 'takes over', label, labels: one };
}

/** Labels in legends, `{{pod}}`, and in annotations of alerts, `{{ $labels.pod }}`. */
function* shown(placed: PlacedExpression, all: Exported): Iterable<Found> {
  if (placed.shown.length === 0) return;
  const labels = resultLabels(placed.expression, all);
  if (labels === undefined) return;
  for (const { field, prefix, text } of placed.shown) {
    const names = text.matchAll(placed.from === 'alert' ? /\$labels\.(\w+)/g : /\{\{\s*(\w+)\s*\}\}/g);
    for (const [, name = ''] of names) {
      if (has(labels, name) || (placed.from === 'alert' && name === 'alertname')) continue;
      const is = `${prefix}shows ${name}, a label that the result does not have`;
      yield { object: placed.object, field, is, needed: needed(name, labels) };
    }
  }
}

/** A matcher that matches the empty text also matches series without the label. */
function needsLabel({ operator, value }: Matcher): boolean {
  if (operator === '=') return value !== '';
  return operator === '=~' && !/^(\.\*)?$|\||^\(?\)$/.test(value);
}

/** Rules and dashboards for several clusters use the label `cluster`, which exists only where there are several. */
function has(labels: LabelSet, name: string): boolean {
  return labels === undefined || labels.has(name) || name === 'cluster' || name.includes(variableName);
}

function needed(name: string, labels: LabelSet): string {
  const names = [...(labels ?? [])];
  if (names.length === 0) return 'no label: the result has none';
  return `one of ${names.slice(0, 12).join(', ')}${suggestion(name, names)}`;
}
