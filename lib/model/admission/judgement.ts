/**
 * What must hold of values, by their paths: `spec.http[].timeout`. `[]` is each item of a list, `{}` each value of a map,
 * `{keys}` each name in it, `['a.b/c']` the value of that name, and `(a|b)` either.
 */
export interface Table<Demand> {
  /** Demands that several paths share, by name. */
  readonly demands?: Readonly<Record<string, Demand | undefined>>;
  readonly where: readonly {
    /** `pods` are the spec of pods wherever one stands, `whole pods` those that no operator adds to. */
    readonly kinds: readonly string[];
    /** A demand, or its name. */
    readonly fields: Readonly<Record<string, Demand | string | undefined>>;
  }[];
}

/** What is said of a value, or of something in it. */
export interface Said {
  /** Where in the value, such as `.target`. @default - the value itself */
  readonly at?: string;
  readonly is: string;
  readonly needed: string;
}

/** Judges a value; most are as they must be, and cost no list. */
export type Judge<Demand> = (value: unknown, demand: Demand) => readonly Said[] | undefined;

/** A table with its judge: what a rule says of an object by that object alone. */
export interface Judgement {
  readonly table: Table<unknown>;
  readonly judge: Judge<unknown>;
}
