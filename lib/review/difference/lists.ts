import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListFacts, ListFactsByKind } from '../../../imports/lists.ts';
import { fillingOf, type IsFilledIn } from './filled-in.ts';

/** How the lists and quantities of a kind are compared. */
export interface Reading {
  /** Fields that identify the items of a list; undefined if none do. */
  readonly keysOf: (pattern: string, before: readonly unknown[], after: readonly unknown[]) => KeyOf | undefined;
  /** Whether the order of a list has a meaning. */
  readonly isOrdered: (pattern: string) => boolean;
  readonly isQuantity: (pattern: string) => boolean;
  readonly isFilledIn: IsFilledIn;
}

/** The key of an item, as text. */
export type KeyOf = (item: unknown) => string;

let facts: ListFactsByKind | undefined;

/** How objects of a kind are compared: by its schema, then by a short table, then by common key fields. */
export function readingOf(apiVersion: string, kind: string): Reading {
  facts ??= JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../imports/lists.json'), 'utf8'),
  ) as ListFactsByKind;
  const known: ListFacts | undefined = facts[`${apiVersion} ${kind}`];
  const quantities = new Set(known?.quantities);
  return {
    keysOf: (pattern, before, after) => {
      const named = known?.keys?.[pattern] ?? keysWithoutSchema[`${kind} ${pattern}`];
      const candidates = [...(named === undefined ? [] : [named]), ...likelyKeys];
      for (const fields of candidates) {
        const keyOf: KeyOf = (item) => keyOfItem(item, fields);
        if (isUnique(before.map(keyOf)) && isUnique(after.map(keyOf))) return keyOf;
      }
      return undefined;
    },
    isOrdered: (pattern) => known === undefined || pattern.includes('›') || ordered.test(pattern),
    isQuantity: (pattern) => quantities.has(pattern) || quantities.has(pattern.replace(/\.[^.]+$|\['[^']+'\]$/, '.*')),
    isFilledIn: fillingOf(apiVersion, kind),
  };
}

/** How data without a schema is compared, such as a document in a ConfigMap. */
export const plainReading: Reading = {
  keysOf: (_, before, after) => {
    for (const fields of likelyKeys) {
      const keyOf: KeyOf = (item) => keyOfItem(item, fields);
      if (isUnique(before.map(keyOf)) && isUnique(after.map(keyOf))) return keyOf;
    }
    return undefined;
  },
  isOrdered: () => true,
  isQuantity: () => false,
  isFilledIn: () => false,
};

/** Lists without keys in their schema, whose items have no single identifying field. */
const keysWithoutSchema: Readonly<Record<string, readonly string[]>> = {
  'Gateway spec.servers': ['port.name'],
  'HorizontalPodAutoscaler spec.metrics': ['type', 'resource.name', 'containerResource.name', 'external.metric.name'],
  'PrometheusRule spec.groups[].rules': ['alert', 'record'],
  'RoleBinding subjects': ['kind', 'namespace', 'name'],
  'ClusterRoleBinding subjects': ['kind', 'namespace', 'name'],
  'AppProject spec.destinations': ['server', 'namespace'],
  'AppProject spec.clusterResourceWhitelist': ['group', 'kind'],
  'AppProject spec.namespaceResourceWhitelist': ['group', 'kind'],
};

/** Fields that identify an item, in any list whose items all have them. */
const likelyKeys: readonly (readonly string[])[] = [
  ['name'],
  ['key'],
  ['alert'],
  ['record'],
  ['title'],
  ['secretKey'],
  ['groupName'],
  ['username'],
  ['mountPath'],
  ['containerPort'],
  ['port'],
  ['number'],
  ['id'],
  ['type'],
];

/** The only lists of known kinds whose order has a meaning: programs read the first item, or all in order. */
const ordered = /(^|\.)(args|command|initContainers|http|tls|tcp|steps|routes|nameservers|searches|blocks)$/;

function keyOfItem(item: unknown, fields: readonly string[]): string {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return '';
  const values = fields.map((field) => {
    const value = field
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], item);
    if (value === undefined || value === null) return field === 'protocol' ? 'TCP' : '';
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  });
  return values.every((value) => value === '') ? '' : values.filter((value) => value !== '').join('/');
}

function isUnique(keys: readonly string[]): boolean {
  return !keys.includes('') && new Set(keys).size === keys.length;
}
