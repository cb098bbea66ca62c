import { fieldAt } from './wording.ts';

/** Something wrong at a place of a value. */
export interface PlacedProblem {
  /** Steps to the place: names of fields, and indexes of lists. */
  readonly path: readonly (string | number)[];
  readonly is: string;
  readonly needed: string;
  /** Whether some versions of Kubernetes take it. @default - none does */
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
  /** Whether some versions of Kubernetes take it. @default - none does */
  readonly ofSomeVersions?: true;
  /** Whether what is there has the right type, so that rules may look at it. @default - nobody may */
  readonly isReadable?: true;
  /** Whether the server takes what is there for nothing. @default - it looks at it */
  readonly isIdle?: true;
}

/** The problem with its place as people write it. */
export function withField({ path, ...problem }: PlacedProblem): SchemaProblem {
  return { field: fieldAt(path), ...problem };
}

/** Where a check is; the path is one array that grows and shrinks. */
export interface Place {
  readonly path: (string | number)[];
  problems: PlacedProblem[] | undefined;
}

/** Looks at the value at a place, and reports all that is wrong with it. */
export type Visit = (value: unknown, at: Place) => void;

/** Notes a problem of the place. */
export function report(at: Place, is: string, needed: string): void {
  (at.problems ??= []).push({ path: [...at.path], is, needed });
}

/** Notes a problem of a field of the place. */
export function reportField(at: Place, name: string, is: string, needed: string): void {
  at.path.push(name);
  report(at, is, needed);
  at.path.pop();
}
