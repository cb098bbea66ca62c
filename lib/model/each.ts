import { fieldsIn, itemsIn } from './untyped.ts';

/**
 * Values at a path such as `spec.rules[].from[].source.principals[]`, with the field of each, such as
 * `spec.rules[0].from[1].source.principals[0]`. What is not there is passed over.
 */
export function* each<Value>(object: unknown, path: string): Iterable<readonly [value: Value, field: string]> {
  for (const [value, field] of walk(object, stepsOf(path), 0, ''))
    if (value !== undefined && value !== null) yield [value as Value, field];
}

const known = new Map<string, readonly string[]>();

/** `spec`, `rules`, `[]` and so on; `''` has none. */
function stepsOf(path: string): readonly string[] {
  let steps = known.get(path);
  if (steps === undefined) known.set(path, (steps = path.match(/\[\]|[^.[\]]+/g) ?? []));
  return steps;
}

function* walk(
  value: unknown,
  steps: readonly string[],
  at: number,
  field: string,
): Iterable<readonly [value: unknown, field: string]> {
  const step = steps[at];
  if (step === undefined) yield [value, field];
  else if (step === '[]')
    for (const [index, item] of itemsIn(value).entries()) yield* walk(item, steps, at + 1, `${field}[${index}]`);
  else yield* walk(fieldsIn(value)[step], steps, at + 1, field === '' ? step : `${field}.${step}`);
}
