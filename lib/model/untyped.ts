/**
 * Readers of what no schema gives a type: values of charts, policies of AWS, files within ConfigMaps. What is of another
 * type than is looked for counts as not there.
 */

/** Whether a value is an object with fields, and not a list. */
export function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of an object. */
export function fieldsIn(value: unknown): Readonly<Record<string, unknown>> {
  return isFields(value) ? value : {};
}

/** The items of a list. */
export function itemsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A text, or those of a list, as policies of AWS write both. */
export function textsIn(value: unknown): readonly string[] {
  return (typeof value === 'string' ? [value] : itemsIn(value)).filter((one) => typeof one === 'string');
}
