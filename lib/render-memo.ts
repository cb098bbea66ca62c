import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { Subjects } from './check/clusters.ts';
import type { Cluster } from './model/cluster.ts';
import type { Environment } from './spec/environment.ts';
import type { SystemSpec } from './spec/system.ts';
import type { Unit } from './render-unit.ts';

/** A system in an environment, or in the previews of pull requests. */
export interface Placed {
  readonly spec: SystemSpec;
  readonly environment: Environment;
  readonly isPreview: boolean;
}

/** What was rendered before in this process, for a synth that comes after a small change. */
export interface RenderMemo {
  /** What a system was rendered to in an environment, if all that this depends on is what it was. */
  readonly find: (place: Placed, systems: readonly SystemSpec[]) => Unit | undefined;
  /** @param seesOthers - whether the unit depends on other systems too */
  readonly keep: (place: Placed, systems: readonly SystemSpec[], unit: Unit, seesOthers: boolean) => void;
  /** The same clusters; those whose objects are what they were are those of before, with all that rules have derived of them. */
  readonly sameClusters: (subjects: Subjects) => Subjects;
}

/** Renders everything. */
export const noMemo: RenderMemo = {
  find: () => undefined,
  keep: () => undefined,
  sameClusters: (subjects) => subjects,
};

interface Kept {
  readonly unit: Unit;
  readonly key: string;
  /** Of the other systems, where they count. */
  readonly others: string | undefined;
}

/**
 * Remembers the last unit of each system and environment, and the last clusters.
 *
 * @param surroundings - what names the controllers and the delivery as they are: they have functions in them
 */
export function renderMemo(surroundings: () => string): RenderMemo {
  const units = new Map<string, Kept>();
  let clusters = new Map<string, Cluster>();
  const partKeys = new WeakMap<object, string | undefined>();
  /** Specs are never changed once they are made. */
  const partKey = (part: object): string | undefined => {
    if (!partKeys.has(part)) partKeys.set(part, serialized(part));
    return partKeys.get(part);
  };
  /** A hash of all that is rendered from; undefined where that has functions in it, of which nobody knows what they depend on. */
  const keyOf = ({ spec, environment, isPreview }: Placed): string | undefined => {
    const [own, of] = [partKey(spec), partKey(environment)];
    return own === undefined || of === undefined ? undefined : `${own} ${of} ${isPreview} ${surroundings()}`;
  };
  const keyOfAll = (systems: readonly SystemSpec[]): string | undefined => {
    const parts = systems.map(partKey);
    return parts.includes(undefined) ? undefined : parts.join(' ');
  };
  const nameOf = ({ spec, environment, isPreview }: Placed): string =>
    `${isPreview ? 'preview' : environment.name}/${spec.name}`;
  return {
    find(place, systems) {
      const kept = units.get(nameOf(place));
      if (kept === undefined || kept.key !== keyOf(place)) return undefined;
      if (kept.others !== undefined && kept.others !== keyOfAll(systems)) return undefined;
      return kept.unit;
    },
    keep(place, systems, unit, seesOthers) {
      const [name, key] = [nameOf(place), keyOf(place)];
      const others = seesOthers ? keyOfAll(systems) : undefined;
      units.delete(name);
      if (key === undefined || (seesOthers && others === undefined) || unit.problems.length + unit.refused.length > 0)
        return;
      units.set(name, { unit, key, others });
    },
    sameClusters({ clusters: made, ...subjects }) {
      const same = made.map((cluster) => {
        const before = clusters.get(cluster.name);
        return before !== undefined && isSame(before, cluster) ? before : cluster;
      });
      clusters = new Map(same.map((cluster) => [cluster.name, cluster]));
      return { ...subjects, clusters: same };
    },
  };
}

function isSame(one: Cluster, other: Cluster): boolean {
  return (
    one.objects.length === other.objects.length &&
    one.own.size === other.own.size &&
    one.objects.every((object, index) => object === other.objects[index])
  );
}

function serialized(part: object): string | undefined {
  return hasFunction(part) ? undefined : createHash('sha256').update(serialize(part)).digest('base64url');
}

function hasFunction(value: unknown): boolean {
  if (typeof value === 'function') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasFunction);
}
