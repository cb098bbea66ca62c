/** The same object, with members that may be undefined typed as optional. Undefined members are not written. */
export function present<T extends object>(members: T): Present<T> {
  // This makes no copy: the emitter and the schema check skip undefined members.
  return members;
}

/**
 * The list, or undefined if it is empty: the API server drops empty lists, and Argo CD would report a difference for
 * ever.
 */
export function filled<T>(list: readonly T[]): T[] | undefined {
  return list.length > 0 ? [...list] : undefined;
}

/** Makes members optional that may be undefined. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
