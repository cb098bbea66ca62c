/** A problem in a spec, written so that the reader knows what to write instead. */
export interface Problem {
  /** File that must be changed. */
  readonly file: string;
  /** Path of the field in the spec, e.g. `scaling.max`. */
  readonly field: string;
  /** The value that is there. */
  readonly is: string;
  /** The value that is needed. */
  readonly needed: string;
}

/** Reports a problem in one file. */
export type Report = (field: string, is: string, needed: string) => void;

/** A problem as one line: `file › field: what is there › what is needed`. */
export function problemLine({ file, field, is, needed }: Problem): string {
  return `${file} › ${field}: ${is} › ${needed}`;
}
