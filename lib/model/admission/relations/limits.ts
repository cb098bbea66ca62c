import { quantity } from '../../quantity.ts';
import { isThere, itemsOf, valueText, step, textsOf, type Fields, type Relation } from './relation.ts';
import { fieldsIn } from '../../untyped.ts';

/** Pairs of bounds of which the first may not exceed the second: https://kubernetes.io/docs/concepts/policy/limit-range/ */
const order = [
  ['min', 'max'],
  ['min', 'defaultRequest'],
  ['min', 'default'],
  ['defaultRequest', 'default'],
  ['defaultRequest', 'max'],
  ['default', 'max'],
] as const;

/** One item of a LimitRange. */
export const limits: Relation = function* (item) {
  const { max, maxLimitRequestRatio, min, type } = item;
  if (type === 'Pod')
    for (const name of ['default', 'defaultRequest'])
      if (Object.keys(fieldsIn(item[name])).length > 0)
        yield { at: `.${name}`, is: 'set with type Pod', needed: 'type Container, or no such field' };
  if (type === 'PersistentVolumeClaim' && !('storage' in fieldsIn(min)) && !('storage' in fieldsIn(max)))
    yield { is: 'neither min.storage nor max.storage', needed: 'one of the two' };
  for (const [less, more] of order) {
    const [low, high] = [fieldsIn(item[less]), fieldsIn(item[more])];
    for (const name in low) {
      if (!(name in high) || !(amount(low, name) > amount(high, name))) continue;
      yield {
        at: `.${less}${step(name)}`,
        is: `${valueText(low[name])}, above ${more} ${valueText(high[name])}`,
        needed: `at most ${valueText(high[name])}`,
      };
    }
  }
  const ratios = fieldsIn(maxLimitRequestRatio);
  for (const name in ratios) {
    const ratio = amount(ratios, name);
    const at = `.maxLimitRequestRatio${step(name)}`;
    if (ratio < 1) yield { at, is: valueText(ratios[name]), needed: 'at least 1' };
    const [low, high] = [amount(fieldsIn(min), name), amount(fieldsIn(max), name)];
    if (low !== 0 && ratio > high / low)
      yield {
        at,
        is: `${valueText(ratios[name])}, above max / min`,
        needed: `at most ${Number((high / low).toFixed(3))}`,
      };
  }
};

/** Each type has one item. */
export const limitTypes: Relation = function* ({ limits: items }) {
  const first = new Map<unknown, number>();
  for (const [index, { type }] of itemsOf(items)) {
    const before = first.get(type);
    if (before === undefined) first.set(type, index);
    else
      yield { at: `.limits[${index}].type`, is: `${valueText(type)}, as item ${before} has`, needed: 'each type once' };
  }
};

/** Amounts are not negative, and those of countable resources are whole numbers: https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export const quotaAmounts: Relation = function* (hard) {
  for (const name in hard) {
    const value = amount(hard, name);
    const at = step(name);
    if (value < 0) yield { at, is: valueText(hard[name]), needed: 'at least 0' };
    // To the server an amount ends at a thousandth, rounded up.
    else if (isCounted(name) && value < 2 ** 53 && Math.ceil(value * 1000) % 1000 !== 0)
      yield { at, is: valueText(hard[name]), needed: 'a whole number' };
  }
};

const counted = [
  ...['configmaps', 'persistentvolumeclaims', 'pods', 'replicationcontrollers', 'resourcequotas', 'secrets'],
  ...['services', 'services.loadbalancers', 'services.nodeports'],
];

function isCounted(name: string): boolean {
  if (counted.includes(name)) return true;
  // Extended resources have a domain other than that of Kubernetes.
  return name.includes('/') && !name.startsWith('requests.') && !/(^|\.)kubernetes\.io\//.test(name);
}

/** Scopes that contradict each other, and the operators and values of each scope: https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes */
export const quotaScopes: Relation = function* ({ scopes, scopeSelector }) {
  const names = textsOf(scopes);
  for (const [one, other] of [
    ['BestEffort', 'NotBestEffort'],
    ['NotTerminating', 'Terminating'],
  ] as const)
    if (names.includes(one) && names.includes(other))
      yield { at: '.scopes', is: `${one} and ${other}`, needed: 'one of the two' };
  for (const [index, { operator, scopeName, values }] of itemsOf(fieldsIn(scopeSelector).matchExpressions)) {
    const at = `.scopeSelector.matchExpressions[${index}]`;
    const given = textsOf(values).length;
    if (scopeName !== 'PriorityClass' && scopeName !== 'VolumeAttributesClass' && isThere(scopeName)) {
      if (operator !== 'Exists')
        yield { at: `${at}.operator`, is: `${valueText(operator)} of ${valueText(scopeName)}`, needed: 'Exists' };
    } else if ((operator === 'In' || operator === 'NotIn') && given === 0)
      yield { at: `${at}.values`, is: `none with ${operator}`, needed: 'at least one' };
    if ((operator === 'Exists' || operator === 'DoesNotExist') && given > 0)
      yield { at: `${at}.values`, is: `${given} with ${operator}`, needed: 'none' };
  }
};

function amount(amounts: Fields, name: string): number {
  return quantity(amounts[name]);
}
