// `node lib/launch.mjs ENTRY.ts [args…]` runs a TypeScript program about as fast as Node starts: a bundle of the program and
// one of the charts that it reads, made by esbuild when a source changed, with V8's compiled code next to them
// (launch-bundle.mjs, launch-run.mjs). Where nothing at all has changed, what the program said last is said again
// (run-record.mjs).
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { remembered } from './run-record.mjs';

/**
 * A bundle: what esbuild made, or what the cache holds.
 * @typedef {object} Bundle
 * @property {string} file where it is, or would be, on disk
 * @property {() => string} source
 * @property {() => string} sourceMap read only for a stack trace
 */

/**
 * The bundle of the charts, and modules of it that were made since.
 * @typedef {Bundle & { patches: Record<string, Bundle> }} Charts
 */

/**
 * The program, and the charts where it reads any.
 * @typedef {{ build: Build, program: Bundle, charts?: Charts | undefined }} Bundles
 */

/**
 * A file as it was when the bundle was made; `size` is -1 where there was none.
 * @typedef {[path: string, mtimeMs: number, ctimeMs: number, size: number]} Stamp
 */

/**
 * A module of the charts: the paths of what it imports, by how it names them; and hashes of what links it to others, in
 * its text and as it is compiled, which only the whole bundle may change.
 * @typedef {{ imports: Record<string, string>, head: string, links?: string | undefined }} Module
 */

/**
 * What made a bundle that the cache holds. Of the charts, `sources` names each module that the program imports, with all
 * that it imports; where the bundle holds `modules` one by one, `patches` has the files of those that were made since.
 * @typedef {object} Made
 * @property {string} file
 * @property {Stamp[]} inputs
 * @property {Record<string, string>} [sources]
 * @property {Record<string, Module>} [modules]
 * @property {Record<string, string>} [patches]
 */

/**
 * What `build.json` says of a cache folder.
 * @typedef {object} Build
 * @property {string} root
 * @property {Made} program
 * @property {Made} [charts]
 * @property {string[]} modules of the charts, those that the program imports
 * @property {string[]} shared packages that the charts take from the program
 * @property {string} [esbuild] where its own program is
 */

/**
 * The project, and what can be done with its cache.
 * @typedef {object} Context
 * @property {string} entry
 * @property {string} root
 * @property {string} folder of the cache
 * @property {readonly string[]} args
 * @property {import('node:worker_threads').MessagePort | undefined} port to the thread that started this one, where there is one
 * @property {(path: string) => Stamp} stamp
 * @property {(input: Stamp) => boolean} isUnchanged
 * @property {(file: string, content: string | Uint8Array) => void} save
 * @property {(build: Build) => string} keyOf
 * @property {(build: Build, texts?: ReadonlyMap<string, string>) => Bundles} bundlesOf
 */

const [, , entryArgument, ...args] = process.argv;
if (entryArgument === undefined) {
  console.error('usage: node lib/launch.mjs ENTRY.ts [args…]');
  process.exit(2);
}
const entry = resolve(entryArgument);
const root = projectOf(entry);
const folder = join(root, 'node_modules/.cache/strata/launch', relative(root, entry));
process.argv = [process.execPath, entry, ...args];

// Of a thread of a process that runs the program already (launch-thread.mjs).
const port = globalThis[Symbol.for('strata.port')];
const context = { entry, root, folder, args, port, stamp, isUnchanged, save, keyOf, bundlesOf };
const build = validBuild();
const isCurrent = build !== undefined && (build.charts?.inputs ?? []).every(isUnchanged);
const key = isCurrent ? keyOf(build) : '';
const said =
  isCurrent && port === undefined ? await remembered({ file: join(folder, 'run.json'), root, key, args }) : undefined;
if (said !== undefined) process.stdout.write(said);
else {
  const bundles = isCurrent
    ? bundlesOf(build)
    : ((await (await import('./launch-charts.mjs')).patched(build, context)) ??
      (await (await import('./launch-bundle.mjs')).bundle({ ...context, build })));
  if (bundles === undefined) process.exitCode = 1;
  else (await import('./launch-run.mjs')).run(bundles, context);
}

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
 * What the cache holds, unless a file that the program was made of has changed since.
 * @returns {Build | undefined}
 */
function validBuild() {
  try {
    /** @type {Build} */
    const build = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8'));
    const { charts } = build;
    const ofCharts = charts === undefined ? [] : [charts.file, ...Object.values(charts.patches ?? {})];
    const files = [build.program.file, ...ofCharts];
    const isWhole = build.root === root && files.every((file) => statSync(join(folder, file)).isFile());
    return isWhole && build.program.inputs.every(isUnchanged) ? build : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What a run is about, beside its arguments.
 * @param {Build} build
 */
function keyOf({ program, charts }) {
  const patches = Object.values(charts?.patches ?? {}).join(' ');
  return `${program.file} ${charts?.file ?? ''} ${patches} ${process.version}`;
}

/**
 * @param {Build} build
 * @param {ReadonlyMap<string, string>} texts what is not on disk, or need not be read from there
 * @returns {Bundles}
 */
function bundlesOf(build, texts = new Map()) {
  const of = (/** @type {string} */ name) => {
    const file = join(folder, name);
    // The bundle is ASCII, and latin1 is read without decoding.
    const text = (/** @type {string} */ end) => texts.get(name + end) ?? readFileSync(file + end, 'latin1');
    return { file, source: () => text(''), sourceMap: () => text('.map') };
  };
  const { program, charts } = build;
  const patches = Object.entries(charts?.patches ?? {}).map(([path, file]) => [path, of(file)]);
  const ofCharts = charts && { ...of(charts.file), patches: Object.fromEntries(patches) };
  return { build, program: of(program.file), charts: ofCharts };
}

/** @param {Stamp} input */
function isUnchanged([path, mtimeMs, ctimeMs, size]) {
  const now = stamp(path);
  return now[1] === mtimeMs && now[2] === ctimeMs && now[3] === size;
}

/**
 * @param {string} path relative to the project
 * @returns {Stamp}
 */
function stamp(path) {
  const stats = statSync(resolve(root, path), { throwIfNoEntry: false });
  return stats === undefined ? [path, 0, 0, -1] : [path, stats.mtimeMs, stats.ctimeMs, stats.size];
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
