import { fieldAt } from './wording.ts';

/** A problem at a place in a value. */
export interface PlacedProblem {
  /** Steps to the place: field names and list indexes. */
  readonly path: readonly (string | number)[];
  readonly is: string;
  readonly needed: string;
  /** Whether some versions of Kubernetes accept it. @default - none does */
  readonly ofSomeVersions?: true;
  /** Whether what is there has the right type, so that rules may look at it. @default - nobody may */
  readonly isReadable?: true;
  /** Whether the server takes what is there for nothing. @default - it looks at it */
  readonly isIdle?: true;
}

/** A field of an object that is wrong. */
export interface SchemaProblem {
  /** Such as `spec.template.spec.containers[0].imagee`. */
  readonly field: string;
  readonly is: string;
  readonly needed: string;
  /** Whether some versions of Kubernetes accept it. @default - none does */
  readonly ofSomeVersions?: true;
  /** Whether what is there has the right type, so that rules may look at it. @default - nobody may */
  readonly isReadable?: true;
  /** Whether the server takes what is there for nothing. @default - it looks at it */
  readonly isIdle?: true;
}

/** The problem with its place as text. */
export function withField({ path, ...problem }: PlacedProblem): SchemaProblem {
  return { field: fieldAt(path), ...problem };
}

/** The position of a check. `path` is one array that grows and shrinks. */
export interface Place {
  readonly path: (string | number)[];
  problems: PlacedProblem[] | undefined;
}

/** Checks the value at a place, and reports all problems. */
export type Visit = (value: unknown, at: Place) => void;

/** Reports a problem of the place. */
export function report(at: Place, is: string, needed: string): void {
  (at.problems ??= []).push({ path: [...at.path], is, needed });
}

/** Reports a problem of a field of the place. */
export function reportField(at: Place, name: string, is: string, needed: string): void {
  at.path.push(name);
  report(at, is, needed);
  at.path.pop();
}
