import { describe, expect, it } from 'vitest';
import { readObjects } from './objects.ts';
import { rendered } from './platform.ts';

/** Every value of an object and of all that it holds, by its path. */
function* values(value: unknown, path: string): Iterable<readonly [path: string, value: unknown]> {
  yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* values(inner, `${path}.${name}`);
}

/**
 * How the API server writes a quantity back: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * Fractions become milli, and the largest unit that leaves a whole number is taken.
 */
function stored(quantity: string): string {
  const [, digits = '', unit = ''] = /^([\d.]+)(m|Ki|Mi|Gi|Ti)?$/.exec(quantity) ?? [];
  const units = ['Ki', 'Mi', 'Gi', 'Ti'];
  let amount = Number(digits);
  let at = units.indexOf(unit);
  if (Number.isNaN(amount) || digits === '') return quantity;
  if (amount === 0) return '0';
  if (unit === 'm') return amount % 1000 === 0 ? String(amount / 1000) : quantity;
  if (at < 0) return Number.isInteger(amount) ? String(amount) : `${amount * 1000}m`;
  for (; amount % 1024 === 0 && at < units.length - 1; at += 1) amount /= 1024;
  return `${amount}${units[at] ?? ''}`;
}

const quantityFields = /\.(cpu|memory|ephemeral-storage|storage|sizeLimit|requests\.[\w.-]+|limits\.[\w.-]+)$/;

/** Lists that mean something while they are empty, and that the API server keeps. */
const keptEmpty = /\.(rules|resourceNames)$/;

describe('what is rendered is what the API server stores, so that a second apply changes nothing', () => {
  // Values of Helm charts are no objects of the API server.
  const objects = readObjects(rendered.dist).filter(({ kind }) => kind !== 'Application');
  const all = objects.flatMap((object) =>
    [...values(object, `${object.file} ${object.kind} ${object.metadata.name}`)].map((one) => one),
  );

  it('has no empty list, which is dropped', () => {
    const empty = all.filter(([path, value]) => Array.isArray(value) && value.length === 0 && !keptEmpty.test(path));
    expect(empty.map(([path]) => path)).toEqual([]);
  });

  it('has every quantity in the form in which it comes back', () => {
    const quantities = all.filter(
      (one): one is readonly [string, string] => typeof one[1] === 'string' && quantityFields.test(one[0]),
    );
    expect(quantities.length).toBeGreaterThan(1000);
    const other = quantities.filter(([, text]) => stored(text) !== text);
    expect(other.map(([path, text]) => `${path}: ${text} › ${stored(text)}`)).toEqual([]);
  });
});
