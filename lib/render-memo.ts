import { lateSubjects, subjectsOf, type Files, type Place, type Subjects } from './check/clusters.ts';
import { hashOfData } from './content-hash.ts';
import type { Cluster } from './model/cluster.ts';
import type { KubernetesObject } from './model/kinds.ts';
import type { Before, Unit } from './render-unit.ts';
import type { ClusterControllers } from './resolve/controllers.ts';
import type { System } from './resolve/system.ts';
import type { Environment } from './spec/environment.ts';
import type { SystemSpec } from './spec/system.ts';
import type { UnitKeys, UnitStore } from './unit-store.ts';

/** A system in an environment, or in the previews of pull requests. */
export interface Placed {
  readonly spec: SystemSpec;
  readonly environment: Environment;
  readonly isPreview: boolean;
}

/** A system as it was resolved. */
export interface Resolved extends Placed {
  readonly system: System;
  readonly controllers: ClusterControllers;
  /** Whether other systems were looked at for this. */
  readonly seesOthers: boolean;
}

/** What was rendered before, for a synth that comes after a small change. */
export interface RenderMemo {
  /** A hash of a spec; undefined where nothing is remembered of it. */
  readonly hashOf: (spec: SystemSpec) => string | undefined;
  /**
   * What a system was rendered to in an environment, if all that this depends on is what it was.
   *
   * @param render - renders it, for a part of it that is gone
   */
  readonly find: (place: Placed, systems: readonly SystemSpec[], render: () => Unit) => Unit | undefined;
  /**
   * The same of a system that is resolved as it was, and else what `render` gives, which is kept.
   *
   * @param render - is given what the system was rendered to before, where units are kept
   */
  readonly render: (place: Resolved, systems: readonly SystemSpec[], render: (before?: Before) => Unit) => Unit;
  /** The clusters; those whose objects are what they were are those of before, with all that rules have derived of them. */
  readonly subjectsOf: (files: Files, unitsOf: (cluster: string) => readonly Unit[]) => Subjects;
  /** Keeps what was rendered beyond the process: for when there is nothing more urgent to do. */
  readonly save: () => void;
  /** The same, and has everything read from there that is asked for after that: it need not stay in memory, or other threads have rendered it. */
  readonly release: () => void;
}

/** Renders everything. */
export const noMemo: RenderMemo = {
  hashOf: () => undefined,
  find: () => undefined,
  render: (_place, _systems, render) => render(),
  subjectsOf: (files) => subjectsOf(files),
  save: () => undefined,
  release: () => undefined,
};

/** Keeps no units beyond the process. */
export const noStore: UnitStore = { read: () => undefined, write: () => undefined };

interface Kept extends UnitKeys {
  readonly unit: Unit;
}

/**
 * Remembers the last unit of each system and environment, and the last clusters.
 *
 * @param surroundings - what names the controllers and the delivery as they are: they have functions in them
 * @param store - what is remembered beyond the process; it is only asked for units that this one has not rendered
 */
export function renderMemo(surroundings: () => string, store: UnitStore = noStore): RenderMemo {
  const units = new Map<string, Kept>();
  const unsaved = new Map<string, Kept>();
  let clusters: ReadonlyMap<string, { readonly cluster: Cluster; readonly units: readonly Unit[] }> = new Map();
  const places = new Map<KubernetesObject, Place>();
  const hashes = new WeakMap<object, string | undefined>();
  /** Specs are never changed once they are made. */
  const hashOf = (part: object): string | undefined => {
    if (!hashes.has(part)) hashes.set(part, hashOfData(part));
    return hashes.get(part);
  };
  /** Undefined where there are functions in it, of which nobody knows what they depend on. */
  const keyOf = ({ spec, environment, isPreview }: Placed): string | undefined => {
    const [own, of] = [hashOf(spec), hashOf(environment)];
    return own === undefined || of === undefined ? undefined : `${own} ${of} ${isPreview} ${surroundings()}`;
  };
  const keyOfAll = (systems: readonly SystemSpec[]): string | undefined => {
    const parts = systems.map(hashOf);
    return parts.includes(undefined) ? undefined : parts.join(' ');
  };
  const nameOf = ({ spec, environment, isPreview }: Placed): string =>
    `${isPreview ? 'preview' : environment.name}/${spec.name}`;
  const known = (place: Placed, render: () => Unit): Kept | undefined => {
    const name = nameOf(place);
    const before = units.get(name);
    if (before !== undefined) return before;
    const stored = store.read(name);
    if (stored === undefined) return undefined;
    const kept = { ...stored, unit: stored.unit(render) };
    units.set(name, kept);
    return kept;
  };
  const save = (): void => {
    for (const { unit, ...keys } of unsaved.values()) store.write(keys, unit);
    unsaved.clear();
  };
  return {
    hashOf,
    find(place, systems, render) {
      const kept = known(place, render);
      if (kept?.key === undefined || kept.key !== keyOf(place)) return undefined;
      if (kept.others !== undefined && kept.others !== keyOfAll(systems)) return undefined;
      return kept.unit;
    },
    render(place, systems, render) {
      const { system, controllers, seesOthers } = place;
      const before = known(place, render);
      const hash = hashOfData([system, controllers]);
      const resolved = hash && `${hash} ${place.isPreview} ${surroundings()}`;
      const isAsBefore = resolved !== undefined && before?.resolved === resolved;
      const unit = isAsBefore ? before.unit : render({ unit: before?.unit });
      const name = nameOf(place);
      units.delete(name);
      if (unit.problems.length + unit.refused.length > 0) return unit;
      const others = seesOthers ? keyOfAll(systems) : undefined;
      const key = seesOthers && others === undefined ? undefined : keyOf(place);
      const keys = { ...(key && { key }), ...(others && { others }), ...(resolved && { resolved }) };
      units.set(name, { ...keys, unit });
      if (!isAsBefore || before.key !== key || before.others !== others) unsaved.set(name, { ...keys, unit });
      return unit;
    },
    subjectsOf(files, unitsOf) {
      const subjects = lateSubjects(files, places);
      const now = subjects.clusters.map((cluster) => {
        const [before, own] = [clusters.get(cluster.name), unitsOf(cluster.name)];
        const isSame = before?.units.length === own.length && own.every((unit, index) => unit === before.units[index]);
        if (before?.cluster.isRead === true && !isSame) for (const object of before.cluster.own) places.delete(object);
        return { cluster: isSame ? before.cluster : cluster, units: own };
      });
      clusters = new Map(now.map((one) => [one.cluster.name, one]));
      return { ...subjects, clusters: now.map(({ cluster }) => cluster) };
    },
    save,
    release() {
      save();
      units.clear();
    },
  };
}
