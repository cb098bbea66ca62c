// `node lib/launch.mjs ENTRY.ts [args…]` runs a TypeScript program about as fast as Node starts: one bundle, made by
// esbuild when a source changed, with V8's compiled code next to it. See launch-bundle.mjs for what a bundle is.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';

/**
 * A bundle in memory: what esbuild made, or what the cache holds.
 * @typedef {object} Bundle
 * @property {string} file where it is, or would be, on disk
 * @property {string} source
 * @property {() => string} sourceMap read only for a stack trace
 */

/**
 * A file as it was when the bundle was made; `size` is -1 where there was none.
 * @typedef {[path: string, mtimeMs: number, size: number]} Stamp
 */

/**
 * By major version of Node, the option of V8 that has it optimise later. A run ends before most of what it would compile has
 * paid for that, and each garbage collection waits for the compiler. From 24 on there is a cheaper compiler before it.
 * @type {Record<number, string>}
 */
const OPTIMISE_LATER = { 20: '--interrupt-budget=500000', 22: '--invocation-count-for-turbofan=20000' };

const [, , entryArgument, ...args] = process.argv;
if (entryArgument === undefined) {
  console.error('usage: node lib/launch.mjs ENTRY.ts [args…]');
  process.exit(2);
}
const entry = resolve(entryArgument);
const root = projectOf(entry);
const folder = join(root, 'node_modules/.cache/strata/launch', relative(root, entry));
process.argv = [process.execPath, entry, ...args];

const bundle = cached() ?? (await (await import('./launch-bundle.mjs')).bundle({ entry, root, folder, stamp, save }));
if (bundle === undefined) process.exitCode = 1;
else run(bundle);

/**
 * The nearest folder above the entry that has a package.json.
 * @param {string} file
 * @returns {string}
 */
function projectOf(file) {
  for (let at = dirname(file); ; at = dirname(at)) {
    if (statSync(join(at, 'package.json'), { throwIfNoEntry: false }) !== undefined) return at;
    if (at === dirname(at)) return dirname(file);
  }
}

/**
 * The bundle of the last run, unless a file it was made of has changed since.
 * @returns {Bundle | undefined}
 */
function cached() {
  try {
    /** @type {{ root: string, file: string, inputs: Stamp[] }} */
    const made = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8'));
    if (made.root !== root || !made.inputs.every(isUnchanged)) return undefined;
    const file = join(folder, made.file);
    // The bundle is ASCII, and latin1 is read without decoding.
    return { file, source: readFileSync(file, 'latin1'), sourceMap: () => readFileSync(`${file}.map`, 'utf8') };
  } catch {
    return undefined;
  }
}

/** @param {Stamp} input */
function isUnchanged([path, mtimeMs, size]) {
  const now = stamp(path);
  return now[1] === mtimeMs && now[2] === size;
}

/**
 * @param {string} path relative to the project
 * @returns {Stamp}
 */
function stamp(path) {
  const stats = statSync(resolve(root, path), { throwIfNoEntry: false });
  return stats === undefined ? [path, 0, -1] : [path, stats.mtimeMs, stats.size];
}

/**
 * Writes a file of the cache whole or not at all: another run may be reading it. Where there is no node_modules, or it
 * is read-only, there is no cache.
 * @param {string} file
 * @param {string | Uint8Array} content
 */
function save(file, content) {
  const draft = `${file}.${process.pid}-${process.hrtime.bigint()}`;
  try {
    statSync(join(root, 'node_modules'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, content);
    renameSync(draft, file);
  } catch {
    // Then the next run does the work again.
  }
}

/** @param {Bundle} bundle */
function run(bundle) {
  const later = OPTIMISE_LATER[Number.parseInt(process.versions.node, 10)];
  if (later !== undefined) v8.setFlagsFromString(later);
  const { file, source } = bundle;
  const compiledFile = file.replace(/cjs$/, `${process.version}-${process.arch}.bin`);
  const script = new vm.Script(source, {
    filename: file,
    cachedData: readIfThere(compiledFile),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  let hasCrashed = false;
  // At exit, so that the functions which this run needed are in it.
  if (script.cachedDataRejected !== false) {
    process.once('exit', () => hasCrashed || save(compiledFile, script.createCachedData()));
  }
  showSourcesInStackTraces(bundle);
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    hasCrashed = true;
    console.error(...(error instanceof Error ? [error] : ['Uncaught', error]));
    process.exit(1);
  });
  // What the program was made of, for what it keeps from one run to the next.
  process.env.STRATA_BUNDLE = basename(file);
  const module = { exports: {} };
  script.runInThisContext()(createRequire(file), module, module.exports);
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Error stacks name the .ts files. Node's `--enable-source-maps` does this too, but pays for it in every run.
 * @param {Bundle} bundle
 */
function showSourcesInStackTraces({ file, sourceMap }) {
  /** @type {SourceMap | undefined} */
  let map;
  /** @param {NodeJS.CallSite} frame */
  const describe = (frame) => {
    if (frame.getFileName() !== file) return String(frame);
    const [line, column] = [frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1];
    map ??= new SourceMap(JSON.parse(sourceMap()));
    const at = map.findEntry(line - 1, column - 1);
    if (!('originalSource' in at)) return String(frame);
    const position = `${resolve(folder, at.originalSource)}:${at.originalLine + 1}:${at.originalColumn + 1}`;
    return String(frame).replace(`${file}:${line}:${column}`, () => position);
  };
  Error.prepareStackTrace = (error, frames) => {
    const launcher = frames.findIndex((frame) => frame.getFileName() === import.meta.url);
    const own = launcher === -1 ? frames : frames.slice(0, launcher);
    return [Error.prototype.toString.call(error), ...own.map(describe)].join('\n    at ');
  };
}
