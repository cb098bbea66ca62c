import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { check, checkSubjects } from '../../lib/check/check.ts';
import { subjectsOf, type Subjects } from '../../lib/check/clusters.ts';
import { readManifests } from '../../lib/check/read-manifests.ts';
import type { Rule } from '../../lib/model/rule.ts';
import { rules } from '../../lib/rules/rules.ts';
import { schemaProblems } from '../../lib/schemas/validate.ts';
import { ofEachType, placesIn, renamed, typeOf } from '../any-values.ts';
import { rendered } from '../platform.ts';

const files = [...rendered.files];
const environments = ['dev', 'production'];
const folders = [...new Set(files.map(([file]) => file.split('/').slice(0, 3).join('/')))].filter((folder) =>
  environments.some((environment) => folder.startsWith(`dist/${environment}/`)),
);

/** Broken values that people may leave in a file. */
const anything = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    'none',
    -1,
    0,
    1.5,
    true,
    [],
    {},
    [null],
    [''],
    [{}],
    { '': '' },
    { toString: 1 },
    '{{ x }}',
    'a\nb',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const damages = fc.array(fc.record({ at: fc.nat(), steps: fc.array(fc.nat(), { maxLength: 12 }), to: anything }), {
  minLength: 1,
  maxLength: 30,
});

it('whatever is broken in manifests, the rules say so and do not crash', () => {
  fc.assert(
    fc.property(fc.constantFrom(...folders), damages, (folder, broken) => {
      const [, environment = '', system = ''] = folder.split('/');
      const own = files.filter(([file]) => file.includes(`/${environment}/${system}`));
      const documents = own.map(([file, manifests]) => [file, structuredClone(manifests) as unknown[]] as const);
      const objects = documents.flatMap(([, list]) => list);
      for (const { at, steps, to } of broken) damage(objects[at % objects.length], steps, to);
      const texts = documents.map(
        ([file, list]) => [file, list.map((one) => JSON.stringify(one)).join('\n---\n')] as const,
      );
      const read = readManifests(new Map(texts));
      expect(read.files.size).toBe(texts.length);
      expect(Array.isArray(check(read.files))).toBe(true);
    }),
    { numRuns: 60, seed: Number(process.env.SEED ?? 20_26) },
  );
});

it('what no schema says the type of may be of any, and the rules do not crash', () => {
  const kept = new Map<unknown, Record<string, unknown>[]>(ofEachType.map((value) => [value, []]));
  const seen = new Set<string>();
  for (const [, manifests] of files) {
    for (const manifest of manifests) {
      const object = structuredClone(manifest) as unknown as Record<string, unknown>;
      for (const { parent, name, path } of placesIn(object, String(object.kind))) {
        if (seen.has(path)) continue;
        seen.add(path);
        const before = parent[name];
        for (const value of ofEachType) {
          if (typeOf(value) === typeOf(before) && typeof value !== 'object') continue;
          parent[name] = value;
          if (schemaProblems(object).length === 0) kept.get(value)?.push(structuredClone(object));
        }
        parent[name] = before;
      }
      for (const text of textsIn(object)) {
        for (const { parent, name, path } of placesIn(text.inner, text.path)) {
          if (seen.has(path)) continue;
          seen.add(path);
          const before = parent[name];
          for (const value of ofEachType) {
            parent[name] = value;
            text.write();
            kept.get(value)?.push(structuredClone(object));
          }
          parent[name] = before;
        }
        text.write();
      }
    }
  }
  const crashes = new Set<string>();
  for (const [value, objects] of kept) {
    expect([value, objects.length]).not.toEqual([value, 0]);
    const documents = objects.map((object, index) => JSON.stringify(renamed(object, index)));
    const { files: read } = readManifests(new Map([['a.yaml', documents.join('\n---\n')]]));
    const subjects = subjectsOf(read);
    for (const rule of rules) for (const crash of crashOf(subjects, rule)) crashes.add(crash);
  }
  expect([...crashes]).toEqual([]);
}, 300_000);

/** How a rule that crashes fails. */
function crashOf(subjects: Subjects, rule: Rule): readonly string[] {
  try {
    checkSubjects(subjects, [rule]);
    return [];
  } catch (error) {
    const [, at = ''] = /(lib\/.*?)\)?\n/.exec(String(error instanceof Error ? error.stack : error)) ?? [];
    return [`${rule.id}: ${String(error)} ${at}`];
  }
}

interface Text {
  readonly inner: unknown;
  readonly path: string;
  readonly write: () => void;
}

/** Texts with JSON or YAML of users: dashboards, configuration, Helm values. */
function* textsIn(object: Record<string, unknown>): Iterable<Text> {
  for (const { parent, name, path } of placesIn(object, String(object.kind))) {
    const text = parent[name];
    if (typeof text !== 'string' || !/[\n{[]/.test(text)) continue;
    const inner = parsed(text);
    if (typeof inner !== 'object' || inner === null) continue;
    yield { inner, path: `${path}:`, write: () => Object.assign(parent, { [name]: JSON.stringify(inner) }) };
  }
}

function parsed(text: string): unknown {
  try {
    return load(text);
  } catch {
    return undefined;
  }
}

/** Replaces the value at the end of a random path. */
function damage(value: unknown, [step = 0, ...rest]: readonly number[], to: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const names = Object.keys(value);
  const name = names[step % names.length];
  if (name === undefined) return;
  const child = (value as Record<string, unknown>)[name];
  if (rest.length === 0 || typeof child !== 'object' || child === null) Object.assign(value, { [name]: to });
  else damage(child, rest, to);
}
