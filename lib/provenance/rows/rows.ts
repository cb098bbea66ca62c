/**
 * Which field of a spec a field of a rendered object comes from, by kind and pattern (`../pattern.ts`). The field of the spec:
 *
 * - `scaling.max` is one of the workload's own spec, `/owner` one of the system,
 * - `{name}` stands for what the pattern has found, or for the `layer`, `environment`, `name` and `release` of the object,
 * - `a | b` is the first of them that the spec says, or else `a`, which one would write,
 * - `@call` and the like are looked up in the spec (`../lookups.ts`); fields of what is found may follow.
 *
 * The longest pattern is the one that counts. A field that has none comes from no field of a spec.
 */
export type Rows = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** All rows of one kind below a path, such as those of a pod template. */
export function below(path: string, rows: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(rows).map(([field, spec]) => [`${path}.${field}`, spec]));
}
