import { inlineString, literalBlock, numberText } from './scalar.ts';
import { described, unwritable, type Position } from './unwritable.ts';

/**
 * The YAML of plain objects, in one fixed order and form: `apiVersion`, `kind`, `metadata`, then all keys sorted.
 *
 * Members that are `undefined` or `null` are left out. There are no anchors and no folded strings. YAML 1.1 and 1.2
 * readers read identical values.
 *
 * @throws TypeError for values that YAML cannot represent (functions, dates, cycles, holes in lists, …), with their
 * path.
 */
export function emitDocuments(documents: readonly object[]): string {
  return documents.map(documentText).join('---\n');
}

type Members = Readonly<Record<string, unknown>>;

const writable = 'a map, list, string, finite number or boolean';

function documentText(document: unknown, index: number): string {
  const at: Position = { document, index, path: [], parents: [] };
  if (!isMap(document)) throw unwritable(at, 0, described(document), 'a map');
  at.parents[0] = document;
  const text = mapText(document, documentKeys(document), 0, '', at);
  return text === '' ? '{}\n' : text;
}

/**
 * The text after `key:` or `-`, from the space or line break to the last line break. `lead` is the text with which a
 * collection starts.
 */
function nodeText(value: unknown, level: number, lead: string, at: Position): string {
  switch (typeof value) {
    case 'string':
      return memorised(valueTexts, value, valueText) ?? blockOrInline(value, level, at);
    case 'number':
      if (!Number.isFinite(value)) throw unwritable(at, level, String(value), 'a finite number');
      return ` ${numberText(value)}\n`;
    case 'boolean':
      return value ? ' true\n' : ' false\n';
    case 'object':
      return collectionText(value, level, lead, at);
    case 'undefined':
    case 'function':
    case 'symbol':
    case 'bigint':
      throw unwritable(at, level, described(value), writable);
  }
}

function collectionText(value: object | null, level: number, lead: string, at: Position): string {
  const { parents } = at;
  for (let ancestor = 0; ancestor < level; ancestor += 1)
    if (parents[ancestor] === value) throw unwritable(at, level, 'a value that contains itself', writable);
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []\n';
    parents[level] = value;
    return listText(value, level, lead, at);
  }
  if (!isMap(value)) throw unwritable(at, level, described(value), writable);
  parents[level] = value;
  return mapText(value, sortedKeys(value), level, lead, at) || ' {}\n';
}

function mapText(map: Members, keys: readonly string[], level: number, lead: string, at: Position): string {
  const indent = indentation(level);
  const nested = nestedLead(level + 1);
  let text = '';
  let before = lead;
  for (const key of keys) {
    const value = map[key];
    if (value === undefined || value === null) continue;
    at.path[level] = key;
    text += before + (memorised(keyTexts, key, keyText) ?? refusedKey(key, level, at));
    text += nodeText(value, level + 1, nested, at);
    before = indent;
  }
  return text;
}

function listText(list: readonly unknown[], level: number, lead: string, at: Position): string {
  const indent = indentation(level);
  let text = '';
  let before = lead;
  for (let index = 0; index < list.length; index += 1) {
    at.path[level] = index;
    text += before + '-' + nodeText(list[index], level + 1, ' ', at);
    before = indent;
  }
  return text;
}

function documentKeys(map: Members): string[] {
  const first = ['apiVersion', 'kind', 'metadata'].filter((key) => Object.hasOwn(map, key));
  return [...first, ...sortedKeys(map).filter((key) => !first.includes(key))];
}

/** Sorts by code unit, with an insertion sort: most objects are small, and many are already sorted. */
function sortedKeys(map: Members): string[] {
  const keys = Object.keys(map);
  if (keys.length > 32) return keys.sort();
  for (let end = 1; end < keys.length; end += 1) {
    const key = keys[end] ?? '';
    let place = end;
    for (let before = keys[place - 1]; before !== undefined && before > key; before = keys[place - 1]) {
      keys[place] = before;
      place -= 1;
    }
    keys[place] = key;
  }
  return keys;
}

const keyTexts = new Map<string, string>();
const valueTexts = new Map<string, string>();

/** Manifests repeat a few short strings very often. Both caches are emptied when they are full. */
function memorised(memory: Map<string, string>, text: string, written: (text: string) => string | undefined) {
  const known = memory.get(text);
  if (known !== undefined) return known;
  const result = written(text);
  if (result === undefined || text.length > 128) return result;
  if (memory.size >= 10_000) memory.clear();
  memory.set(text, result);
  return result;
}

function keyText(key: string): string | undefined {
  const text = inlineString(key);
  // A longer key needs the form "? key", which some YAML readers do not support.
  return text === undefined || text.length > 1024 ? undefined : `${text}:`;
}

function valueText(value: string): string | undefined {
  if (value.includes('\n')) return undefined;
  const text = inlineString(value);
  return text === undefined ? undefined : ` ${text}\n`;
}

function blockOrInline(value: string, level: number, at: Position): string {
  const block = literalBlock(value, indentation(level));
  if (block !== undefined) return ` ${block}`;
  const text = inlineString(value);
  if (text === undefined) throw unwritable(at, level, 'a string with an unpaired surrogate', 'Unicode text');
  return ` ${text}\n`;
}

function refusedKey(key: string, level: number, at: Position): never {
  if (inlineString(key) === undefined)
    throw unwritable(at, level + 1, 'an unpaired surrogate in the key', 'Unicode text');
  throw unwritable(at, level, `the key ${key.slice(0, 20)}… of ${key.length} characters`, 'at most 1024 when quoted');
}

const indentations: string[] = [];

function indentation(level: number): string {
  return (indentations[level] ??= '  '.repeat(level));
}

const nestedLeads: string[] = [];

function nestedLead(level: number): string {
  return (nestedLeads[level] ??= `\n${indentation(level)}`);
}

function isMap(value: unknown): value is Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
