import { stepsOf } from '../manifests/field-steps.ts';
import { isFields } from '../model/untyped.ts';

/** Replaces the value of a field. */
export function setField(value: Record<string, unknown>, field: string, to: unknown): void {
  const [parent, last] = placeOf(value, field);
  if (isFields(parent) && last !== undefined) parent[last] = to;
}

/** Removes a field, or an item of a list. */
export function removeField(value: Record<string, unknown>, field: string): void {
  const [parent, last] = placeOf(value, field);
  if (Array.isArray(parent) && typeof last === 'number') parent.splice(last, 1);
  else if (isFields(parent) && last !== undefined) Reflect.deleteProperty(parent, last);
}

/** What a field stands in, and its last step. */
function placeOf(value: unknown, field: string): readonly [parent: unknown, last: string | number | undefined] {
  const steps = stepsOf(field);
  let parent = value;
  for (const step of steps.slice(0, -1)) parent = (parent as Record<string | number, unknown> | undefined)?.[step];
  return [parent, steps.at(-1)];
}
