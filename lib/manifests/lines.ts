import { stepsOf } from './field-steps.ts';
import { jsonDocuments, jsonParts } from './json-documents.ts';
import { templateSchema, yamlDocuments } from './kubernetes-yaml.ts';
import { isList } from './list-items.ts';
import { withoutMark } from './read.ts';

/** Line of a field of an object, from 1. If the field is missing, the line of the nearest field around it. */
export type LineOf = (document: number, field: string) => number;

/** Reads a whole file with all positions. This is slow, and used only to report findings. */
export async function linesOf(written: string): Promise<LineOf> {
  const text = withoutMark(written);
  const objects = jsonDocuments(text);
  if (objects !== undefined) return linesOfJson(objects.length === 1 ? [text] : jsonParts(text));
  // Lines that are indented further are the same lines.
  const read = yamlDocuments(text, templateSchema());
  return linesOfYaml('error' in read ? text : read.text);
}

async function linesOfJson(parts: readonly string[]): Promise<LineOf> {
  const { findNodeAtLocation, getNodeValue, parseTree } = await import('jsonc-parser');
  const text = parts.join('');
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  let before = 0;
  const documents = parts.flatMap((part) => {
    const [root, from] = [parseTree(part), before];
    before += part.length;
    const value: unknown = root === undefined ? undefined : getNodeValue(root);
    const items = isList(value) ? value.items.map((_, index) => ['items', index]) : [[]];
    return items.map((steps) => ({ root, from, steps }));
  });
  return (document, field) => {
    const { root, from = 0, steps = [] } = documents[document] ?? {};
    const path = [...steps, ...stepsOf(field)];
    for (let length = path.length; length >= 0 && root !== undefined; length--) {
      const node = findNodeAtLocation(root, path.slice(0, length));
      if (node === undefined) continue;
      // The name of a field is before its value.
      const { offset } = node.parent?.type === 'property' ? node.parent : node;
      return lineAt(starts, from + offset);
    }
    return 1;
  };
}

/** The line of an offset, from 1, by the offsets at which lines start. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

async function linesOfYaml(text: string): Promise<LineOf> {
  const { isCollection, isMap, isNode, isPair, isSeq, LineCounter, parseAllDocuments } = await import('yaml');
  const counter = new LineCounter();
  const documents = [...parseAllDocuments(text, { lineCounter: counter, version: '1.1' })];
  const roots = documents.flatMap(({ contents: root }: { readonly contents: unknown }) => {
    const items: unknown = isMap(root) ? root.get('items') : undefined;
    return isSeq(items) && isMap(root) && isList({ ...fieldsOf(root), items: [] }) ? items.items : [root];
  });
  return (document, field) => {
    let node: unknown = roots[document];
    if (!isNode(node)) return 1;
    let offset = node.range?.[0] ?? 0;
    for (const step of stepsOf(field)) {
      const child: unknown = isMap(node)
        ? node.items.find(({ key }) => String(key) === String(step))
        : isCollection(node)
          ? node.items[Number(step)]
          : undefined;
      if (child === undefined || child === null) break;
      const at: unknown = isPair(child) ? child.key : child;
      if (isNode(at)) offset = at.range?.[0] ?? offset;
      node = isPair(child) ? child.value : child;
    }
    return counter.linePos(offset).line;
  };
  function fieldsOf(map: { readonly get: (name: string) => unknown }): Readonly<Record<string, unknown>> {
    const metadata = map.get('metadata');
    return { kind: map.get('kind'), metadata: isMap(metadata) && metadata.has('name') ? { name: '' } : {} };
  }
}
