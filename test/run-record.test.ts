import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashOf } from '../lib/content-hash.ts';
import type { Run } from '../lib/launched.ts';

interface RunRecord {
  readonly record: (of: { file: string; root: string; key: string }, run: Run) => Promise<void>;
  readonly holder: (of: { file: string; root: string }) => (path: string, hash: string) => boolean;
  readonly remembered: (of: {
    file: string;
    root: string;
    key: string;
    args: readonly string[];
  }) => Promise<string | undefined>;
}

// Its types are here, because the module is plain JavaScript.
const module = `../lib/run-record.mjs` as string;
const { holder, record, remembered } = (await import(module)) as RunRecord;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'strata-record-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
  delete process.env.STRATA_TEST_OUTPUT;
});

const rendered = new Map([
  ['a/x/one.yaml', 'kind: One\n'],
  ['a/x/two.yaml', 'kind: Two\n'],
  ['a/y/one.yaml', 'kind: One\n'],
]);
const said = 'said before\n';

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A run: it writes its output to the folder, and records what it printed. */
async function synth(key = 'code'): Promise<void> {
  const at = Date.now();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  for (const [path, text] of rendered) write(join('dist', path), text);
  const reads = ['schemas', 'schemas/a.json', 'absent.json'];
  const environment = ['STRATA_TEST_OUTPUT'];
  const dist = new Map([...rendered].map(([path, text]) => [path, hashOf(text)]));
  const run: Run = { at, environment, reads, holds: { dist }, said: { '[]': said, '["--check"]': '' } };
  await record({ file: join(root, 'run.json'), root, key }, run);
}

function ask(args: readonly string[] = [], key = 'code') {
  return remembered({ file: join(root, 'run.json'), root, key, args });
}

/** Files of the output that certainly are as they were written. */
function held(): readonly string[] {
  const isHeld = holder({ file: join(root, 'run.json'), root });
  return [...rendered].flatMap(([path, text]) => (isHeld(`dist/${path}`, hashOf(text)) ? path : []));
}

/** Those that are so. */
function files(): readonly string[] {
  return [...rendered].flatMap(([path, text]) => {
    const file = join(root, 'dist', path);
    return existsSync(file) && readFileSync(file, 'utf8') === text ? path : [];
  });
}

/** Everything that a run depends on. */
function state(): string {
  const paths = ['dist', 'schemas', 'absent.json'].flatMap((top) => {
    const stats = statSync(join(root, top), { throwIfNoEntry: false });
    if (stats === undefined) return [];
    if (stats.isFile()) return [top];
    return readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((path) => join(top, path));
  });
  return paths
    .sort()
    .map((path) => (statSync(join(root, path)).isFile() ? `${path}: ${readFileSync(join(root, path), 'utf8')}` : path))
    .join('\n');
}

/** Manual edits of files, as people and programs make them. */
const edits: readonly ((path: string) => void)[] = [
  (path) => {
    write(path, 'kind: Own\n');
  },
  (path) => {
    // cp -p and archives keep the old time.
    const { atime, mtime } = statSync(join(root, path));
    write(path, 'kind: Old\n');
    utimesSync(join(root, path), atime, mtime);
  },
  (path) => {
    rmSync(join(root, path));
  },
  (path) => {
    renameSync(join(root, path), join(root, `${path}.moved`));
  },
  (path) => {
    write(`${path}.new`, 'kind: New\n');
  },
  (path) => {
    write(path, readFileSync(join(root, path), 'utf8'));
  },
  (path) => {
    utimesSync(join(root, path), new Date(0), new Date(0));
  },
  () => {
    write('dist/b/z/new.yaml', 'kind: New\n');
  },
  () => {
    write('absent.json', '{}');
  },
];

const paths = [...[...rendered.keys()].map((path) => join('dist', path)), 'schemas/a.json'];

it('says again what was said exactly where all files are as they were, whatever was done to them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(edits.length - 1), fc.nat(paths.length - 1)), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (done, isSettled) => {
        rmSync(root, { recursive: true });
        write('schemas/a.json', '{ "a": 1 }');
        await synth();
        const before = state();
        // Whether two edits are close in time decides what the file times show.
        if (isSettled) await new Promise((resolve) => setTimeout(resolve, 30));
        expect(await ask()).toBe(said);
        if (isSettled) expect(held()).toEqual(files());
        for (const [edit, path] of done) {
          if (statSync(join(root, paths[path] ?? ''), { throwIfNoEntry: false }) === undefined) continue;
          edits[edit]?.(paths[path] ?? '');
          expect(await ask()).toBe(state() === before ? said : undefined);
          for (const file of held()) expect(files()).toContain(file);
        }
        await synth();
        expect(await ask(['--check'])).toBe('');
      },
    ),
    { numRuns: 60, seed: Number(process.env.SEED ?? 20_26) },
  );
}, 60_000);

it('knows nothing of other code, arguments and environment variables', async () => {
  write('schemas/a.json', '{}');
  await synth();
  expect([await ask(), await ask(['--check'])]).toEqual([said, '']);
  expect([await ask(['--help']), await ask([], 'other code')]).toEqual([undefined, undefined]);
  process.env.STRATA_TEST_OUTPUT = 'elsewhere';
  expect(await ask()).toBeUndefined();
});

it('is not needed, and may be damaged', async () => {
  expect(await ask()).toBeUndefined();
  write('run.json', '{"key":"code"');
  expect(await ask()).toBeUndefined();
});
