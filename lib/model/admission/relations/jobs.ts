import { isThere, itemsOf, numberOf, valueText, textOf, type Fields, type Relation } from './relation.ts';
import { fieldsIn } from '../../untyped.ts';

/** Indexes of an indexed Job: https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index */
export const indexes: Relation = function* (spec) {
  const { backoffLimitPerIndex, completions, maxFailedIndexes, parallelism } = spec;
  const isIndexed = spec.completionMode === 'Indexed';
  const count = numberOf(completions);
  const needed = 'completionMode Indexed, or no such field';
  if (!isIndexed)
    for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'])
      if (isThere(spec[name])) yield { at: `.${name}`, is: 'set of a Job that is not Indexed', needed };
  if (isIndexed && count === undefined)
    yield { at: '.completions', is: 'missing with completionMode Indexed', needed: 'how many indexes there are' };
  if (isIndexed && (numberOf(parallelism) ?? 0) > mostPods)
    yield { at: '.parallelism', is: `${valueText(parallelism)} of an Indexed Job`, needed: `at most ${mostPods}` };
  const most = numberOf(maxFailedIndexes);
  if (most !== undefined && !isThere(backoffLimitPerIndex))
    yield {
      at: '.backoffLimitPerIndex',
      is: 'missing with maxFailedIndexes',
      needed: 'how often each index is retried',
    };
  if (most !== undefined && count !== undefined && most > count)
    yield { at: '.maxFailedIndexes', is: `${most}, above completions ${count}`, needed: `at most ${count}` };
  if (count !== undefined && isThere(backoffLimitPerIndex) && count > mostPods) {
    if (most === undefined || most > 10_000)
      yield {
        at: '.maxFailedIndexes',
        is: valueText(most ?? 'missing'),
        needed: 'at most 10000 of that many completions',
      };
    if ((numberOf(parallelism) ?? 1) > 10_000)
      yield { at: '.parallelism', is: valueText(parallelism), needed: 'at most 10000 of that many completions' };
  } else if (isThere(backoffLimitPerIndex) && (most ?? 0) > mostPods)
    yield { at: '.maxFailedIndexes', is: valueText(most), needed: `at most ${mostPods}` };
};

const mostPods = 100_000;

/** The API server sets the selector of a Job, unless `manualSelector` is true. */
export const jobSelector: Relation = function* ({ manualSelector, selector, template }) {
  if (manualSelector !== true) {
    if (Object.keys(fieldsIn(selector)).length > 0)
      yield { at: '.selector', is: 'set, and the server makes its own', needed: 'no such field' };
    return;
  }
  const labels = fieldsIn(fieldsIn(fieldsIn(template).metadata).labels);
  if (!isThere(selector))
    yield { at: '.selector', is: 'missing with manualSelector', needed: 'labels of the template' };
  else yield* unmatched(fieldsIn(selector), labels);
};

/** A CronJob may not choose the selector of its Jobs. */
export const cronSelector: Relation = function* ({ manualSelector, selector }) {
  if (isThere(selector)) yield { at: '.selector', is: 'set, and the server makes its own', needed: 'no such field' };
  if (manualSelector === true) yield { at: '.manualSelector', is: 'true of a CronJob', needed: 'no such field' };
};

/** Labels of a selector that the template lacks. */
export function* unmatched({ matchLabels }: Fields, labels: Fields) {
  for (const [name, value] of Object.entries(fieldsIn(matchLabels)))
    if (labels[name] !== value) {
      const has = labels[name] === undefined ? 'without that label' : `with ${valueText(labels[name])}`;
      yield {
        at: `.selector.matchLabels['${name}']`,
        is: `${valueText(value)}, and a template ${has}`,
        needed: 'labels of its template',
      };
    }
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy */
export const failurePolicy: Relation = function* (spec) {
  const { backoffLimitPerIndex, podFailurePolicy, podReplacementPolicy, template } = spec;
  if (!isThere(podFailurePolicy)) return;
  const pod = fieldsIn(fieldsIn(template).spec);
  if (pod.restartPolicy !== 'Never')
    yield {
      at: '.template.spec.restartPolicy',
      is: `${textOf(pod.restartPolicy) ?? 'missing'} with podFailurePolicy`,
      needed: 'Never',
    };
  if (isThere(podReplacementPolicy) && podReplacementPolicy !== 'Failed')
    yield {
      at: '.podReplacementPolicy',
      is: `${valueText(podReplacementPolicy)} with podFailurePolicy`,
      needed: 'Failed, or no such field',
    };
  const names = [...itemsOf(pod.containers), ...itemsOf(pod.initContainers)].map(([, { name }]) => name);
  const rules = itemsOf(fieldsIn(podFailurePolicy).rules);
  if (rules.length > 20) yield { at: '.podFailurePolicy.rules', is: `${rules.length} rules`, needed: 'at most 20' };
  for (const [index, rule] of rules) {
    const at = `.podFailurePolicy.rules[${index}]`;
    if (rule.action === 'FailIndex' && !isThere(backoffLimitPerIndex))
      yield { at: `${at}.action`, is: 'FailIndex without backoffLimitPerIndex', needed: 'backoffLimitPerIndex, too' };
    const conditions = Array.isArray(rule.onPodConditions) && rule.onPodConditions.length > 0;
    if (isThere(rule.onExitCodes) === conditions)
      yield {
        at,
        is: conditions ? 'onExitCodes and onPodConditions' : 'neither onExitCodes nor onPodConditions',
        needed: 'one of the two',
      };
    yield* exitCodes(fieldsIn(rule.onExitCodes), names, `${at}.onExitCodes`);
    if (itemsOf(rule.onPodConditions).length > 20)
      yield { at: `${at}.onPodConditions`, is: 'more than 20', needed: 'at most 20' };
  }
};

function* exitCodes({ containerName, operator, values }: Fields, names: readonly unknown[], at: string) {
  if (isThere(containerName) && !names.includes(containerName))
    yield { at: `${at}.containerName`, is: `'${valueText(containerName)}'`, needed: 'a container of the template' };
  if (operator === undefined) return;
  const codes: readonly unknown[] = Array.isArray(values) ? values : [];
  if (codes.length === 0) yield { at: `${at}.values`, is: 'empty', needed: 'at least one code' };
  if (codes.length > 255) yield { at: `${at}.values`, is: `${codes.length} codes`, needed: 'at most 255' };
  for (const [index, code] of codes.entries()) {
    const place = `${at}.values[${index}]`;
    if (code === 0 && operator === 'In') yield { at: place, is: '0 with In', needed: 'a code of a failure' };
    if (index > 0 && (numberOf(code) ?? 0) < (numberOf(codes[index - 1]) ?? 0))
      yield {
        at: place,
        is: `${valueText(code)}, after ${valueText(codes[index - 1])}`,
        needed: 'codes in increasing order',
      };
  }
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy */
export const successPolicy: Relation = function* ({ completions, successPolicy: policy }) {
  const count = numberOf(completions) ?? 0;
  const rules = itemsOf(fieldsIn(policy).rules);
  if (rules.length > 20) yield { at: '.successPolicy.rules', is: `${rules.length} rules`, needed: 'at most 20' };
  for (const [index, { succeededCount, succeededIndexes }] of rules) {
    const at = `.successPolicy.rules[${index}]`;
    if (!isThere(succeededCount) && !isThere(succeededIndexes)) {
      yield { at, is: 'neither succeededCount nor succeededIndexes', needed: 'one of the two, or both' };
      continue;
    }
    const size = isThere(succeededIndexes) ? sizeOf(valueText(succeededIndexes), count) : count;
    if (size === undefined) {
      const needed = `increasing indexes below completions ${count}, such as 0,2-4`;
      yield { at: `${at}.succeededIndexes`, is: `'${valueText(succeededIndexes)}'`, needed };
    } else if ((numberOf(succeededCount) ?? 0) > size)
      yield { at: `${at}.succeededCount`, is: `${valueText(succeededCount)} of ${size}`, needed: `at most ${size}` };
  }
};

/** The number of indexes in a list such as `0,2-4`; undefined for an invalid list. */
function sizeOf(text: string, count: number): number | undefined {
  if (text === '') return 0;
  let [last, size] = [-1, 0];
  for (const part of text.split(',')) {
    const [, first = '', end = first] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(end)];
    if (first === '' || from <= last || to >= count || (part.includes('-') && to <= from)) return undefined;
    last = to;
    size += to - from + 1;
  }
  return size;
}
