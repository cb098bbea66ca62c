import type { ClusterChange } from '../consequence.ts';
import type { Change } from '../difference/change.ts';
import type { ObjectChange } from '../difference/objects.ts';

/** A changed field, and its object. */
export interface ChangedField {
  readonly object: ObjectChange;
  readonly change: Change;
}

/** The changed fields of objects that exist on both sides. */
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

/** `before → after` of a change; empty if one of them is long. */
export function fromTo({ before, after }: Change): string {
  const [one, other] = [formatted(before), formatted(after)];
  return `${one} → ${other}`;
}

function formatted(value: unknown): string {
  if (value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 48 || text.includes('\n') ? `${text.split('\n')[0]?.slice(0, 45) ?? ''}…` : text;
}

/** A value in data of an unknown type. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null ? (inner as Readonly<Record<string, unknown>>)[name] : undefined,
      value,
    );
}

/** A text in data of an unknown type. */
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
