import known from './promql-functions.json' with { type: 'json' };

/** What an expression gives: one number, one value of each series, values of a time of each series, or a text. */
export type ValueType = 'number' | 'series' | 'range' | 'text';

/** What a function takes and gives. */
export interface Signature {
  readonly takes: readonly ValueType[];
  /** How few arguments will do, and how many at most. */
  readonly least: number;
  readonly most: number;
  readonly gives: ValueType;
  /** For people: `round(series, number?)`. */
  readonly text: string;
}

/** What a function or an aggregation takes; undefined where there is none of that name. */
export function signatureOf(name: string): Signature | undefined {
  return (signatures ??= signaturesOf()).get(name);
}

/** Whether a function takes a range of values. */
export function takesRange(name: string): boolean {
  return signatureOf(name)?.takes.includes('range') === true;
}

/** All names of functions and aggregations. */
export function functionNames(): readonly string[] {
  return [...(signatures ??= signaturesOf()).keys()];
}

/** Functions that know that a counter starts again at 0, and are wrong of anything else. */
export const ofCounters: ReadonlySet<string> = new Set(['rate', 'irate', 'increase']);

/** Operators that keep series for which they are true. */
export const comparisons: ReadonlySet<string> = new Set(['==', '!=', '>', '<', '>=', '<=']);

/** How closely operators hold what stands beside them. */
export const operatorStrengths: Readonly<Record<string, number>> = known.operatorStrengths;

/** Operators on sets of series. */
export const setOperators: ReadonlySet<string> = new Set(['and', 'or', 'unless']);

let signatures: ReadonlyMap<string, Signature> | undefined;

function signaturesOf(): ReadonlyMap<string, Signature> {
  return new Map(
    known.functions.flatMap(({ names, takes: written, gives }) => {
      const args = written === '' ? [] : written.split(' ');
      const takes = args.map((arg) => arg.replace(/[?*]$/, '') as ValueType);
      const least = args.filter((arg) => !/[?*]$/.test(arg)).length;
      const most = written.endsWith('*') ? Number.POSITIVE_INFINITY : args.length;
      return names.split(' ').map((name) => {
        const signature: Signature = {
          takes,
          least,
          most,
          gives: gives as ValueType,
          text: `${name}(${args.join(', ')})`,
        };
        return [name, signature] as const;
      });
    }),
  );
}
