import type { LabelSelector } from '../../imports/kubernetes.ts';
import type { Loose } from './kinds.ts';

type Labels = Readonly<Record<string, string | undefined>>;

/**
 * Whether labels match a selector, exactly as Kubernetes decides: all of `matchLabels` and all of `matchExpressions`; an
 * empty selector matches everything. What an absent one means is up to the field that it is absent from.
 */
export function selects({ matchLabels, matchExpressions }: Loose<LabelSelector>, labels: Labels): boolean {
  for (const name in matchLabels) if (labels[name] !== matchLabels[name]) return false;
  if (matchExpressions === undefined) return true;
  return matchExpressions.every(({ key = '', operator, values = [] }) => {
    const value = labels[key];
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      case undefined:
      default:
        return false;
    }
  });
}

/** Whether a selector is empty, which matches everything. */
export function isEverything({ matchLabels, matchExpressions = [] }: Loose<LabelSelector>): boolean {
  for (const _ in matchLabels) return false;
  return matchExpressions.length === 0;
}

/** `a=b, c in (d, e)`: a selector as people write it. */
export function selectorText({ matchLabels = {}, matchExpressions = [] }: Loose<LabelSelector>): string {
  const parts = [
    ...Object.entries(matchLabels).map(([name, value]) => `${name}=${value ?? ''}`),
    ...matchExpressions.map(({ key = '', operator, values = [] }) => {
      if (operator === 'Exists') return key;
      if (operator === 'DoesNotExist') return `!${key}`;
      return `${key} ${operator === 'NotIn' ? 'notin' : 'in'} (${values.join(', ')})`;
    }),
  ];
  return parts.length === 0 ? 'everything' : parts.join(', ');
}
