import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emitDocuments } from '../../lib/manifests/emit.ts';
import type { Manifest } from '../../lib/manifests/manifest.ts';
import { plainDocuments, type Resolve } from '../../lib/manifests/plain-yaml.ts';
import { allDocuments, readDocuments } from '../../lib/manifests/read.ts';

const root = join(import.meta.dirname, '../..');
const files = ['dist', 'argocd', 'test/golden', 'test/adopt'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => readFileSync(join(root, folder, path), 'utf8')),
);

/** What the reader of all of YAML says too, or nothing. */
function agrees(text: string): boolean {
  const plain = plainDocuments(text, numbers);
  if (plain === undefined) return false;
  expect({ documents: plain }).toEqual(whole(text));
  return true;
}

/** Without looking into Lists, which is not a matter of YAML. */
function whole(text: string) {
  const read = allDocuments(text.replaceAll(/^kind: (.*)List$/gm, 'kind: $1Lists'));
  return JSON.parse(JSON.stringify(read).replaceAll('Lists"', 'List"')) as unknown;
}

/** As in lib/manifests/kubernetes-yaml.ts: of one scalar alone. */
const numbers: Resolve = (source) => {
  const read = allDocuments(`${source}\n`);
  const [value] = 'documents' in read ? read.documents : [];
  return typeof value === 'number' ? { value } : undefined;
};

describe('plain YAML', () => {
  it('is nearly all that is rendered, and reads as by the reader of all of YAML', () => {
    const read = files.filter(agrees);
    expect(files.length).toBeGreaterThan(500);
    expect(read.length / files.length).toBeGreaterThan(0.95);
  }, 120_000);

  it('never reads a text in another way, however it is broken', () => {
    const pieces = [
      ...Array.from(':-#|>\'"[]{}&*!%@`,?~<=. \t\n0_\\'),
      ': ',
      ' #',
      '- ',
      '---\n',
      '|-\n',
      '\n  ',
      '\n',
      'null',
      'yes',
      '1e3',
      '0o7',
      '<<: ',
    ];
    const texts = files.filter((text) => text.length < 4000);
    const broken = fc.tuple(fc.nat(), fc.nat(), fc.nat(12), fc.constantFrom(...pieces));
    fc.assert(
      fc.property(fc.array(broken, { minLength: 1, maxLength: 3 }), fc.nat(), (changes, which) => {
        let text = texts[which % texts.length] ?? '';
        for (const [, at, length, piece] of changes) {
          const start = at % text.length;
          text = `${text.slice(0, start)}${piece}${text.slice(start + length)}`;
        }
        agrees(`${text}\n`);
      }),
      { numRuns: 3000, seed: Number(process.env.SEED ?? 20_26) },
    );
  }, 120_000);

  it('is what the emitter writes of any value', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.boolean(),
        fc.integer(),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value')),
      ),
    })).value;
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), value),
        fc.dictionary(fc.string(), fc.string()),
        (spec, data) => {
          const manifest = {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'a' },
            spec,
            data,
          } as unknown as Manifest;
          agrees(emitDocuments([manifest, manifest]));
        },
      ),
      { numRuns: 1500, seed: Number(process.env.SEED ?? 20_26) },
    );
  }, 120_000);

  it.each(
    [
      'a: b: c',
      'a: b #c',
      'a: &x b',
      'a: *x',
      'a: !!str 1',
      'a:\n b: 1\n  c: 2',
      'a: 1\n b: 2',
      'a: 1\na: 2',
      'a: >\n b',
      'a: |+\n b\n\n',
      'a: |2\n   b',
      'a: [b, c]',
      'a: {b: c}',
      'a: "b\n  c"',
      "a: 'b\n  c'",
      'a: b\n  c',
      '? a\n: b',
      '<<: { a: b }',
      'on: 1',
      'a: yes',
      'a: ~',
      'a: "\\x41"',
      'a:\tb',
      '%YAML 1.1\n---\na: b',
      '--- a',
      'a: b\n...',
      '"a: b',
      '- a\nb: c',
      '-   a: b\n    c: d',
      'a: |\n   b\n  c',
      '1: 2\n0x1: 3',
      '__proto__: 1',
    ].map((text) => [text]),
  )('is not %j', (text) => {
    expect(plainDocuments(`${text}\n`, numbers)).toBeUndefined();
  });

  it.each([
    ['# why\na: 1\n\nb:\n- 2\n-\n  c: 3\n- - 4\n  - 5.5\n', [{ a: 1, b: [2, { c: 3 }, [4, 5.5]] }]],
    ['a:\nb: "x: \\n"\nc: \'it\'\'s\'\n"d/e": /f\n', [{ a: null, b: 'x: \n', c: "it's", 'd/e': '/f' }]],
    ['a: |\n\n  b\n\n    c # d\n\ne: |-\n  ---\n', [{ a: '\nb\n\n  c # d\n', e: '---' }]],
    [
      'a: -1\nb: --c\nc: 0.10\nd: 1_0\ne: 010\nf: 10.0.0.0/8\ng: true\n',
      [{ a: -1, b: '--c', c: 0.1, d: 10, e: 8, f: '10.0.0.0/8', g: true }],
    ],
    ['---\na: []\n---\nb: {}\n', [{ a: [] }, { b: {} }]],
  ])('reads %j', (text, documents) => {
    expect(plainDocuments(text, numbers)).toEqual(documents);
    expect(readDocuments(text)).toEqual(allDocuments(text));
  });
});
