/** The same object with members that may be undefined as optional members: what is undefined is not written. */
export function present<T extends object>(members: T): Present<T> {
  // No copy: the emitter and the schema check pass over undefined members.
  return members;
}

/** The list, or nothing where it is empty: the API server drops an empty list, and whoever compares sees a difference for ever. */
export function filled<T>(list: readonly T[]): T[] | undefined {
  return list.length > 0 ? [...list] : undefined;
}

/** Members that may be undefined become optional. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
