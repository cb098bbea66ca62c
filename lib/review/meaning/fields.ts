import type { ClusterChange } from '../consequence.ts';
import type { Change } from '../difference/change.ts';
import type { ObjectChange } from '../difference/objects.ts';

/** A field that changed, and the object that has it. */
export interface ChangedField {
  readonly object: ObjectChange;
  readonly change: Change;
}

/** The fields that changed in objects that are on both sides. */
export function* changedFields({ objects }: ClusterChange, ...kinds: readonly string[]): Iterable<ChangedField> {
  for (const object of objects)
    if (object.how === 'changed' && (kinds.length === 0 || isOfKind(object, kinds)))
      for (const change of object.changes) yield { object, change };
}

/** Whether an object is of one of the kinds: by `kind` or `kind.group`. */
export function isOfKind(
  { kind, apiVersion }: Pick<ObjectChange, 'kind' | 'apiVersion'>,
  kinds: readonly string[],
): boolean {
  return kinds.includes(kind) || kinds.includes(`${kind}.${apiVersion.replace(/\/.*/, '')}`);
}

/** `before → after` of a change, short; nothing where one of them is long. */
export function fromTo({ before, after }: Change): string {
  const [one, other] = [shown(before), shown(after)];
  return `${one} → ${other}`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 48 || text.includes('\n') ? `${text.split('\n')[0]?.slice(0, 45) ?? ''}…` : text;
}

/** A value in data of which nothing is sure. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null ? (inner as Readonly<Record<string, unknown>>)[name] : undefined,
      value,
    );
}

/** A text in data of which nothing is sure. */
export function textOf(value: unknown, path: string): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** An annotation of an object. */
export function annotation(object: unknown, key: string): string | undefined {
  const annotations = at(object, 'metadata.annotations');
  const value =
    typeof annotations === 'object' && annotations !== null ? (annotations as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** `1 pod`, `3 pods`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
