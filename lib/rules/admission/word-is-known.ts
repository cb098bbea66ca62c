import { suggestion } from '../../schemas/closest.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { judged, type Said } from '../../model/admission/table.ts';
import { vocabulary, type Words } from '../../model/admission/words.ts';

export const wordIsKnown: ClusterRule = {
  id: 'word-is-known',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'AuthorizationPolicy', 'Rollout', 'ServiceEntry', 'VirtualService'],
  summary: 'every value of an enumeration is valid where the schema accepts any string',
  why: 'A webhook refuses a misspelt value of an enumeration, or the controller ignores it.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go',
  check: (cluster) => judged(cluster, vocabulary, unknownWords),
};

function unknownWords(value: unknown, words: Words): readonly Said[] | undefined {
  if (typeof value !== 'string') return undefined;
  if (words.isList !== true) return isKnown(value, words) ? undefined : [said(value, words)];
  if (value === '') return undefined;
  const unknown = value.split(',').filter((word) => !isKnown(word, words));
  return unknown.length === 0 ? undefined : unknown.map((word) => said(word, words));
}

function isKnown(word: string, { words, or, ignoresCase }: Words): boolean {
  return words.includes(ignoresCase === true ? word.toUpperCase() : word) || or?.test(word) === true;
}

function said(word: string, { words, taken }: Words): Said {
  const is = `'${word}'${taken === undefined ? '' : `, ${taken}`}`;
  return { is, needed: words.join(' | ') + suggestion(word, words) };
}
