import type { Said } from '../judgement.ts';
import { isThere, itemsOf, valueText, textsOf, type Relation } from './relation.ts';
import { fieldsIn } from '../../untyped.ts';

/** https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition */
export const spread: Relation = function* ({ labelSelector, matchLabelKeys, minDomains, whenUnsatisfiable }) {
  if (isThere(minDomains) && whenUnsatisfiable === 'ScheduleAnyway')
    yield { at: '.minDomains', is: 'set with ScheduleAnyway', needed: 'DoNotSchedule, or no such field' };
  yield* labelKeys('matchLabelKeys', matchLabelKeys, labelSelector);
};

/** https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys */
export const affinityKeys: Relation = function* ({ labelSelector, matchLabelKeys, mismatchLabelKeys }) {
  yield* labelKeys('matchLabelKeys', matchLabelKeys, labelSelector);
  yield* labelKeys('mismatchLabelKeys', mismatchLabelKeys, labelSelector);
  const others = textsOf(mismatchLabelKeys);
  for (const [index, key] of textsOf(matchLabelKeys).entries())
    if (others.includes(key))
      yield { at: `.matchLabelKeys[${index}]`, is: `${key}, as mismatchLabelKeys has`, needed: 'one of the two' };
};

function* labelKeys(field: string, keys: unknown, selector: unknown): Iterable<Said> {
  const names = textsOf(keys);
  if (names.length === 0) return;
  if (!isThere(selector)) {
    yield { at: `.${field}`, is: 'set without labelSelector', needed: 'a labelSelector' };
    return;
  }
  const { matchLabels, matchExpressions } = fieldsIn(selector);
  for (const [index, name] of names.entries())
    if (name in fieldsIn(matchLabels) || itemsOf(matchExpressions).some(([, { key }]) => key === name))
      yield { at: `.${field}[${index}]`, is: `${name}, which labelSelector has`, needed: 'one of the two' };
}

const nodeName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Nodes can be selected by one field only: their name. */
export const nodeFields: Relation = function* ({ matchFields }) {
  for (const [index, { key, operator, values }] of itemsOf(matchFields)) {
    const at = `.matchFields[${index}]`;
    if (key !== 'metadata.name') yield { at: `${at}.key`, is: `'${valueText(key)}'`, needed: 'metadata.name' };
    if (operator !== 'In' && operator !== 'NotIn')
      yield { at: `${at}.operator`, is: `'${valueText(operator)}'`, needed: 'In | NotIn' };
    else if (textsOf(values).length === 1 && !nodeName.test(textsOf(values)[0] ?? ''))
      yield { at: `${at}.values[0]`, is: `'${textsOf(values)[0] ?? ''}'`, needed: 'the name of a node' };
    else if (textsOf(values).length !== 1)
      yield { at: `${at}.values`, is: `${textsOf(values).length} names`, needed: 'one' };
  }
};
