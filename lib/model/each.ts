/**
 * Values at a path such as `spec.rules[].from[].source.principals[]`, with the field of each, such as
 * `spec.rules[0].from[1].source.principals[0]`. What is not there is passed over.
 */
export function each<Value>(object: unknown, path: string): Iterable<readonly [value: Value, field: string]> {
  const found: [Value, string][] = [];
  collect(object, stepsOf(path), 0, [], found);
  return found;
}

const known = new Map<string, readonly string[]>();

/** `spec`, `rules`, `[]` and so on; `''` has none. */
function stepsOf(path: string): readonly string[] {
  let steps = known.get(path);
  if (steps === undefined) known.set(path, (steps = path.match(/\[\]|[^.[\]]+/g) ?? []));
  return steps;
}

/** Goes the steps from a number on; the field of a value is put together only where there is one. */
function collect(
  from: unknown,
  steps: readonly string[],
  first: number,
  places: number[],
  found: [value: unknown, field: string][],
): void {
  let value = from;
  for (let at = first; at < steps.length; at += 1) {
    if (typeof value !== 'object' || value === null) return;
    const step = steps[at] ?? '';
    if (step === '[]') {
      if (!Array.isArray(value)) return;
      for (let place = 0; place < value.length; place += 1) {
        places.push(place);
        collect(value[place], steps, at + 1, places, found);
        places.pop();
      }
      return;
    }
    if (Array.isArray(value)) return;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  if (value !== undefined && value !== null) found.push([value, fieldOf(steps, places)]);
}

function fieldOf(steps: readonly string[], places: readonly number[]): string {
  let field = '';
  let lists = 0;
  for (const step of steps) {
    if (step === '[]') field += `[${places[lists++] ?? 0}]`;
    else field += field === '' ? step : `.${step}`;
  }
  return field;
}
