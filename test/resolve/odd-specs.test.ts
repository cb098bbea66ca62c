import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkSubjects } from '../../lib/check/check.ts';
import { traced } from '../../lib/provenance/trace.ts';
import type { Step } from '../../lib/provenance/pattern.ts';
import { fieldAt } from '../../lib/schemas/wording.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import { environments } from '../../charts/environments.ts';
import { renderSample } from '../sample-system.ts';
import { wholeSystem } from '../provenance/whole-system.ts';

const seed = Number(process.env.SEED ?? 11);
const runs = Number(process.env.RUNS ?? 400);

interface Cyclic {
  self?: Cyclic;
}
const cyclic: Cyclic = {};
cyclic.self = cyclic;

/** What no type permits, and what types permit and nobody would write. */
export const odd: readonly unknown[] = [
  ...[null, undefined, Number.NaN, Infinity, -Infinity, -1, 0, -0, 0.5, 1e21, Number.MAX_SAFE_INTEGER, true, false],
  ...[
    '',
    ' ',
    '\n',
    '\0',
    'ä€😀',
    '\ud800',
    'x'.repeat(5000),
    '__proto__',
    'constructor',
    '../../etc',
    '$(X)',
    '{{ .x }}',
    '{x}',
  ],
  ...['*', '/', ':', '@', '0', '1Gi', '-1', '1e400Gi', '0x10', '300.300.300.300/99', '::/0', 'a/b/c', 'front/web'],
  ...[
    {},
    [],
    [[]],
    [null],
    { a: 1 },
    { __proto__: null },
    cyclic,
    [cyclic],
    () => 1,
    Symbol('x'),
    10n,
    new Date(0),
    new Map(),
    /x/,
  ],
];

const places = placesIn(wholeSystem);

it('a spec with anything anywhere is rendered or refused in words', () => {
  const property = fc.property(fc.nat(places.length - 1), fc.constantFrom(...odd), (index, value) => {
    const place = places[index] ?? [];
    const system = withValue(wholeSystem, place, value);
    let result;
    try {
      result = renderSample(system, ['production', 'dev']);
    } catch (error) {
      throw new Error(
        `${fieldAt(place)} = ${shown(value)}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
        { cause: error },
      );
    }
    for (const problem of result.problems) expect(problem).toMatch(/^[\w./-]+ › .+: .* › .+/s);
    if (result.problems.length > 0) return;
    const findings = checkSubjects(result.subjects);
    traced(findings, result.files, { systems: [system], environments: Object.values(environments) });
  });
  fc.assert(property, { seed, numRuns: runs });
});

/** Every place of a value, with those that hold others. */
export function placesIn(value: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: readonly (readonly [Step, unknown])[] = Array.isArray(value)
    ? [...(value as readonly unknown[]).entries()]
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

export function withValue(system: unknown, [step, ...rest]: readonly Step[], value: unknown): SystemSpec {
  if (step === undefined) return value as SystemSpec;
  const inner = withValue((system as Readonly<Record<Step, unknown>>)[step], rest, value);
  if (!Array.isArray(system)) return { ...(system as object), [step]: inner } as unknown as SystemSpec;
  return system.map((one: unknown, index) => (index === step ? inner : one)) as unknown as SystemSpec;
}

export function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : typeof value;
}
