import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { check } from '../../lib/check/check.ts';
import { filesOfClusters, lateSubjects, subjectsOf, type Files } from '../../lib/check/clusters.ts';
import { proveFiles } from '../../lib/check/file-findings.ts';
import { noCache, proofCache, quickProofs, type ProofCache } from '../../lib/check/proof-cache.ts';
import { prove } from '../../lib/check/prove.ts';
import { hashOf } from '../../lib/content-hash.ts';
import { emitDocuments } from '../../lib/manifests/emit.ts';
import type { Manifest } from '../../lib/manifests/manifest.ts';
import { rendered } from '../platform.ts';

let folder: string;

interface Deployment {
  readonly spec: object;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-proofs-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The rendered objects of one system, which are fast to check many times. */
const daa: Files = new Map([...rendered.files].filter(([file]) => /\/daa[/.]/.test(file)));

async function proved(files: Files, proofs: ProofCache, subjects = subjectsOf(files)) {
  const byCluster = filesOfClusters(files.keys());
  const textsOf = (cluster: string) =>
    (byCluster.get(cluster) ?? []).flatMap((file) => [file, emitDocuments(files.get(file) ?? [])]);
  return prove(subjects, textsOf, proofs, await foundInFiles(files, proofs, subjects));
}

function foundInFiles(files: Files, proofs: ProofCache, subjects = subjectsOf(files)) {
  return proveFiles({ files, subjects, hashOf: (file) => hashOf(emitDocuments(files.get(file) ?? [])) }, proofs);
}

/** The same files without one field, or without one object. */
function edited(file: number, object: number, field: number): Files {
  const paths = [...daa.keys()];
  const path = paths[file % paths.length] ?? '';
  const manifests = structuredClone([...(daa.get(path) ?? [])]);
  const at = object % manifests.length;
  const one = manifests[at] as Manifest & { spec?: Record<string, unknown> };
  const names = Object.keys(one.spec ?? {});
  if (names.length === 0) manifests.splice(at, 1);
  else Reflect.deleteProperty(one.spec ?? {}, names[field % names.length] ?? '');
  return new Map([...daa, [path, manifests]]);
}

/** The same files with a DestinationRule that its definition refuses in one of them, or in none. */
function refusedBy(files: Files, number: number): Files {
  const some = [...files].filter(([, manifests]) => manifests.some(({ kind }) => kind === 'DestinationRule'));
  const [file, manifests = []] = some[number % (some.length + 1)] ?? [];
  if (file === undefined) return files;
  const workloadSelector = { matchLabels: { '': 'web' } };
  const changed = manifests.map((one) =>
    one.kind === 'DestinationRule' ? { ...one, spec: { workloadSelector } } : one,
  );
  return new Map([...files, [file, changed]]);
}

it('cached results equal fresh ones, whatever has changed', async () => {
  const proofs = proofCache(folder, '1');
  expect(await proved(daa, proofs)).toEqual(check(daa));
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), async (file, object, field) => {
      const files = edited(file, object, field);
      expect(await proved(files, proofs)).toEqual(check(files));
    }),
    { numRuns: 25, seed: Number(process.env.SEED ?? 20_26) },
  );
});

it('reads no objects of clusters in which nothing has changed', async () => {
  const proofs = proofCache(join(folder, 'late'), '1');
  await proved(daa, proofs);
  const read = async (files: Files) => {
    const subjects = lateSubjects(files, new Map());
    expect(await proved(files, proofs, subjects)).toEqual(check(files));
    return subjects.clusters.filter(({ isRead }) => isRead).map(({ name }) => name);
  };
  expect(await read(daa)).toEqual([]);
  const file = 'dist/staging/daa/daa/daa-service.yaml';
  const change = (edit: (one: Manifest) => void): Files => {
    const manifests = structuredClone([...(daa.get(file) ?? [])]);
    for (const one of manifests) if (one.kind === 'Deployment') edit(one);
    return new Map([...daa, [file, manifests]]);
  };
  const replicas = (count: number) =>
    change((one) => Object.assign((one as unknown as Deployment).spec, { replicas: count }));
  // The first change of one cluster alone takes excerpts of the others of its system.
  expect(await read(replicas(6))).toEqual(['dev', 'staging', 'production', 'dr', 'preview'].map((one) => `${one}/daa`));
  // Previews see the objects of staging.
  expect(await read(replicas(7))).toEqual(['staging/daa', 'preview/daa']);
  // A difference that must not be is looked at.
  const deadline = change((one) => Object.assign((one as unknown as Deployment).spec, { progressDeadlineSeconds: 7 }));
  expect(await read(deadline)).toEqual(['staging/daa', 'production/daa', 'preview/daa']);
});

it('compares all clusters again only where what is compared has changed', async () => {
  const kept = proofCache(join(folder, 'compared'), '1');
  const made: string[] = [];
  const proofs: ProofCache = {
    ...kept,
    remember: (subject, texts, make) =>
      kept.remember(subject, texts, () => {
        made.push(subject);
        return make();
      }),
  };
  const compared = async (edit: (one: Manifest) => void): Promise<boolean> => {
    const file = 'dist/staging/daa/daa/daa-service.yaml';
    const manifests = structuredClone([...(daa.get(file) ?? [])]);
    for (const one of manifests) if (one.kind === 'Deployment') edit(one);
    const files = new Map([...daa, [file, manifests]]);
    made.splice(0);
    expect(await proved(files, proofs)).toEqual(check(files));
    expect(made).toContain('findings/staging/daa');
    return made.includes('findings/all');
  };
  await proved(daa, proofs);
  expect(await compared((one) => Object.assign((one as unknown as Deployment).spec, { replicas: 6 }))).toBe(false);
  // Another kind that Argo CD has to be allowed.
  expect(await compared((one) => Object.assign(one, { kind: 'ReplicaSet' }))).toBe(true);
});

it('what is found in files is the same from a cache, whatever has changed', async () => {
  const [proofs, quick] = [proofCache(folder, '1'), quickProofs(proofCache(folder, '2'))];
  const refusals = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(), fc.nat(), async (file, object, field, refused) => {
      const files = refusedBy(edited(file, object, field), refused);
      const fresh = await foundInFiles(files, noCache);
      refusals.add([...fresh.values()].flat().some(({ is }) => is === 'refused by its CRD'));
      expect(await foundInFiles(files, proofs)).toEqual(fresh);
      expect(await foundInFiles(files, quick)).toEqual(fresh);
    }),
    { numRuns: 25, seed: Number(process.env.SEED ?? 20_26) },
  );
  expect(refusals).toContain(true);
});

it('finds the same in parts as in all files at once', async () => {
  const excused = (file: string, rule: string): Files => {
    const [first, ...others] = daa.get(file) ?? [];
    const annotations = { ...first?.metadata.annotations, [`allow.strata.dev/${rule}`]: 'a reason' };
    const one = { ...first, metadata: { ...first?.metadata, annotations } } as Manifest;
    return new Map([...daa, [file, [one, ...others]]]);
  };
  const file = [...daa.keys()].find((name) => name.startsWith('dist/staging/daa/')) ?? '';
  for (const rule of ['no-such-rule', 'parity-fields', 'no-credentials', 'aws-name-unique', 'schema']) {
    const files = excused(file, rule);
    expect(check(files).filter((finding) => finding.file === file)).not.toEqual([]);
    expect(await proved(files, noCache)).toEqual(check(files));
  }
});

it('is computed once for the same texts and version, and again for others', () => {
  const made: string[] = [];
  const ask = (version: string, ...texts: readonly string[]) =>
    proofCache(join(folder, 'once'), version).remember('production/shop', texts, () => {
      made.push(`${version} ${texts.join()}`);
      return texts.length;
    });
  expect([ask('1', 'a'), ask('1', 'a'), ask('1', 'a', 'b'), ask('2', 'a', 'b'), ask('1', 'ab')]).toEqual([
    1, 1, 2, 2, 1,
  ]);
  expect(made).toEqual(['1 a', '1 a,b', '2 a,b', '1 ab']);
});

it('makes those parts again that are others, and knows what they were', async () => {
  const made: string[] = [];
  const ask = async (proofs: ProofCache, parts: Readonly<Record<string, string>>) => {
    const make = (others: ReadonlyMap<string, string | undefined>) => {
      for (const [part, before] of others) made.push(`${part} ${before ?? 'new'}`);
      return Promise.resolve(new Map(Array.from(others.keys(), (part) => [part, `${part}${parts[part] ?? ''}`])));
    };
    return [...(await proofs.rememberParts('shop', new Map(Object.entries(parts)), make)).values()].join();
  };
  const at = join(folder, 'parts');
  for (const proofs of [
    () => proofCache(at, '1'),
    (
      (one) => () =>
        one
    )(quickProofs(proofCache(at, '2'))),
  ]) {
    expect(await ask(proofs(), { a: '1', b: '1' })).toBe('a1,b1');
    expect(await ask(proofs(), { a: '1', b: '1' })).toBe('a1,b1');
    expect(await ask(proofs(), { c: '1', b: '2' })).toBe('c1,b2');
    expect(await ask(proofs(), { a: '1', b: '2', c: '1' })).toBe('a1,b2,c1');
    expect(made.splice(0)).toEqual(['a new', 'b new', 'c new', 'b b1', 'a new']);
  }
  expect(await ask(proofCache(at, '2'), { a: '1', b: '1' })).toBe('a1,b1');
  expect(await ask(proofCache(at, '3'), { a: '1' })).toBe('a1');
  expect(made).toEqual(['a new']);
});

it('works without a readable or writable cache', () => {
  const one = join(folder, 'broken');
  const ask = (at: string) => proofCache(at, '1').remember('shop', ['a'], () => 'made');
  expect(ask(one)).toBe('made');
  const [file = ''] = readdirSync(one);
  writeFileSync(join(one, file), '{"key":"');
  expect(ask(one)).toBe('made');
  writeFileSync(join(folder, 'a-file'), '');
  expect(ask(join(folder, 'a-file'))).toBe('made');
});
