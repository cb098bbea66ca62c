/** One side of a comparison: YAML files from any source. */
export interface Side {
  /** Name for people: a ref with its commit, or a folder. */
  readonly name: string;
  /** An id of each file's content, by path; equal ids mean equal content. */
  readonly files: ReadonlyMap<string, string>;
  /** Reads the texts of some of its files, by path. */
  readonly read: (paths: readonly string[]) => ReadonlyMap<string, string>;
}
