// Loaded by launch.mjs when there is something to run.
import { readFileSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import { record } from './run-record.mjs';

/** @typedef {import('./launch.mjs').Bundle} Bundle */
/** @typedef {import('./launch.mjs').Bundles} Bundles */

/**
 * By major version of Node, the option of V8 that has it optimise later. A run ends before most of what it would compile has
 * paid for that, and each garbage collection waits for the compiler. From 24 on there is a cheaper compiler before it.
 * @type {Record<number, string>}
 */
const OPTIMISE_LATER = { 20: '--interrupt-budget=500000', 22: '--invocation-count-for-turbofan=20000' };

/** How the program names a module of the charts. */
const CHARTS = 'strata:charts/';

let hasCrashed = false;

/**
 * @param {Bundles} bundles
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.folder
 * @param {(file: string, content: string | Uint8Array) => void} options.save
 * @param {(program: string, charts?: string) => string} options.keyOf
 */
export function run({ program, charts }, { root, folder, save, keyOf }) {
  const later = OPTIMISE_LATER[Number.parseInt(process.versions.node, 10)];
  if (later !== undefined) v8.setFlagsFromString(later);
  showSourcesInStackTraces(charts === undefined ? [program] : [program, charts]);
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    hasCrashed = true;
    console.error(...(error instanceof Error ? [error] : ['Uncaught', error]));
    process.exit(1);
  });
  const key = keyOf(basename(program.file), charts && basename(charts.file));
  // What lib/launched.ts describes.
  globalThis[Symbol.for('strata.launched')] = {
    bundle: basename(program.file),
    remember: (run) => record({ file: resolve(folder, 'run.json'), root, key }, run),
  };

  /** Packages of the program, which the charts use too: there must be one of each. */
  const shared = {};
  /** @type {Record<string, unknown> | undefined} */
  let modules;
  const ofProgram = createRequire(program.file);
  const inCharts = (/** @type {string} */ name) => (Object.hasOwn(shared, name) ? shared[name]() : ofProgram(name));
  const inProgram = (/** @type {string} */ name) => {
    if (!name.startsWith(CHARTS) || charts === undefined) return ofProgram(name);
    modules ??= evaluated(charts, save)(inCharts, {});
    return modules[name.slice(CHARTS.length)];
  };
  evaluated(program, save)(inProgram, shared);
}

/**
 * What a bundle exports, once it is called with what it may require and what it shares.
 * @param {Bundle} bundle
 * @param {(file: string, content: Uint8Array) => void} save
 */
function evaluated({ file, source }, save) {
  const compiledFile = file.replace(/cjs$/, `${process.version}-${process.arch}.bin`);
  const script = new vm.Script(source(), {
    filename: file,
    cachedData: readIfThere(compiledFile),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  // At exit, so that the functions which this run needed are in it.
  if (script.cachedDataRejected !== false) {
    process.once('exit', () => hasCrashed || save(compiledFile, script.createCachedData()));
  }
  const body = script.runInThisContext();
  return (/** @type {(name: string) => unknown} */ require, /** @type {object} */ shared) => {
    const module = { exports: {} };
    body(require, module, module.exports, shared);
    return module.exports;
  };
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
 * @param {readonly Bundle[]} bundles
 */
function showSourcesInStackTraces(bundles) {
  /** @type {Map<Bundle, SourceMap>} */
  const maps = new Map();
  /** @param {NodeJS.CallSite} frame */
  const describe = (frame) => {
    const file = frame.getFileName();
    const bundle = bundles.find((one) => one.file === file);
    if (bundle === undefined) return String(frame);
    const [line, column] = [frame.getLineNumber() ?? 1, frame.getColumnNumber() ?? 1];
    const map = maps.get(bundle) ?? new SourceMap(JSON.parse(bundle.sourceMap()));
    maps.set(bundle, map);
    const at = map.findEntry(line - 1, column - 1);
    if (!('originalSource' in at)) return String(frame);
    const source = resolve(dirname(bundle.file), at.originalSource);
    const position = `${source}:${at.originalLine + 1}:${at.originalColumn + 1}`;
    return String(frame).replace(`${file}:${line}:${column}`, () => position);
  };
  Error.prepareStackTrace = (error, frames) => {
    const isLauncher = frames.map((frame) => frame.getFileName() === import.meta.url);
    const end = isLauncher.lastIndexOf(true);
    const own = frames.filter((_, index) => !isLauncher[index] && (end === -1 || index < end));
    return [Error.prototype.toString.call(error), ...own.map(describe)].join('\n    at ');
  };
}
