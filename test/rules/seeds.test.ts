import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../lib/check/check.ts';
import type { Finding } from '../../lib/check/findings/finding.ts';
import { readManifests } from '../../lib/check/read-manifests.ts';
import { expected, type Document } from './seeds/expected.ts';

const folder = join(import.meta.dirname, 'seeds');
const documents: readonly Document[] = ['ideation-engine', 'i2s', 'prime-spark', 'incubation', 'daa'];
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));

describe('the manifests that the source documents quote', () => {
  const findings = new Map<Document, readonly Finding[]>([
    ...documents.map((document) => [document, findingsOf((file) => file.startsWith(`${document}/`))] as const),
    ['all', findingsOf(() => true)],
  ]);

  for (const row of expected) {
    if ('invisible' in row) continue;
    const { entry, rule, document, object, field = '' } = row;
    it(`${entry}: ${rule} sees ${object} of ${document}${field === '' ? '' : `, ${field}`}`, () => {
      const found = (findings.get(document) ?? []).filter(
        (one) => one.rule === rule && one.object === object && one.field.startsWith(field),
      );
      expect(found).not.toEqual([]);
    });
  }

  it('are judged in every entry of the list of corrections, or it is said why not', () => {
    const entries = [...Array.from({ length: 107 }, (_, index) => String(index + 1)), '90b', '90c', '90d'];
    expect([...new Set(expected.map(({ entry }) => entry))].sort()).toEqual(entries.sort());
  });

  it('are named in the table as they are', () => {
    const objects = new Set(objectsOf());
    const missing = expected.filter((row) => 'object' in row && !objects.has(`${row.document} ${row.object}`));
    expect(missing).toEqual([]);
  });
});

function texts(isAsked: (file: string) => boolean): ReadonlyMap<string, string> {
  return new Map(files.filter(isAsked).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

function findingsOf(isAsked: (file: string) => boolean): readonly Finding[] {
  const { files: manifests, findings } = readManifests(texts(isAsked));
  return [...findings, ...check(manifests)];
}

/** `document Kind namespace/name` of every object, as in findings; `all` has those of all documents. */
function objectsOf(): readonly string[] {
  const { files: manifests, findings } = readManifests(texts(() => true));
  const read = [...manifests].flatMap(([file, list]) =>
    list.map(({ kind, metadata: { name, namespace } }) => [
      file,
      `${kind} ${namespace === undefined || namespace === '' ? '' : `${namespace}/`}${name}`,
    ]),
  );
  const refused = findings.map(({ file, object }) => [file, object]);
  return [...read, ...refused].flatMap(([file = '', title = '']) => [
    `${file.slice(0, file.indexOf('/'))} ${title}`,
    `all ${title}`,
  ]);
}
