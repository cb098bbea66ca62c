// What a run read, wrote and said, so that the next one says it again where nothing has changed. launch.mjs looks before it
// loads the program.
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A file or folder as it was. The hash of a folder is that of its names; nothing where there was none.
 * @typedef {[path: string, mtimeMs: number, ctimeMs: number, size: number, hash: string]} Entry
 */

/**
 * @typedef {object} Kept
 * @property {string} key names the code
 * @property {number} at when looking at the files began, in ms
 * @property {Record<string, string | null>} environment variables that the run has looked at
 * @property {Record<string, string>} said by the arguments as JSON, what the run says on stdout
 * @property {Entry[]} entries
 */

/** Younger than this when somebody looked, a file may change again without its times changing, in ms. */
const CLOCK_GRANULARITY = 20;

/**
 * What a program with these arguments would say, if all that it depends on is as it was when it last said it.
 * @param {object} options
 * @param {string} options.file
 * @param {string} options.root the folder that the paths are below
 * @param {string} options.key
 * @param {readonly string[]} options.args
 * @returns {Promise<string | undefined>}
 */
export async function remembered({ file, root, key, args }) {
  try {
    /** @type {Kept} */
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    const said = kept.said[JSON.stringify(args)];
    const isAlike = Object.entries(kept.environment).every(([name, value]) => (process.env[name] ?? null) === value);
    if (kept.key !== key || said === undefined || !isAlike) return undefined;
    const at = Date.now();
    const entries = kept.entries.map((entry) => ({ entry, now: stamped(root, entry[0], entry[4]) }));
    const unsure = entries.filter(
      ({ entry, now }) =>
        entry[1] !== now[1] || entry[2] !== now[2] || entry[3] !== now[3] || !isSettled(entry, kept.at),
    );
    if (unsure.length === 0) return said;
    const hash = await hasher();
    if (unsure.some(({ entry }) => hashOf(hash, join(root, entry[0])) !== entry[4])) return undefined;
    save(file, { ...kept, at, entries: entries.map(({ now }) => now) });
    return said;
  } catch {
    return undefined;
  }
}

/**
 * Tells which files certainly have the content with a hash, as the last run has left them.
 * @param {{ file: string, root: string }} options
 * @returns {(path: string, hash: string) => boolean}
 */
export function holder({ file, root }) {
  try {
    /** @type {Kept} */
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    const entries = new Map(kept.entries.map((entry) => [entry[0], entry]));
    return (path, hash) => {
      const entry = entries.get(path);
      if (entry === undefined || entry[4] !== hash || !isSettled(entry, kept.at)) return false;
      const now = stamped(root, path, hash);
      return now[1] === entry[1] && now[2] === entry[2] && now[3] === entry[3];
    };
  } catch {
    return () => false;
  }
}

/**
 * Keeps what a run has said.
 * @param {{ file: string, root: string, key: string }} options
 * @param {import('./launched.ts').Run} run
 */
export async function record({ file, root, key }, { at, environment, reads, holds, said }) {
  const hash = await hasher();
  /** @type {Entry[]} */
  const entries = reads.map((path) => stamped(root, path, hashOf(hash, join(root, path))));
  for (const [folder, paths] of Object.entries(holds)) {
    /** @type {Map<string, Set<string>>} */
    const names = new Map();
    for (const [path, ofText] of paths) {
      entries.push(stamped(root, join(folder, path), ofText));
      const parts = [folder, ...path.split('/')];
      for (let end = 1; end < parts.length; end += 1) {
        const parent = parts.slice(0, end).join('/');
        names.set(parent, (names.get(parent) ?? new Set()).add(parts[end]));
      }
    }
    for (const [parent, inner] of names) entries.push(stamped(root, parent, hash(listing([...inner]))));
  }
  const variables = environment.map((name) => [name, process.env[name] ?? null]);
  save(file, { key, at, environment: Object.fromEntries(variables), said, entries });
}

/**
 * @param {Entry} entry
 * @param {number} at
 */
function isSettled([, mtimeMs, ctimeMs], at) {
  return Math.max(mtimeMs, ctimeMs) < at - CLOCK_GRANULARITY;
}

/**
 * @param {string} root
 * @param {string} path
 * @param {string} hash
 * @returns {Entry}
 */
function stamped(root, path, hash) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  return stats === undefined ? [path, 0, 0, -1, hash] : [path, stats.mtimeMs, stats.ctimeMs, stats.size, hash];
}

/** Loaded where it is needed: it takes as long as everything else here. */
async function hasher() {
  const { createHash } = await import('node:crypto');
  return (/** @type {string | Uint8Array} */ content) => createHash('sha256').update(content).digest('base64url');
}

/**
 * @param {(content: string | Uint8Array) => string} hash
 * @param {string} path
 */
function hashOf(hash, path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return '';
  return hash(stats.isDirectory() ? listing(readdirSync(path)) : readFileSync(path));
}

/** @param {string[]} names */
function listing(names) {
  return names.sort().join('\0');
}

/**
 * @param {string} file
 * @param {Kept} kept
 */
function save(file, kept) {
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify(kept));
    renameSync(draft, file);
  } catch {
    // Then the next run does all of it again.
  }
}
