/** One value of each type, and containers that contain others. */
export const ofEachType = [
  null,
  'none',
  -1,
  true,
  [],
  {},
  [null],
  [[]],
  ['none'],
  [{}],
  { none: {} },
  { none: [null] },
];

/** A value in an object. */
export interface Spot {
  readonly parent: Record<string, unknown>;
  readonly name: string;
  /** The same for all items of a list. */
  readonly path: string;
}

/** All values in a value. */
export function* placesIn(value: unknown, path: string): Iterable<Spot> {
  if (typeof value !== 'object' || value === null) return;
  const parent = value as Record<string, unknown>;
  for (const name of Object.keys(parent)) {
    const inner = Array.isArray(value) ? `${path}[]` : `${path}.${name}`;
    yield { parent, name, path: inner };
    yield* placesIn(parent[name], inner);
  }
}

/** `null`, `list`, or what `typeof` says. */
export function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}

/** The object under another name, so that all copies can exist together; a broken name stays. */
export function renamed(object: Record<string, unknown>, index: number): Record<string, unknown> {
  const { metadata } = object;
  if (typeof metadata !== 'object' || metadata === null) return object;
  return { ...object, metadata: { ...metadata, name: `a${index}` } };
}
