import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { Ajv } from 'ajv';
import { defaultPolicy, environmentsOf, verdict } from '../../lib/review/policy.ts';
import { jsonReview } from '../../lib/review/report/json.ts';
import { textReview } from '../../lib/review/report/text.ts';
import { review } from '../../lib/review/review.ts';
import type { Rule } from '../../lib/model/rule.ts';
import { rules } from '../../lib/rules/rules.ts';
import { sideOf } from './manifests.ts';
import { platform, type ReviewCase } from './platform.ts';

// A case is one change of the small platform, and its complete review. After a deliberate change: UPDATE=1 npx
// vitest run test/review/golden.test.ts, and read the difference.
const rewrites = process.env.UPDATE === '1';
const cases = readdirSync(import.meta.dirname, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && existsSync(join(import.meta.dirname, entry.name, 'case.ts')),
);

const published = join(import.meta.dirname, '../../lib/review/report/review.schema.json');
const isReview = new Ajv().compile(JSON.parse(readFileSync(published, 'utf8')) as object);

describe.each(cases.map(({ name }) => name))('%s', (name) => {
  it('is reviewed as expected', async () => {
    const { reviewCase } = (await import(`./${name}/case.ts`)) as { reviewCase: ReviewCase };
    const base = reviewCase.base?.(platform()) ?? platform();
    const { review: made, comparison } = review(sideOf('base', base), sideOf('head', reviewCase.head(platform())), {
      rules: rulesOf(reviewCase),
    });
    const judgement = verdict(made.consequences, environmentsOf(comparison.changed), defaultPolicy);
    expectFile(name, 'review.txt', textReview(made, { width: 100, colours: false }, judgement));
    const json = jsonReview(made, judgement);
    const path = join(import.meta.dirname, name, 'review.json');
    if (rewrites) writeFileSync(path, await format(json, { parser: 'json', printWidth: 120 }));
    expect(JSON.parse(json)).toEqual(JSON.parse(readFileSync(path, 'utf8')));
    expect(isReview(JSON.parse(json)), JSON.stringify(isReview.errors)).toBe(true);
  });
});

it('is not rewritten where nobody sees it', () => {
  expect(rewrites && process.env.CI !== undefined).toBe(false);
});

/** The rules that a case is about. Other rules' findings belong in their own proofs. */
function rulesOf({ rules: ids = [] }: ReviewCase): readonly Rule[] {
  return rules.filter(({ id }) => ids.includes(id));
}

function expectFile(name: string, file: string, text: string): void {
  const path = join(import.meta.dirname, name, file);
  if (rewrites) writeFileSync(path, text);
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : 'no such file');
}
