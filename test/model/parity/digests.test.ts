import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectsOf } from '../../../lib/check/clusters.ts';
import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { visitDifferences } from '../../../lib/model/parity/differences.ts';
import { areConfused, digester, isLike } from '../../../lib/model/parity/digests.ts';
import { environmentsOf, type Place } from '../../../lib/model/parity/environments.ts';
import { openKeys, parityExcerpt } from '../../../lib/model/parity/excerpt.ts';
import { identified } from '../../../lib/model/parity/identified.ts';
import { mayDiffer } from '../../../lib/model/parity/scale-and-data.ts';
import { rendered } from '../../platform.ts';

const environments = environmentsOf(subjectsOf(rendered.files).clusters);

interface Pair {
  readonly places: readonly [production: Place, other: Place];
  readonly objects: readonly [production: KubernetesObject, other: KubernetesObject];
}

/** Objects that production and another environment share. */
const pairs = environments.flatMap(({ production, others }) =>
  others.flatMap((other): Pair[] => {
    const [here, there] = [production.once(identified), other.once(identified)];
    if (here === undefined || there === undefined) return [];
    return [...here.objects].flatMap(([key, object]) => {
      const counterpart = there.objects.get(key);
      return counterpart === undefined
        ? []
        : [{ places: [here.place, there.place], objects: [object, counterpart] } satisfies Pair];
    });
  }),
);

/** Whether digests tell that nothing is wrong with two objects. */
function areLike({ places, objects }: Pair): boolean {
  const [one, other] = [digester(places[0]), digester(places[1])];
  const patterns = mayDiffer(objects[0].kind);
  const like = isLike(one.digestOf(objects[0], patterns), other.digestOf(objects[1], patterns));
  return like && !areConfused(one.emptied(), other.emptied());
}

/** Paths in which two objects differ and must not. */
function forbidden({ places, objects }: Pair): readonly string[] {
  const paths: string[] = [];
  visitDifferences(objects[0], objects[1], [places[0].plain, places[1].plain], ({ path }) => {
    if (!mayDiffer(objects[0].kind).some((pattern) => pattern.test(path))) paths.push(path);
  });
  return paths;
}

describe('digests', () => {
  it('tell that nothing is wrong with what is rendered, and no cluster has to be looked at', () => {
    expect(pairs.length).toBeGreaterThan(2000);
    for (const { production, others } of environments) {
      for (const other of others) {
        const [one, two] = [production.once(parityExcerpt), other.once(parityExcerpt)];
        expect([other.name, one && two && [...openKeys(one, two)]]).toEqual([other.name, []]);
      }
    }
  });

  it('are alike only where nothing differs that must not, and hardly ever unlike where nothing does', () => {
    let unlike = 0;
    let same = 0;
    const edit = fc.record({ side: fc.nat(1), at: fc.nat(), other: fc.nat(), how: fc.nat(edits.length - 1) });
    fc.assert(
      fc.property(fc.nat(pairs.length - 1), fc.array(edit, { maxLength: 3 }), (index, some) => {
        const pair = pairs[index];
        if (pair === undefined) return;
        const objects = structuredClone(pair.objects);
        for (const { side, at, other, how } of some) {
          const object = objects[side === 0 ? 0 : 1] as unknown as Parent;
          const all = spots(object);
          const [one, two] = [all[at % all.length], all[other % all.length]];
          if (one !== undefined && two !== undefined) edits[how]?.(one, two);
        }
        const [{ kind }, counterpart] = objects;
        Object.assign(counterpart, { kind });
        const edited = { ...pair, objects };
        const wrong = forbidden(edited);
        if (wrong.length === 0) same += 1;
        if (areLike(edited)) expect([objects, wrong]).toEqual([objects, []]);
        else if (wrong.length === 0) unlike += 1;
      }),
      { numRuns: 3000, seed: Number(process.env.SEED ?? 20_26) },
    );
    expect(same).toBeGreaterThan(300);
    expect(unlike / same).toBeLessThan(0.05);
  });
});

type Parent = Record<string, unknown>;

interface Spot {
  readonly parent: Parent;
  readonly name: string;
}

/** The fields and items of an object. */
function spots(value: unknown): readonly Spot[] {
  if (typeof value !== 'object' || value === null) return [];
  const parent = value as Parent;
  return Object.keys(parent).flatMap((name) => [{ parent, name }, ...spots(parent[name])]);
}

const edits: readonly ((spot: Spot, other: Spot) => void)[] = [
  ({ parent, name }) => {
    if (Array.isArray(parent)) parent.splice(Number(name), 1);
    else Reflect.deleteProperty(parent, name);
  },
  ({ parent, name }, other) => {
    parent[name] = structuredClone(other.parent[other.name]);
  },
  ({ parent, name }, other) => {
    const [one, two] = [structuredClone(parent[name]), structuredClone(other.parent[other.name])];
    parent[name] = two;
    other.parent[other.name] = one;
  },
  ({ parent, name }) => {
    const value = parent[name];
    if (Array.isArray(value)) value.reverse();
    else if (typeof value === 'object' && value !== null) parent[name] = [value];
  },
  ({ parent, name }) => {
    const value = parent[name];
    if (Array.isArray(value)) value.push(structuredClone(value[0]) ?? {});
  },
  ...[{}, [], null, 0, true, '', '#1', { name: 'production' }, [{ name: '#0' }, {}]].map(
    (value) =>
      ({ parent, name }: Spot) => {
        parent[name] = structuredClone(value);
      },
  ),
  ...['production', ' prod', '-staging', '.DR', '-111122223333', 'us-east-1', 'X'].map(
    (more) =>
      ({ parent, name }: Spot) => {
        if (typeof parent[name] === 'string') parent[name] += more;
      },
  ),
  ({ parent, name }) => {
    const value = parent[name];
    if (typeof value === 'string') parent[name] = value.replace(/production|staging|dr/, 'prod');
  },
];
