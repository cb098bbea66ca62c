import { append } from '../model/append.ts';
import { affected, type Affected } from './consequence.ts';
import type { Change } from './difference/change.ts';
import type { ObjectChange } from './difference/objects.ts';
import { byCodeUnit } from './order.ts';

/** Equal changes of one or many objects; a reviewer reads them once. */
export interface Entry {
  readonly how: 'added' | 'removed' | 'changed' | 'renamed';
  /** `image web v1.0.0 → v1.1.0`, `new: web (12 objects)`. */
  readonly title: string;
  /** The changes in each of the objects; empty for whole objects. */
  readonly changes: readonly Change[];
  readonly objects: readonly Affected[];
  /** Changed files under charts/ or lib/ that cause this. @default - unknown */
  readonly causes?: readonly string[];
  /** Whether it has no effect in a cluster: descriptions, and labels with a version. */
  readonly isText: boolean;
}

/**
 * The difference, with equal changes merged: first whole objects, then fields, those of most objects first; changes of
 * text last.
 */
export function entriesOf(changes: readonly ObjectChange[]): readonly Entry[] {
  const whole = changes.filter(
    ({ how, counterpart }) => (how === 'added' || how === 'removed') && counterpart === undefined,
  );
  const renamed = changes.filter(({ how, counterpart }) => how === 'added' && counterpart !== undefined);
  const edited = changes.filter(({ how }) => how === 'changed');
  const entries = [...wholeEntries(whole), ...renamed.map(renameEntry), ...fieldEntries(edited)];
  return entries.sort(
    (a, b) =>
      Number(a.isText) - Number(b.isText) ||
      ranks[a.how] - ranks[b.how] ||
      b.objects.length - a.objects.length ||
      byCodeUnit(a.title, b.title) ||
      byCodeUnit(a.objects[0]?.cluster ?? '', b.objects[0]?.cluster ?? ''),
  );
}

const ranks = { removed: 0, renamed: 1, added: 2, changed: 3 } as const;

/** Groups whole objects by their workload, which is added or removed with all its objects in all clusters. */
function wholeEntries(changes: readonly ObjectChange[]): readonly Entry[] {
  const parts = new Map<string, ObjectChange[]>();
  for (const change of changes)
    append(parts, `${change.how}\t${change.cluster}\t${change.namespace}\t${partOf(change)}`, change);
  const groups = new Map<string, { readonly key: string; readonly changes: ObjectChange[] }>();
  for (const [key, own] of parts) {
    const [how = '', , namespace = '', part = ''] = key.split('\t');
    const kinds = own.map(({ kind, name }) => `${kind} ${name}`).join('\n');
    const id = `${how}\t${namespace}\t${part}\t${kinds}`;
    const group = groups.get(id) ?? { key: `${how}\t${namespace}\t${part}`, changes: [] };
    group.changes.push(...own);
    groups.set(id, group);
  }
  return [...groups.values()].map(({ key, changes: own }): Entry => {
    const [how = '', namespace = '', part = ''] = key.split('\t');
    const [first] = own;
    const perCluster = own.length / new Set(own.map(({ cluster }) => cluster)).size;
    const place = namespace === '' ? part : `${namespace}/${part}`;
    const title = perCluster === 1 && first !== undefined ? affected(first).object : `${place} (${perCluster} objects)`;
    return {
      how: how === 'added' ? 'added' : 'removed',
      title,
      changes: [],
      objects: own.map((one) => affected(one)),
      isText: false,
    };
  });
}

/** The name that an object shares with all objects of its workload. */
function partOf({ before, after, name }: ObjectChange): string {
  const labels = (
    (after ?? before)?.object.metadata as { readonly labels?: Readonly<Record<string, unknown>> } | undefined
  )?.labels;
  const app = labels?.['app.kubernetes.io/name'] ?? labels?.app ?? labels?.['k8s-app'];
  return typeof app === 'string' ? app : name;
}

function renameEntry(change: ObjectChange): Entry {
  return {
    how: 'renamed',
    title: `${change.counterpart ?? ''} → ${affected(change).object.replace(/^\S+ /, '')}`,
    changes: change.changes.filter(({ pattern }) => pattern !== 'metadata.name' && pattern !== 'metadata.namespace'),
    objects: [affected(change)],
    isText: false,
  };
}

interface Alike {
  readonly change: Change;
  readonly objects: ObjectChange[];
}

/** Groups fields that change equally in several objects, and then the fields of the same objects. */
function fieldEntries(changes: readonly ObjectChange[]): readonly Entry[] {
  const alike = new Map<string, Alike>();
  for (const object of changes)
    for (const change of object.changes) {
      const key = signature(object, change);
      const found = alike.get(key);
      if (found === undefined) alike.set(key, { change, objects: [object] });
      else {
        found.objects.push(object);
        if (found.change.field !== change.field) alike.set(key, { ...found, change: generalised(object, change) });
      }
    }
  const sameObjects = new Map<string, Alike[]>();
  const ids = new Map(changes.map((change, index) => [change, index]));
  for (const one of alike.values()) {
    const isText = isTextOnly(one.change);
    append(sameObjects, `${isText} ${[...new Set(one.objects)].map((object) => ids.get(object)).join(' ')}`, one);
  }
  return [...sameObjects.values()].map((own): Entry => {
    const fields = dedupe(own.map(({ change }) => change));
    const objects = [...new Set(own[0]?.objects)];
    return {
      how: 'changed',
      title: titleOf(fields),
      changes: fields,
      objects: objects.map((one) => affected(one)),
      isText: fields.every(isTextOnly),
    };
  });
}

/** What equal changes have in common: the image, wherever it runs; for other fields, the path. */
function signature(object: ObjectChange, change: Change): string {
  const { field, before, after, order } = generalised(object, change);
  return JSON.stringify([field, before, after, order]);
}

/** The change as it is in all objects that differ only in their names. */
function generalised({ name }: ObjectChange, change: Change): Change {
  if (/(^|\.)image$/.test(change.pattern)) return { ...change, field: change.pattern, pattern: change.pattern };
  const own = (text: string) => (name.length < 3 ? text : text.replaceAll(`[${name}]`, '[<name>]'));
  return { ...change, field: own(change.field) };
}

function dedupe(changes: readonly Change[]): readonly Change[] {
  const seen = new Map(changes.map((change) => [JSON.stringify([change.field, change.before, change.after]), change]));
  return [...seen.values()].sort(
    (a, b) => Number(isTextOnly(a)) - Number(isTextOnly(b)) || byCodeUnit(a.field, b.field),
  );
}

/** One change completely; several by their fields. */
function titleOf(changes: readonly Change[]): string {
  const telling = changes.filter((change) => !isTextOnly(change));
  const [first, ...others] = telling.length > 0 ? telling : changes;
  if (first === undefined) return '';
  const image = imageTitle(first);
  const title = image ?? `${first.field}${valuesOf(first)}`;
  return others.length === 0 ? title : `${title} and ${others.length} more`;
}

function imageTitle({ pattern, before, after }: Change): string | undefined {
  if (!/(^|\.)image(Name)?$/.test(pattern) || typeof before !== 'string' || typeof after !== 'string') return undefined;
  const [one, other] = [before, after].map(imageParts);
  if (one?.repository !== other?.repository) return `image ${before} → ${after}`;
  return `image ${one?.name ?? ''} ${one?.version ?? ''} → ${other?.version ?? ''}`;
}

/** The repository of an image, its short name, and its tag with the start of the digest. */
export function imageParts(image: string): {
  readonly repository: string;
  readonly name: string;
  readonly version: string;
} {
  const [, repository = image, tag = '', digest = ''] =
    /^(.+?)(?::([^:/@]+))?(?:@(sha256:[0-9a-f]+))?$/.exec(image) ?? [];
  const short = digest === '' ? '' : `@${digest.slice(0, 'sha256:'.length + 7)}`;
  return { repository, name: repository.replace(/^.*\//, ''), version: `${tag}${short}` || 'latest' };
}

/** ` before → after` for values that fit in one line. */
function valuesOf({ before, after, order }: Change): string {
  if (order === true) return ' in another order';
  const [one, other] = [formattedValue(before), formattedValue(after)];
  if (one === undefined || other === undefined)
    return before === undefined ? ' added' : after === undefined ? ' removed' : '';
  return before === undefined ? ` added: ${other}` : after === undefined ? ` removed: ${one}` : ` ${one} → ${other}`;
}

/** A short value, as text. */
export function formattedValue(value: unknown, most = 60): string | undefined {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > most || text.includes('\n') ? undefined : text;
}

/** Labels and annotations that no controller uses. */
export function isTextOnly({ pattern }: Pick<Change, 'pattern'>): boolean {
  return textOnly.test(pattern);
}

const textOnly =
  /metadata\.(labels\['(app\.kubernetes\.io\/(version|managed-by|part-of|component|created-by)|helm\.sh\/chart)'\]|labels\.(chart|heritage|release|owner|team|version)|annotations\['(kubernetes\.io\/description|strata\.dev\/(assumed|patched|config-hash))'\]|annotations\.(description|checksum))$/;
