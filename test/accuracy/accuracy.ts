/**
 * Numbers of check's correctness, which must not fall: `npm run accuracy [-- --update]`. They come from the project's
 * own proofs of rules and, if `../shared` exists, from its cases and verdicts. Exits with 1 if a number is below that
 * in `baseline.json`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, checkSubjects } from '../../lib/check/check.ts';
import type { Finding } from '../../lib/check/findings/finding.ts';
import { subjectsOf } from '../../lib/check/clusters.ts';
import { customRuleFindings } from '../../lib/check/custom-rules.ts';
import { readManifests } from '../../lib/check/read-manifests.ts';
import { tiers, type Rule } from '../../lib/model/rule.ts';
import { rules } from '../../lib/rules/rules.ts';
import { proofOf } from '../rules/proofs.ts';

interface Count {
  true: number;
  false: number;
  missed: number;
}

const baselineFile = join(import.meta.dirname, 'baseline.json');
const shared = join(import.meta.dirname, '../../../shared');
const tierOf = new Map(rules.map(({ id, tier }) => [id, tier]));

/** Why a case is not, or cannot be, seen. */
const reasons: Readonly<Record<string, string>> = {
  '01.yaml':
    ': the same fields are right in 02.yaml; only the release of External Secrets, which it does not name, tells',
};

async function main(): Promise<void> {
  const numbers: Record<string, number> = {};
  for (const tier of tiers) {
    const counts = await Promise.all(rules.filter((rule) => rule.tier === tier).map(ofProof));
    const total = sum(counts.map(([, count]) => count));
    print(`proofs, ${tier}`, total);
    for (const [id, count] of counts) if (count.false + count.missed > 0) print(`  ${id}`, count);
    numbers[`proofs of ${tier}: true`] = total.true;
    numbers[`proofs of ${tier}: not wrong`] = -total.false - total.missed;
  }
  const verdicts = join(shared, 'verdicts/refused-but-not-seen.jsonl');
  if (existsSync(verdicts)) {
    const count = await ofVerdicts(verdicts);
    print('verdicts of an API server', count);
    numbers['verdicts: true'] = count.true;
  }
  const cases = join(shared, 'cases');
  if (existsSync(cases)) {
    const { missed, wrong } = await ofCases(cases);
    print('cases that were missed', missed);
    print('cases that were false', wrong);
    numbers['cases that were missed: true'] = missed.true;
    numbers['cases that were false: not false'] = -wrong.false;
  }
  if (process.argv.includes('--update')) {
    writeFileSync(baselineFile, `${JSON.stringify(numbers, undefined, 2)}\n`);
    return;
  }
  const baseline = JSON.parse(readFileSync(baselineFile, 'utf8')) as Readonly<Record<string, number>>;
  for (const [name, before] of Object.entries(baseline)) {
    const now = numbers[name];
    // Without ../shared there is nothing to count.
    if (now === undefined || now >= before) continue;
    console.error(`${name}: ${now} › ${before}, as it was`);
    process.exitCode = 1;
  }
}

/** The findings of a rule on its own proof, case by case. */
async function ofProof(rule: Rule): Promise<readonly [string, Count]> {
  const { refused, accepted } = await proofOf(rule.id);
  const says = (manifests: string | Readonly<Record<string, string>>): number => {
    const texts = typeof manifests === 'string' ? { 'manifests.yaml': manifests } : manifests;
    return checkSubjects(subjectsOf(readManifests(new Map(Object.entries(texts))).files), [rule]).length;
  };
  const seen = refused.filter(({ manifests }) => says(manifests) > 0).length;
  const wrong = accepted.filter(({ manifests }) => says(manifests) > 0).length;
  return [rule.id, { true: seen, false: wrong, missed: refused.length - seen }];
}

/** Objects with one changed field that the API server refused. */
async function ofVerdicts(file: string): Promise<Count> {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  let seen = 0;
  for (const line of lines) {
    const { object } = JSON.parse(line) as { readonly object: unknown };
    if ((await errorsOf(JSON.stringify(object))).length > 0) seen += 1;
  }
  return { true: seen, false: 0, missed: lines.length - seen };
}

/** Manifests of bug reports: which rules must find something, and which must not. */
async function ofCases(folder: string): Promise<{ readonly missed: Count; readonly wrong: Count }> {
  const missed: Count = { true: 0, false: 0, missed: 0 };
  const wrong: Count = { true: 0, false: 0, missed: 0 };
  for (const row of readFileSync(join(folder, 'README.md'), 'utf8').split('\n')) {
    const cells = row.split('|').map((cell) => cell.trim());
    const file = join(folder, 'manifests', cells[1] ?? '');
    const today = cells[5] ?? '';
    if (!file.endsWith('.yaml') || !existsSync(file)) continue;
    const errors = await errorsOf(readFileSync(file, 'utf8'));
    if (today.startsWith('missed')) {
      missed[errors.length > 0 ? 'true' : 'missed'] += 1;
      if (errors.length === 0) console.log(`  missed: ${cells[1] ?? ''}${reasons[cells[1] ?? ''] ?? ''}`);
    } else if (today.startsWith('false')) {
      const named = errors.filter(({ rule }) => today.includes(rule));
      wrong[named.length > 0 ? 'false' : 'true'] += 1;
      if (named.length > 0) console.log(`  false: ${cells[1] ?? ''}: ${named.map(({ rule }) => rule).join(', ')}`);
    }
  }
  return { missed, wrong };
}

/** Errors of the tier correctness, on a part of a cluster's manifests. */
async function errorsOf(text: string): Promise<readonly Finding[]> {
  const { files, findings } = readManifests(new Map([['a.yaml', text]]), { complete: false });
  const read = [...findings, ...(await customRuleFindings(files))];
  return check(files, undefined, read, false).filter(
    ({ rule, severity, unjudged }) =>
      severity === 'error' && unjudged === undefined && (tierOf.get(rule) ?? 'correctness') === 'correctness',
  );
}

function sum(counts: readonly Count[]): Count {
  const total: Count = { true: 0, false: 0, missed: 0 };
  for (const count of counts) for (const name of ['true', 'false', 'missed'] as const) total[name] += count[name];
  return total;
}

function print(name: string, count: Count): void {
  console.log(`${name}: ${count.true} true, ${count.false} false, ${count.missed} missed`);
}

await main();
