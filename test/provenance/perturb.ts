import { fieldAt } from '../../lib/schemas/wording.ts';
import { causeOf } from '../../lib/provenance/cause.ts';
import type { Step } from '../../lib/provenance/pattern.ts';
import type { Specs } from '../../lib/provenance/owner.ts';
import type { Manifest } from '../../lib/manifests/manifest.ts';
import type { EnvironmentName } from '../../lib/spec/environment.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import { environments } from '../../charts/environments.ts';
import { renderSample } from '../sample-system.ts';

/** A field of a rendered object that is another one after a change of a spec, and where it comes from. */
export interface Changed {
  readonly file: string;
  readonly object: string;
  readonly field: string;
  readonly cause: string;
}

/** Places of all texts, numbers and flags of a spec. */
export function leaves(value: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? [] : [path];
  return Array.isArray(value)
    ? value.flatMap((item: unknown, index) => leaves(item, [...path, index]))
    : Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}

/** The system with another value at a place. */
export function changedAt(system: SystemSpec, path: readonly Step[], value: unknown): SystemSpec {
  const copy = JSON.parse(JSON.stringify(system)) as Record<Step, unknown>;
  let at = copy;
  for (const step of path.slice(0, -1)) at = at[step] as typeof at;
  at[path.at(-1) ?? ''] = value;
  return copy as unknown as SystemSpec;
}

/** What a system is rendered to, by file. */
export function filesOf(
  system: SystemSpec,
  name: EnvironmentName,
): ReadonlyMap<string, readonly Manifest[]> | undefined {
  const { files, problems } = renderSample(system, [name]);
  return problems.length > 0 ? undefined : files;
}

/** All fields that a change makes otherwise, with their causes. */
export function changes(
  before: ReadonlyMap<string, readonly Manifest[]>,
  after: ReadonlyMap<string, readonly Manifest[]>,
  system: SystemSpec,
): readonly Changed[] {
  const specs: Specs = { systems: [system], environments: Object.values(environments) };
  const found: Changed[] = [];
  for (const [file, objects] of after) {
    const old = new Map((before.get(file) ?? []).map((object) => [titleOf(object), object]));
    for (const object of objects) {
      const was = old.get(titleOf(object));
      for (const path of was === undefined ? [['metadata', 'name']] : differing(was, object)) {
        const field = fieldAt(path);
        const cause = causeOf(file, object, field, specs);
        found.push({
          file,
          object: titleOf(object),
          field,
          cause: cause === undefined ? '' : `${cause.file} › ${cause.field}`,
        });
      }
    }
  }
  return found;
}

function titleOf({ kind, apiVersion, metadata }: Manifest): string {
  const { namespace = '', name = '' } = (metadata as Partial<Manifest['metadata']> | undefined) ?? {};
  return `${kind} ${apiVersion} ${namespace}/${name}`;
}

function differing(a: unknown, b: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (typeof b !== 'object' || b === null || typeof a !== 'object' || a === null) return [path];
  if (Array.isArray(b))
    return b.flatMap((item: unknown, index) => differing((a as readonly unknown[])[index], item, [...path, index]));
  return Object.entries(b).flatMap(([key, item]) =>
    differing((a as Readonly<Record<string, unknown>>)[key], item, [...path, key]),
  );
}
