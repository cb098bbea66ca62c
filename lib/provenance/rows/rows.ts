/**
 * The field of a spec that causes a field of a rendered object, by kind and pattern (`../pattern.ts`). In the field of the spec:
 *
 * - `scaling.max` belongs to the workload's own spec, `/owner` to the system,
 * - `{name}` stands for a captured value, or for the `layer`, `environment`, `name` or `release` of the object,
 * - `a | b` is the first of them that the spec sets, or else `a`,
 * - `@call` and similar names are looked up in the spec (`../lookups.ts`); fields of the result may follow.
 *
 * The longest matching pattern applies. A field without one comes from no field of a spec.
 */
export type Rows = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** All rows of one kind below a path, such as those of a pod template. */
export function below(path: string, rows: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(rows).map(([field, spec]) => [`${path}.${field}`, spec]));
}
