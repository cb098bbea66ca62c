import { h as create, type ComponentChildren, type VNode } from 'preact';

/** Attributes of an element of HTML or SVG; undefined ones are left out. */
export type Attributes = Readonly<Record<string, unknown>>;

/** What may stand in an element; texts are escaped. */
export type Child = ComponentChildren;

/** An element of HTML or SVG. */
export function h(name: string, attributes: Attributes | null, ...children: readonly Child[]): VNode {
  return create(name, attributes as never, ...children);
}
