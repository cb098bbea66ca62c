import { templateObject } from '../../check/templates.ts';
import { isNamespaced } from '../../schemas/validate.ts';
import { readDocuments } from '../../manifests/read.ts';
import { append } from '../../model/append.ts';
import { versionInstead } from '../../model/ended-versions.ts';
import { withoutCommon } from '../documents.ts';
import { byCodeUnit } from '../order.ts';
import { compare } from './compare.ts';
import type { Change } from './change.ts';
import { renames } from './renames.ts';
import { titleOf, type Written, type WrittenObject } from './written.ts';

/** The change of one object of a cluster. */
export interface ObjectChange {
  /** Such as `production/shop`. */
  readonly cluster: string;
  readonly how: 'added' | 'removed' | 'changed' | 'moved';
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty for objects without a namespace. */
  readonly namespace: string;
  readonly name: string;
  /** @default - it did not exist */
  readonly before?: WrittenObject;
  /** @default - it no longer exists */
  readonly after?: WrittenObject;
  /** The differences; for a renamed object, from the object with the old name. */
  readonly changes: readonly Change[];
  /** `Kind namespace/name` of the object before or after a rename. @default - none */
  readonly counterpart?: string;
}

/** A file that is not YAML, so that its effect on a cluster is unknown. */
export class UnreadableFile extends Error {}

/** The differences between two sets of files of one cluster, sorted by kind, namespace and name. */
export function objectChanges(
  cluster: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly ObjectChange[] {
  const [old, young] = [objectsOf(withoutCommon(before, after)), objectsOf(withoutCommon(after, before))];
  const changes: ObjectChange[] = [];
  const removed: WrittenObject[] = [];
  const added: WrittenObject[] = [];
  for (const [key, { object, file }] of old) {
    const now = young.get(key);
    if (now === undefined) removed.push({ object, file });
    else {
      const found = compare(object, now.object);
      const how = found.length > 0 ? 'changed' : file === now.file ? undefined : 'moved';
      if (how !== undefined) changes.push(changeOf(cluster, how, { object, file }, now, found));
    }
  }
  for (const [key, one] of young) if (!old.has(key)) added.push(one);
  const same = renames(removed, added);
  for (const one of removed) {
    const now = same.get(one);
    changes.push(changeOf(cluster, 'removed', one, undefined, [], now && titleOf(now.object)));
  }
  const origins = new Map([...same].map(([from, to]) => [to, from]));
  for (const one of added) {
    const origin = origins.get(one);
    const found = origin === undefined ? [] : compare(withIdentityOf(one.object, origin.object), one.object);
    changes.push(changeOf(cluster, 'added', undefined, one, found, origin && titleOf(origin.object)));
  }
  return changes.sort((a, b) => byCodeUnit(sortKey(a), sortKey(b)));
}

function changeOf(
  cluster: string,
  how: ObjectChange['how'],
  before: WrittenObject | undefined,
  after: WrittenObject | undefined,
  changes: readonly Change[],
  counterpart?: string,
): ObjectChange {
  const { apiVersion = '', kind = '', metadata } = (after ?? before)?.object ?? {};
  return {
    cluster,
    how,
    apiVersion,
    kind,
    namespace: metadata?.namespace ?? '',
    name: metadata?.name ?? '',
    ...(before && { before }),
    ...(after && { after }),
    changes,
    ...(counterpart !== undefined && { counterpart }),
  };
}

/** Objects by identity; those without a namespace get the placeholder that kubectl would replace. */
function objectsOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, WrittenObject> {
  const objects = new Map<string, WrittenObject>();
  const counts = new Map<string, WrittenObject[]>();
  for (const [file, text] of texts) {
    const read = readDocuments(text);
    if ('error' in read) throw new UnreadableFile(`${file}: ${read.error.reason} › YAML`);
    for (const document of read.documents) {
      const object = written(document, file);
      if (object === undefined) continue;
      const { kind, apiVersion, metadata } = object;
      const current = versionInstead({ apiVersion, kind }) ?? apiVersion;
      const group = current.includes('/') ? current.replace(/\/.*/, '') : '';
      const key = `${kind}.${group}/${metadata.namespace ?? ''}/${metadata.name}`;
      append(counts, key, { object, file });
    }
  }
  // A duplicate object is an error that check reports; here both copies are kept.
  for (const [key, found] of counts)
    for (const [index, one] of found.entries()) objects.set(index === 0 ? key : `${key}#${index}`, one);
  return objects;
}

/**
 * A document that is a Kubernetes object, the configuration of a cluster or a template of CloudFormation; undefined for anything
 * else.
 */
function written(document: unknown, file: string): Written | undefined {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return undefined;
  const { apiVersion, kind, metadata } = { ...templateObject(document, file), ...document } as Record<string, unknown>;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const { name, namespace, generateName } = (
    typeof metadata === 'object' && metadata !== null ? metadata : {}
  ) as Record<string, unknown>;
  const own = typeof name === 'string' ? name : typeof generateName === 'string' ? `${generateName}*` : '';
  const current = versionInstead({ apiVersion, kind }) ?? apiVersion;
  const isPlaced = [apiVersion, current].some((version) => isNamespaced({ apiVersion: version, kind }));
  const home = typeof namespace === 'string' ? namespace : isPlaced ? 'default' : undefined;
  return {
    ...document,
    apiVersion,
    kind,
    metadata: {
      ...(typeof metadata === 'object' ? metadata : {}),
      name: own,
      ...(home !== undefined && { namespace: home }),
    },
  };
}

/** The object with the name of another one, so that only other differences remain. */
function withIdentityOf(object: Written, origin: Written): Written {
  const { name, namespace } = object.metadata;
  const old = origin.metadata.name;
  // Labels, selectors and containers also contain the name.
  const renamed = JSON.parse(JSON.stringify(origin), (_, value: unknown) => (value === old ? name : value)) as Written;
  return { ...renamed, metadata: { ...renamed.metadata, name, ...(namespace !== undefined && { namespace }) } };
}

function sortKey({ kind, namespace, name, how }: ObjectChange): string {
  return `${kind} ${namespace}/${name} ${how}`;
}
