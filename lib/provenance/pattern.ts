/** A step into an object: the name of a field, or an index of a list. */
export type Step = string | number;

/** The values that a pattern captured, by name. */
export type Captures = Readonly<Record<string, Step>>;

/** A step of a pattern. */
type PatternStep =
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'anyField'; readonly as: string }
  | { readonly is: 'index'; readonly as: string | undefined }
  | { readonly is: 'item'; readonly key: readonly string[]; readonly value: string }
  | { readonly is: 'named'; readonly key: readonly string[]; readonly as: string };

/** The match of a pattern and a field. */
export interface Match {
  readonly captures: Captures;
  /** The number of steps of the field that the pattern named. */
  readonly depth: number;
  /** Whether the field is at or below the place of the pattern, and not above it. */
  readonly isWithin: boolean;
}

/**
 * The steps of a pattern of fields:
 *
 * - `spec.maxReplicas` names fields, as does `['app.kubernetes.io/name']`,
 * - `{name}` matches any field, and captures it as `name`,
 * - `[]` matches any item of a list; `[#index]` also captures its index,
 * - `[name=web]` matches the item whose `name` is `web`; `$x` stands for a known value,
 * - `[name>x]` matches any item, and captures its `name` as `x`.
 */
export function parsePattern(text: string): readonly PatternStep[] {
  return [...text.matchAll(/\['([^']+)'\]|\[([^\]]*)\]|\{(\w+)\}|([^.[\]{}]+)/g)].map(
    ([, quoted, inList, captured, plain]): PatternStep => {
      if (captured !== undefined) return { is: 'anyField', as: captured };
      if (inList === undefined) return { is: 'field', name: quoted ?? plain ?? '' };
      const [, key = '', operator, value = ''] = /^([\w.]*)([=>])(.*)$/.exec(inList) ?? [];
      if (operator === '=') return { is: 'item', key: key.split('.'), value };
      if (operator === '>') return { is: 'named', key: key.split('.'), as: value };
      return { is: 'index', as: inList.startsWith('#') ? inList.slice(1) : undefined };
    },
  );
}

/**
 * How a field of an object matches a pattern; undefined if it does not.
 *
 * @param known - the values of `$x` in a pattern
 */
export function matchPattern(
  pattern: readonly PatternStep[],
  field: readonly Step[],
  object: unknown,
  known: Captures,
): Match | undefined {
  const captures: Record<string, Step> = {};
  let at = object;
  for (const [index, step] of field.slice(0, pattern.length).entries()) {
    const wanted = pattern[index];
    const inner = child(at, step);
    if (wanted === undefined || !accepts(wanted, step, inner, known, captures)) return undefined;
    at = inner;
  }
  return { captures, depth: Math.min(field.length, pattern.length), isWithin: field.length >= pattern.length };
}

/** The value at a place in an object. */
export function valueAt(object: unknown, field: readonly Step[]): unknown {
  return field.reduce(child, object);
}

function accepts(
  wanted: PatternStep,
  step: Step,
  inner: unknown,
  known: Captures,
  captures: Record<string, Step>,
): boolean {
  switch (wanted.is) {
    case 'field':
      return step === wanted.name;
    case 'anyField':
      captures[wanted.as] = step;
      return typeof step === 'string';
    case 'index':
      if (wanted.as !== undefined) captures[wanted.as] = step;
      return typeof step === 'number';
    case 'item': {
      const value = wanted.value.startsWith('$') ? known[wanted.value.slice(1)] : wanted.value;
      return typeof step === 'number' && String(valueAt(inner, wanted.key)) === String(value);
    }
    case 'named': {
      const value = valueAt(inner, wanted.key);
      if (typeof value === 'string' || typeof value === 'number') captures[wanted.as] = value;
      return typeof step === 'number' && wanted.as in captures;
    }
  }
}

function child(at: unknown, step: Step): unknown {
  if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
  return (at as Readonly<Record<Step, unknown>>)[step];
}
