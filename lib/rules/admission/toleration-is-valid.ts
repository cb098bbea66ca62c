import { templatesOf } from '../../model/admission/templates.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const tolerationIsValid: ClusterRule = {
  id: 'toleration-is-valid',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every toleration has a key or tolerates all, and seconds only where pods are evicted',
  why: 'The API server refuses a toleration whose fields contradict each other, and the pod with it.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
  ofObject: true,
  *check(cluster) {
    for (const { owner: object, field: at, spec } of templatesOf(cluster)) {
      for (const [index, toleration] of (spec.tolerations ?? []).entries()) {
        const { key = '', operator = 'Equal', value = '', effect = '', tolerationSeconds } = toleration;
        const field = `${at}.tolerations[${index}]`;
        if (key === '' && operator !== 'Exists')
          yield { object, field, is: 'has no key', needed: 'a key, or operator Exists, which tolerates every taint' };
        if (operator === 'Exists' && value !== '')
          yield {
            object,
            field: `${field}.value`,
            is: `'${value}' with Exists`,
            needed: 'no value, or operator Equal',
          };
        if (tolerationSeconds !== undefined && effect !== 'NoExecute')
          yield {
            object,
            field: `${field}.effect`,
            is: `${effect === '' ? 'missing' : effect}, with tolerationSeconds`,
            needed: 'NoExecute: nothing else evicts',
          };
      }
    }
  },
};
