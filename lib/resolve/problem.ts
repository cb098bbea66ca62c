/** Something wrong in a spec, said so that the reader knows what to write instead. */
export interface Problem {
  /** File that has to change. */
  readonly file: string;
  /** Path of the field in the spec, e.g. `scaling.max`. */
  readonly field: string;
  /** What is there. */
  readonly is: string;
  /** What is needed instead. */
  readonly needed: string;
}

/** Reports a problem of one file. */
export type Report = (field: string, is: string, needed: string) => void;

/** `file › field: what is › what is needed`. */
export function problemLine({ file, field, is, needed }: Problem): string {
  return `${file} › ${field}: ${is} › ${needed}`;
}
