import type { KindName, Of } from './kinds.ts';

/** The objects of a cluster by kind and name. */
export interface ObjectsByKind {
  /** All objects of a kind, or of several: an array of both spread into one costs the compiler minutes to type. */
  of<Kind extends KindName>(...kinds: readonly Kind[]): readonly { readonly [Each in Kind]: Of<Each> }[Kind][];

  /** The object of a kind with a name; the namespace is '' for kinds that have none. */
  named<Kind extends KindName>(kind: Kind, namespace: string, name: string): Of<Kind> | undefined;
}
