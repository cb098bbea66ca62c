/** A step into an object: the name of a field, or the place in a list. */
export type Step = string | number;

/** What a pattern found on its way, by the name it gives it. */
export type Captures = Readonly<Record<string, Step>>;

/** A step of a pattern. */
type PatternStep =
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'anyField'; readonly as: string }
  | { readonly is: 'index'; readonly as: string | undefined }
  | { readonly is: 'item'; readonly key: readonly string[]; readonly value: string }
  | { readonly is: 'named'; readonly key: readonly string[]; readonly as: string };

/** Where a pattern and a field meet. */
export interface Match {
  readonly captures: Captures;
  /** How many steps of the field the pattern has named. */
  readonly depth: number;
  /** Whether the field is the place of the pattern or lies in it, and not above it. */
  readonly isWithin: boolean;
}

/**
 * The steps of a pattern of fields:
 *
 * - `spec.maxReplicas` names fields, as does `['app.kubernetes.io/name']`,
 * - `{name}` is any field, called `name` from then on,
 * - `[]` is any item of a list, and `[#index]` the same with its place,
 * - `[name=web]` is the item whose `name` is `web`, where `$x` stands for something that is known before,
 * - `[name>x]` is any item, whose `name` is called `x` from then on.
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
 * How a field of an object meets a pattern; undefined where they go different ways.
 *
 * @param known - what stands for `$x` in a pattern
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

/** What is at a place of an object. */
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
