/** The same object with members that may be undefined as optional members: what is undefined is not written. */
export function present<T extends object>(members: T): Present<T> {
  // No copy: the emitter and the schema check pass over undefined members.
  return members;
}

/** Members that may be undefined become optional. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
