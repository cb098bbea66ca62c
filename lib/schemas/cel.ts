import { Environment } from '@marcbachmann/cel-js';
import type { CelRule } from '../../imports/schema.ts';
import type { MetRule } from './cel-rules.ts';
import type { PlacedProblem } from './visit.ts';

/** A compiled condition: whether a value meets it; undefined if that cannot be evaluated. */
export type CelTest = (self: unknown, oldSelf?: unknown) => boolean | undefined;

/** What does not meet the rules that are about it. */
export function celProblems(met: readonly MetRule[]): readonly PlacedProblem[] {
  return met.flatMap(({ rule, value, older, path }) =>
    celTest(rule)(value, older) === false ? { path, is: 'refused by its CRD', needed: rule.message ?? rule.rule } : [],
  );
}

/** Compiles a rule once, for all values. */
export function celTest({ rule }: CelRule): CelTest {
  let test = tests.get(rule);
  if (test === undefined) tests.set(rule, (test = compiled(rule)));
  return test;
}

/** Why an expression cannot be parsed, in the words of the library; undefined if it can, or if the library cannot tell. */
export function celProblem(expression: string): string | undefined {
  // The library reads no `Kind{field: value}`.
  if (/[\w.]\s*\{/.test(expression)) return undefined;
  try {
    environment().parse(readable(expression));
    return undefined;
  } catch (error) {
    const { name = '', message = '' } = error as Partial<Error>;
    return name === 'ParseError' ? (message.split('\n')[0] ?? '') : undefined;
  }
}

const tests = new Map<string, CelTest>();

let made: Environment | undefined;

/** The functions that Kubernetes adds: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-cel-libraries */
function environment(): Environment {
  made ??= new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    enableOptionalTypes: true,
  })
    .registerFunction('string.find(string): string', (text: string, pattern: string) => {
      return expression(pattern).exec(text)?.[0] ?? '';
    })
    .registerFunction('isIP(string): bool', (text: string) =>
      /^(\d{1,3}\.){3}\d{1,3}$|^[\da-f:]*:[\da-f:.]*$/i.test(text),
    )
    .registerFunction('url(string): map', (text: string) => ({ scheme: /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1] ?? '' }))
    .registerFunction('map.getScheme(): string', (url: { readonly scheme: string }) => url.scheme);
  return made;
}

function compiled(rule: string): CelTest {
  const parsed = environment().parse(readable(rule));
  return (self, oldSelf) => {
    try {
      const kept: unknown = parsed({ self, oldSelf });
      return typeof kept === 'boolean' ? kept : undefined;
    } catch (error) {
      // The server refuses an object if a rule fails, for example on a missing field. A function that this library lacks is no failure.
      return (error as { readonly code?: string }).code === 'no_such_key' ? false : undefined;
    }
  };
}

/**
 * Syntax that this library does not read: escaped names (reserved words of CEL), `has` of a field of an item, and flags
 * within a pattern.
 */
function readable(rule: string): string {
  return rule
    .replace(/__([a-z]+)__/g, '$1')
    .replace(/\bhas\(([\w.]+\[\d+\](?:\.\w+)*)\.(\w+)\)/g, "('$2' in $1)")
    .replace(/\^\(\?i\)([^"']*)/g, (_, rest: string) => `^${rest.replaceAll('a-z', 'a-zA-Z')}`);
}

function expression(pattern: string): RegExp {
  let one = expressions.get(pattern);
  if (one === undefined) expressions.set(pattern, (one = new RegExp(pattern)));
  return one;
}

const expressions = new Map<string, RegExp>();
