/** One side of a comparison: files of YAML, wherever they are. */
export interface Side {
  /** For people: a ref with its commit, or a folder. */
  readonly name: string;
  /** An id of each file's content by its path; equal ids are equal contents. */
  readonly files: ReadonlyMap<string, string>;
  /** Texts of some of its files, by path. */
  readonly read: (paths: readonly string[]) => ReadonlyMap<string, string>;
}
