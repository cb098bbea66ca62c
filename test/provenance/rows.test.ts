import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../imports/schema.ts';
import type { Manifest } from '../../lib/manifests/manifest.ts';
import { lookups } from '../../lib/provenance/lookups.ts';
import { ownerOf, type Specs } from '../../lib/provenance/owner.ts';
import { matchPattern, parsePattern, type Step } from '../../lib/provenance/pattern.ts';
import { dataServiceRows } from '../../lib/provenance/rows/data-service.ts';
import type { Rows } from '../../lib/provenance/rows/rows.ts';
import {
  clusterRows,
  deliveryRows,
  gatewayRows,
  monitoringRows,
  namespaceRows,
} from '../../lib/provenance/rows/system.ts';
import { workloadRows } from '../../lib/provenance/rows/workload.ts';
import { environments } from '../../charts/environments.ts';
import { platform, rendered } from '../platform.ts';
import { renderSample } from '../sample-system.ts';
import { wholeSystem } from './whole-system.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../lib/spec/schema.json'), 'utf8')) as {
  readonly $defs: Readonly<Record<string, Schema>>;
};

const tables = { workloadRows, dataServiceRows, namespaceRows, gatewayRows, monitoringRows, clusterRows, deliveryRows };
const all = Object.entries(tables).flatMap(([table, rows]: readonly [string, Rows]) =>
  Object.entries(rows).flatMap(([kind, patterns]) =>
    Object.entries(patterns).map(([pattern, spec]) => ({ table, rows, kind, pattern, spec })),
  ),
);

describe('a row', () => {
  it('names a field that the types of specs have', () => {
    const wrong = all.flatMap(({ table, kind, pattern, spec }) =>
      spec.split(' | ').flatMap((one) => (isField(one) ? [] : [`${table} ${kind} ${pattern}: ${one}`])),
    );
    expect(wrong).toEqual([]);
    expect(isField('scaling.mx')).toBe(false);
    expect(isField('/clusters.{environment}.nodePools.{object}.limit')).toBe(false);
  });

  it('is about something that is rendered', () => {
    const places = [
      ...placesOf(rendered.files, platform),
      ...placesOf(renderSample(wholeSystem, ['dev', 'production']).files, {
        systems: [wholeSystem],
        environments: Object.values(environments),
      }),
    ];
    const live = new Set<string>();
    for (const row of all) {
      const { rows, kind, pattern } = row;
      const own = places.filter((place) => place.rows[kind] === rows[kind] && kindIn(rows, place.object) === kind);
      const steps = parsePattern(pattern);
      if (own.some(({ object, known }) => reaches(steps, object, known))) live.add(shared(row));
    }
    const stale = all.filter((row) => !live.has(shared(row)));
    expect(stale.map(({ table, kind, pattern }) => `${table} ${kind} ${pattern}`)).toEqual([]);
  });
});

/** Kinds share rows: those of all objects, of all that have pods. One of them shows that they are about something. */
function shared({ table, pattern, spec }: (typeof all)[number]): string {
  const ofPods = /(?:^|\.)(?:headGroupSpec\.)?template\.((?:spec|metadata)\..*)$/.exec(pattern)?.[1];
  const place = (ofPods ?? pattern).replace(/\[name=(\$name|ray-\w+)\]/, '[]');
  return `${table} ${place} ${spec.replace(/^head\./, 'resources.')}`;
}

interface Place {
  readonly object: Manifest;
  readonly rows: Rows;
  readonly known: Readonly<Record<string, Step>>;
}

function placesOf(files: ReadonlyMap<string, readonly Manifest[]>, specs: Specs): readonly Place[] {
  return [...files].flatMap(([file, objects]) => {
    const owner = ownerOf(file, specs);
    if (owner === undefined) return [];
    return objects.map((object) => ({ object, rows: owner.rows, known: owner.known }));
  });
}

function kindIn(rows: Rows, { apiVersion, kind }: Manifest): string {
  const [group = ''] = apiVersion.split('/');
  return rows[`${kind}.${group}`] === undefined ? kind : `${kind}.${group}`;
}

/** Whether an object has the whole of a pattern. */
function reaches(pattern: ReturnType<typeof parsePattern>, object: unknown, known: Place['known']): boolean {
  const tried: (readonly Step[])[] = [[]];
  for (const path of tried) {
    if (path.length === pattern.length) return true;
    const at = path.reduce<unknown>((value, step) => (value as Readonly<Record<Step, unknown>>)[step], object);
    if (typeof at !== 'object' || at === null) continue;
    const steps: readonly Step[] = Array.isArray(at) ? [...at.keys()] : Object.keys(at);
    for (const step of steps) {
      const next = [...path, step];
      if (matchPattern(pattern, next, object, known) !== undefined) tried.push(next);
    }
  }
  return false;
}

/** Whether a field of a row is one of the types; of what is looked up the fields that follow are those of what is found. */
function isField(text: string): boolean {
  if (text.startsWith('environments/'))
    return (environments.production as object as Record<string, unknown>)[text.slice(13)] !== undefined;
  const [, name, rest = ''] = /^@(\w+)\.?(.*)$/.exec(text) ?? [];
  if (name !== undefined) {
    const found: Readonly<Record<string, readonly string[]>> = {
      route: ['Route'],
      caller: ['Route', 'WorkloadCall'],
      authentication: ['TokenAuthentication'],
      topic: ['Topic'],
    };
    const roots = (found[name] ?? []).map((type): Schema => ({ $ref: `#/$defs/${type}` }));
    if (name === 'rabbitmqTrigger' || name === 'prometheusTrigger')
      return has([{ $ref: '#/$defs/AutomaticScaling' }], [name.replace('Trigger', ''), ...stepsOf(rest)]);
    return lookups[name] !== undefined && (rest === '' || has(roots, stepsOf(rest)));
  }
  const root = text.startsWith('/') ? 'SystemSpec' : 'WorkloadSpec';
  // A workload is known by its name, which is no field of it.
  return text === 'name' || has([{ $ref: `#/$defs/${root}` }], stepsOf(text.replace(/^\//, '')));
}

function stepsOf(text: string): readonly string[] {
  return parsePattern(text.replaceAll(/\[\{(\w+)\}\]/g, '.{$1}')).map((step) =>
    step.is === 'field' ? step.name : step.is === 'anyField' ? '*' : '?',
  );
}

function has(schemas: readonly Schema[], [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return schemas.length > 0;
  const inner = schemas.flatMap(choices).flatMap((one) => {
    const { properties = {}, additionalProperties, items } = one;
    const own = properties[step];
    const any = typeof additionalProperties === 'object' ? [additionalProperties] : [];
    if (step === '*') return [...Object.values(properties), ...any, ...(items === undefined ? [] : [items])];
    return own === undefined ? any : [own];
  });
  return inner.length > 0 && has(inner, rest);
}

function choices(one: Schema): readonly Schema[] {
  const { $ref, anyOf = [] } = one;
  const referred = $ref === undefined ? undefined : schema.$defs[$ref.replace('#/$defs/', '')];
  return [...(referred === undefined ? [one] : choices(referred)), ...anyOf.flatMap(choices)];
}
