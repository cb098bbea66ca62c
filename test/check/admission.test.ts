import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../lib/check/check.ts';
import { customRuleFindings } from '../../lib/check/custom-rules.ts';
import { readManifests } from '../../lib/check/read-manifests.ts';
import { readDocuments } from '../../lib/manifests/read.ts';
import { rules } from '../../lib/rules/rules.ts';

// objects.yaml are objects that a kube-apiserver 1.35 takes; changes.jsonl are changes of one place of one of them, and
// whether the server refused the object then or took it. None of what it took is wrong for another reason.
interface Change {
  /** `Kind name`. */
  readonly object: string;
  readonly at: readonly (string | number)[];
  readonly to?: unknown;
  readonly gone?: true;
  readonly verdict: 'refused' | 'taken';
}

const folder = join(import.meta.dirname, 'admission');
const read = readDocuments(readFileSync(join(folder, 'objects.yaml'), 'utf8'));
const objects = new Map(
  ('error' in read ? [] : (read.documents as readonly Named[])).map((object) => [
    `${object.kind} ${object.metadata.name}`,
    object,
  ]),
);
const changes = readFileSync(join(folder, 'changes.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Change);

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const correctness = rules.filter(({ tier }) => tier === 'correctness');

async function errorsOf(object: unknown): Promise<ReadonlySet<string>> {
  const { files, findings } = readManifests(new Map([['a.yaml', JSON.stringify(object)]]), { complete: false });
  const found = check(files, correctness, [...findings, ...(await customRuleFindings(files))], false);
  return new Set(
    found
      .filter(({ severity, unjudged }) => severity === 'error' && unjudged === undefined)
      .map(({ field, is, needed, rule }) => `${rule} ${field}: ${is} › ${needed}`),
  );
}

it('what an API server refused is refused, and what it took is not', async () => {
  const wrong: string[] = [];
  const before = new Map<string, ReadonlySet<string>>();
  for (const { at, gone, object: name, to, verdict } of changes) {
    const object = objects.get(name);
    if (object === undefined) throw new Error(`no ${name} in objects.yaml`);
    const own = before.get(name) ?? (await errorsOf(object));
    before.set(name, own);
    const errors = await errorsOf(changed(object, at, gone === true ? undefined : to));
    const news = [...errors].filter((error) => !own.has(error));
    if (news.length > 0 !== (verdict === 'refused'))
      wrong.push(
        `${name} › ${at.join('.')}: ${gone === true ? 'gone' : JSON.stringify(to)} was ${verdict}: ${news.join()}`,
      );
  }
  expect(wrong).toEqual([]);
  expect(changes.filter(({ verdict }) => verdict === 'refused').length).toBeGreaterThan(800);
});

function changed(object: unknown, at: readonly (string | number)[], to: unknown): unknown {
  const copy = structuredClone(object);
  let parent = copy as Record<string | number, unknown>;
  for (const step of at.slice(0, -1)) parent = parent[step] as typeof parent;
  const last = at.at(-1) ?? '';
  if (to !== undefined) parent[last] = to;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
  return copy;
}
