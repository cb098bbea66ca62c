import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check } from '../../lib/check/check.ts';
import { readManifests } from '../../lib/check/read-manifests.ts';
import { rendered } from '../platform.ts';

const files = [...rendered.files];
const environments = ['dev', 'production'];
const folders = [...new Set(files.map(([file]) => file.split('/').slice(0, 3).join('/')))].filter((folder) =>
  environments.some((environment) => folder.startsWith(`dist/${environment}/`)),
);

/** What somebody may leave behind where a value was. */
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
    { numRuns: 60 },
  );
});

/** Puts something else where a walk from field to field ends. */
function damage(value: unknown, [step = 0, ...rest]: readonly number[], to: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const names = Object.keys(value);
  const name = names[step % names.length];
  if (name === undefined) return;
  const child = (value as Record<string, unknown>)[name];
  if (rest.length === 0 || typeof child !== 'object' || child === null) Object.assign(value, { [name]: to });
  else damage(child, rest, to);
}
