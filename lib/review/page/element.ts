import { h as create, type ComponentChildren, type VNode } from 'preact';

/** Attributes of an HTML or SVG element; undefined ones are left out. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Children of an element; texts are escaped. */
export type Child = ComponentChildren;

/** Creates an HTML or SVG element. */
export function h(name: string, attributes: Attributes | null, ...children: readonly Child[]): VNode {
  return create(name, attributes as never, ...children);
}
