import {
  boolYaml11Tag,
  defineScalarTag,
  defineSequenceTag,
  FAILSAFE_SCHEMA,
  floatYaml11Tag,
  intYaml11Tag,
  loadAll,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  Schema,
  YAMLException,
} from 'js-yaml';
import { plainDocuments } from './plain-yaml.ts';

/** The documents of a YAML file, with the items of a List one by one, or the reason why it cannot be read. */
export type Documents =
  { readonly documents: readonly unknown[] } | { readonly error: { readonly line: number; readonly reason: string } };

/** Reads YAML documents as Kubernetes does: by YAML 1.1, where `on` is true, except that dates are text. */
export function readDocuments(written: string): Documents {
  const text = withoutMark(written);
  const json = jsonDocuments(text);
  if (json !== undefined) return { documents: json.flatMap((document) => listItems(document) ?? [document]) };
  const plain = plainDocuments(text, number);
  if (plain !== undefined) return { documents: plain.flatMap((document) => listItems(document) ?? [document]) };
  return allDocuments(text);
}

/** Some editors begin a file with a byte order mark. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The same by a reader of all of YAML. */
export function allDocuments(text: string): Documents {
  const options = { schema: isTemplate(text) ? templateSchema() : schema() };
  const read = loaded(text, (text) => loadAll(text, options));
  if ('error' in read) return read;
  return { documents: read.value.flatMap((document) => listItems(document) ?? [document]) };
}

/**
 * What a reader makes of a text, or why it cannot. Within brackets and quotes Kubernetes' reader ignores how far a line is
 * indented, where YAML asks for more than the lines around it: such lines are indented and read again.
 */
function loaded<Value>(
  text: string,
  load: (text: string) => Value,
): { readonly value: Value; readonly text: string } | Extract<Documents, { readonly error: unknown }> {
  let indented = text;
  for (let tries = 0; ; tries++)
    try {
      return { value: load(indented), text: indented };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const { mark, reason } = error;
      const line = mark?.line ?? 0;
      if (reason !== 'deficient indentation' || tries === mostTries) return { error: { line: line + 1, reason } };
      indented = withIndented(indented, line);
    }
}

/** Each try reads the whole text. */
const mostTries = 200;

function withIndented(text: string, line: number): string {
  const lines = text.split('\n');
  lines[line] = `${' '.repeat(80)}${lines[line] ?? ''}`;
  return lines.join('\n');
}

/**
 * Reads the output of `kubectl get -o json` with the JSON parser, which is many times faster. jq writes several objects one
 * after another.
 */
function jsonDocuments(text: string): readonly object[] | undefined {
  if (!isJson(text)) return undefined;
  try {
    return [JSON.parse(text) as object];
  } catch {
    const parts = jsonParts(text);
    try {
      return parts.length === 1 ? undefined : parts.map((part) => JSON.parse(part) as object);
    } catch {
      // A YAML document may begin with a brace too.
      return undefined;
    }
  }
}

/** The objects of a text, where one ends a line and the next begins one: within an object a comma is between the two. */
function jsonParts(text: string): readonly string[] {
  return text.split(/(?<=\}[ \t]*\r?\n)(?=\s*\{)/);
}

function isJson(text: string): boolean {
  return /^\s*\{\s*"/.test(text);
}

/**
 * A List of kubectl or of the API server: a List of any kinds, or of one kind, such as ConfigMapList, whose items may
 * leave out their kind.
 */
function listItems(document: unknown): readonly unknown[] | undefined {
  if (!isList(document)) return undefined;
  const kind = document.kind.slice(0, -'List'.length);
  if (kind === '') return document.items;
  const { apiVersion } = document;
  return document.items.map((item) =>
    typeof item === 'object' && item !== null && !('kind' in item) ? { apiVersion, kind, ...item } : item,
  );
}

interface List {
  readonly apiVersion?: unknown;
  readonly kind: string;
  readonly items: readonly unknown[];
}

/** Objects have names; lists have none. A List of any kinds is a list whatever its metadata contain. */
function isList(document: unknown): document is List {
  if (typeof document !== 'object' || document === null) return false;
  const { kind, items, metadata } = document as Readonly<Record<string, unknown>>;
  const isNamed = typeof metadata === 'object' && metadata !== null && 'name' in metadata;
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) && (kind === 'List' || !isNamed);
}

let made: Schema | undefined;

function schema(): Schema {
  made ??= new Schema([
    ...FAILSAFE_SCHEMA.tags,
    nullYaml11Tag,
    boolYaml11Tag,
    defineScalarTag('tag:yaml.org,2002:int', { ...intYaml11Tag, resolve: integer }),
    defineScalarTag('tag:yaml.org,2002:float', { ...floatYaml11Tag, resolve: float }),
    mergeTag,
  ]);
  return made;
}

/** Whether a text is a template of CloudFormation, whose functions have tags. */
function isTemplate(text: string): boolean {
  return /^AWSTemplateFormatVersion:|^ +Type: *['"]?AWS::/m.test(text);
}

let madeForTemplates: Schema | undefined;

/** `!Ref Name` is short for `Ref: Name`, and `!Join` and all others for `Fn::Join`. */
function templateSchema(): Schema {
  const named = (tag: string, value: unknown) => {
    const name = tag.slice(1);
    return { [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: value };
  };
  madeForTemplates ??= new Schema([
    ...schema().tags,
    defineScalarTag('!', {
      matchByTagPrefix: true,
      resolve: (source, _, tag) => named(tag, source),
      identify: () => false,
    }),
    defineSequenceTag('!', {
      matchByTagPrefix: true,
      create: (tag): { readonly tag: string; readonly items: unknown[] } => ({ tag, items: [] }),
      addItem: ({ items }, item) => {
        items.push(item);
      },
      finalize: ({ tag, items }) => named(tag, items),
      identify: () => false,
    }),
  ]);
  return madeForTemplates;
}

/**
 * Kubernetes reads `0o17` as a number, which YAML 1.1 does not, and `22:30` as text:
 * https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
function integer(source: string): number | typeof NOT_RESOLVED {
  const [, sign = '', octal, other] =
    /^([-+]?)(?:0o?([0-7]+)|(0|[1-9]\d*|0x[\da-f]+|0b[01]+))$/i.exec(source.replaceAll('_', '')) ?? [];
  const text = octal === undefined ? other : `0o${octal}`;
  return text === undefined ? NOT_RESOLVED : Number(`${sign}1`) * Number(text);
}

function number(source: string): { readonly value: number } | undefined {
  const whole = integer(source);
  const value = whole === NOT_RESOLVED ? float(source) : whole;
  return value === NOT_RESOLVED ? undefined : { value };
}

/** YAML 1.1 does not read `1e3` as a number either. */
function float(source: string): number | typeof NOT_RESOLVED {
  const named = /^([-+]?)\.(?:inf|Inf|INF)$/.exec(source);
  if (named !== null) return named[1] === '-' ? -Infinity : Infinity;
  if (/^\.(?:nan|NaN|NAN)$/.test(source)) return NaN;
  const plain = source.replaceAll('_', '');
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : NOT_RESOLVED;
}

/** Steps of a field such as `spec.containers[0].env` or `metadata.labels['a.b/c']`. */
export function stepsOf(field: string): readonly (string | number)[] {
  // A quoted key may contain quotes and brackets: it ends where another step begins.
  return [...field.matchAll(/\['(.*?)'\](?=[.[]|$)|\[(\d+)\]|([^.[\]]+)/gs)].map(([, quoted, index, name]) =>
    index === undefined ? (quoted ?? name ?? '') : Number(index),
  );
}

/** Line of a field of an object, from 1. If the field is missing, the line of the nearest field around it. */
export type LineOf = (document: number, field: string) => number;

/** Reads a whole file with all positions. This is slow, and used only to report findings. */
export async function linesOf(written: string): Promise<LineOf> {
  const text = withoutMark(written);
  const objects = jsonDocuments(text);
  if (objects !== undefined) return linesOfJson(objects.length === 1 ? [text] : jsonParts(text));
  // Lines that are indented further are the same lines.
  const read = loaded(text, (text) => loadAll(text, { schema: templateSchema() }));
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
