import known from '../../knowledge/admission/words.json' with { type: 'json' };
import { suggestion } from '../../schemas/closest.ts';
import type { ClusterRule } from '../../model/rule.ts';
import type { Said } from '../../model/admission/judgement.ts';
import { judged } from '../../model/admission/table.ts';
import { patternOf } from '../../model/pattern.ts';

export const wordIsKnown: ClusterRule = {
  id: 'word-is-known',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'AuthorizationPolicy', 'Rollout', 'ServiceEntry', 'VirtualService'],
  summary: 'every value of an enumeration is valid where the schema accepts any string',
  why: 'A webhook refuses a misspelt value of an enumeration, or the controller ignores it.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go',
  check: judged<Words>(known, unknownWords),
};

/** The words that a field takes. */
interface Words {
  readonly words: readonly string[];
  /** Words of another form that it takes too: a pattern. */
  readonly or?: string | undefined;
  /** Whether it takes a list of them, with commas and no spaces. */
  readonly isList?: boolean | undefined;
  /** Whether capitals do not matter. */
  readonly ignoresCase?: boolean | undefined;
  /** What becomes of another word, where it is not refused. */
  readonly taken?: string | undefined;
}

function unknownWords(value: unknown, words: Words): readonly Said[] | undefined {
  if (typeof value !== 'string') return undefined;
  if (words.isList !== true) return isKnown(value, words) ? undefined : [said(value, words)];
  if (value === '') return undefined;
  const unknown = value.split(',').filter((word) => !isKnown(word, words));
  return unknown.length === 0 ? undefined : unknown.map((word) => said(word, words));
}

function isKnown(word: string, { words, or, ignoresCase }: Words): boolean {
  const text = ignoresCase === true ? word.toUpperCase() : word;
  return words.includes(text) || (or !== undefined && patternOf(or).test(text));
}

function said(word: string, { words, taken }: Words): Said {
  const is = `'${word}'${taken === undefined ? '' : `, ${taken}`}`;
  return { is, needed: words.join(' | ') + suggestion(word, words) };
}
