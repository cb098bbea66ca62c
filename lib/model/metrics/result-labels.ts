import type { Of } from '../kinds.ts';
import { comparisons, setOperators, signatureOf } from '../../knowledge/promql-functions.ts';
import type { Exported } from './exported.ts';
import { knownMetric, targetLabels } from './known-metrics.ts';
import type { Binary, Expression, Selector } from './promql.ts';
import type { Scrape } from './scrapes.ts';

/** Labels that series of a result may have; undefined where any may. */
export type LabelSet = ReadonlySet<string> | undefined;

/** Which labels the result of an expression may have, as Prometheus decides it. */
export function resultLabels(expression: Expression, all: Exported): LabelSet {
  switch (expression.is) {
    case 'literal':
    case 'text':
      return none;
    case 'selector':
      return selectorLabels(expression, all);
    case 'subquery':
      return resultLabels(expression.of, all);
    case 'call':
      return callLabels(expression.name, expression.args, all);
    case 'aggregation': {
      const { name, grouping, args } = expression;
      const inner = resultLabels(args.at(-1) ?? expression, all);
      if (name === 'topk' || name === 'bottomk' || name === 'limitk' || name === 'limit_ratio') return inner;
      if (name === 'count_values') return undefined;
      if (grouping === undefined) return none;
      if (grouping.by) return new Set(grouping.labels);
      return inner === undefined ? undefined : new Set([...inner].filter((label) => !grouping.labels.includes(label)));
    }
    case 'binary':
      return binaryLabels(expression, all);
  }
}

/** Labels of the series of a metric; undefined where that is not known. */
export function selectorLabels({ metric }: Selector, all: Exported): LabelSet {
  if (metric === undefined) return undefined;
  const { labels } = all;
  if (labels.has(metric)) return labels.get(metric);
  const made = labelsOf(metric, all);
  labels.set(metric, made);
  return made;
}

function labelsOf(metric: string, { declared, recorded, scrapes: all }: Exported): LabelSet {
  if (recorded.has(metric)) return undefined;
  const { from, labels } = knownMetric(metric) ?? {};
  if (labels === undefined) return undefined;
  const scrapes = from?.ofEveryScrape === true ? all : (declared.get(metric) ?? []);
  if (scrapes.some(isRelabelled)) return undefined;
  return new Set([...labels, ...targetLabels, ...scrapes.flatMap(addedLabels)]);
}

function isRelabelled({ monitor }: Scrape): boolean {
  const endpoints =
    'podMetricsEndpoints' in (monitor.spec ?? {})
      ? (monitor as Of<'PodMonitor'>).spec?.podMetricsEndpoints
      : (monitor as Of<'ServiceMonitor'>).spec?.endpoints;
  return (endpoints ?? []).some(
    ({ relabelings, metricRelabelings }) => relabelings !== undefined || metricRelabelings !== undefined,
  );
}

/** Labels of pods and services that a monitor passes on. */
function addedLabels({ monitor }: Scrape): readonly string[] {
  const { podTargetLabels = [], targetLabels: ofService = [] } = (monitor as Of<'ServiceMonitor'>).spec ?? {};
  return [...podTargetLabels, ...ofService].map((label) => label.replace(/[^a-zA-Z0-9_]/g, '_'));
}

const none: ReadonlySet<string> = new Set();

function callLabels(name: string, args: readonly Expression[], all: Exported): LabelSet {
  const [first] = args;
  switch (name) {
    case 'time':
    case 'vector':
    case 'scalar':
    case 'pi':
      return none;
    case 'label_replace':
    case 'label_join':
    case 'info':
      return undefined;
    case 'absent':
    case 'absent_over_time':
      return first?.is === 'selector'
        ? new Set(first.matchers.flatMap(({ label, operator }) => (operator === '=' ? label : [])))
        : none;
    case 'histogram_quantile':
    case 'histogram_fraction': {
      const inner = resultLabels(args.at(-1) ?? nothing, all);
      return inner === undefined ? undefined : new Set([...inner].filter((label) => label !== 'le'));
    }
    case 'quantile_over_time':
    case 'clamp':
    default:
      return resultLabels((name === 'quantile_over_time' ? args[1] : first) ?? nothing, all);
  }
}

const nothing: Expression = { is: 'literal', value: Number.NaN };

/** https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching */
function binaryLabels({ operator, left, right, matching }: Binary, all: Exported): LabelSet {
  const ofLeft = resultLabels(left, all);
  if (isScalar(right)) return ofLeft;
  const ofRight = resultLabels(right, all);
  if (isScalar(left)) return ofRight;
  if (operator === 'and' || operator === 'unless') return ofLeft;
  if (operator === 'or') return union(ofLeft, ofRight);
  const { on = false, labels = [], group } = matching ?? {};
  if (group !== undefined) {
    const many = group.side === 'left' ? ofLeft : ofRight;
    return many === undefined ? undefined : new Set([...many, ...group.labels]);
  }
  if (on) return new Set(labels);
  if (labels.length > 0)
    return ofLeft === undefined ? undefined : new Set([...ofLeft].filter((label) => !labels.includes(label)));
  // One series of each side has the very same labels: those that both may have.
  if (ofLeft === undefined || ofRight === undefined) return ofLeft ?? ofRight;
  return comparisons.has(operator) || setOperators.has(operator)
    ? ofLeft
    : new Set([...ofLeft].filter((label) => ofRight.has(label)));
}

function isScalar(expression: Expression): boolean {
  if (expression.is === 'literal') return true;
  if (expression.is === 'call') return signatureOf(expression.name)?.gives === 'number';
  return (
    expression.is === 'binary' &&
    !setOperators.has(expression.operator) &&
    isScalar(expression.left) &&
    isScalar(expression.right)
  );
}

function union(a: LabelSet, b: LabelSet): LabelSet {
  return a === undefined || b === undefined ? undefined : new Set([...a, ...b]);
}
