// Loaded by launch.mjs when there is something to run.
import { readFileSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { URL } from 'node:url';
import v8 from 'node:v8';
import vm from 'node:vm';
import { told } from './launch-error.mjs';
import { holder, record } from './run-record.mjs';

/** @typedef {import('./launch.mjs').Bundle} Bundle */
/** @typedef {import('./launch.mjs').Bundles} Bundles */
/** @typedef {import('./launch.mjs').Build} Build */
/** @typedef {import('./launch.mjs').Charts} Charts */
/** @typedef {import('./launch.mjs').Made} Made */
/** @typedef {import('./launch.mjs').Context} Context */

/**
 * A bundle that holds the modules of the charts one by one.
 * @typedef {object} Apart
 * @property {string} file
 * @property {Record<string, Make>} base
 * @property {Record<string, () => object>} packages
 * @property {Record<string, { of: Bundle, make: Make }>} patches modules that were made since
 * @property {Map<string, { exports: object }>} instances those that are evaluated
 */

/** @typedef {(require: (name: string) => unknown, module: { exports: object }, exports: object) => void} Make */

/**
 * By major version of Node, the option of V8 that has it optimise later. A run ends before most of what it would compile has
 * paid for that, and each garbage collection waits for the compiler. From 24 on there is a cheaper compiler before it.
 * @type {Record<number, string>}
 */
const OPTIMISE_LATER = { 20: '--interrupt-budget=500000', 22: '--invocation-count-for-turbofan=20000' };

/** Name of what the charts use of packages (launch-charts.mjs). */
const PACKAGES = 'strata:packages';

/** How the program names a module of the charts. */
const CHARTS = 'strata:charts/';

/** Those whose places a stack trace shows as they are in the sources. @type {Set<Bundle>} */
const shown = new Set();

let hasCrashed = false;

/** What a watch calls after each change, once the program has asked for that. @type {((hasChanged: () => boolean) => Promise<void>) | undefined} */
let act;

/**
 * @param {Bundles} bundles
 * @param {Context} context
 */
export function run(bundles, context) {
  const later = OPTIMISE_LATER[Number.parseInt(process.versions.node, 10)];
  if (later !== undefined) v8.setFlagsFromString(later);
  showSourcesInStackTraces();
  // Of a thread, whoever started it is told.
  if (context.port === undefined)
    process.on('uncaughtException', (error) => {
      if (process.listenerCount('uncaughtException') > 1) return;
      hasCrashed = true;
      console.error(...(error instanceof Error ? [told(error)] : ['Uncaught', error]));
      process.exit(1);
    });
  start(bundles, context);
}

/**
 * Runs the program.
 * @param {Bundles} bundles
 * @param {Context} context
 * @returns {(charts: Charts, build: Build) => void} gives it other charts
 */
function start({ build, program, charts }, context) {
  const { root, folder, port, keyOf } = context;
  // The thread that started it keeps what V8 has compiled.
  const save = port === undefined ? context.save : undefined;
  let key = keyOf(build);
  let sources = build.charts?.sources ?? {};
  // What lib/launched.ts describes.
  globalThis[Symbol.for('strata.launched')] = {
    bundle: basename(program.file),
    sources: (names) => names.map((name) => sources[name] ?? `${Date.now()}`).join(' '),
    holder: () => holder({ file: resolve(folder, 'run.json'), root }),
    thread() {
      const { Worker } = process.getBuiltinModule('node:worker_threads');
      return new Worker(new URL('launch-thread.mjs', import.meta.url), { argv: [context.entry, ...context.args] });
    },
    starter: port,
    remember: (run) => record({ file: resolve(folder, 'run.json'), root, key }, run),
    async watch(again) {
      const isFirst = act === undefined;
      act = again;
      if (!isFirst) return new Promise(() => {});
      const { watch } = await import('./launch-watch.mjs');
      return watch({
        build,
        context,
        act: (hasChanged) => act(hasChanged),
        start: (bundles) => start(bundles, context),
        exchange,
      });
    },
  };

  /** Packages of the program, which the charts use too: there must be one of each. */
  const shared = {};
  /** @type {Record<string, object> | undefined} */
  let modules;
  /** @type {Apart | undefined} */
  let apart;
  const ofProgram = createRequire(program.file);
  const inCharts = (/** @type {string} */ name) => (Object.hasOwn(shared, name) ? shared[name]() : ofProgram(name));
  /**
   * @param {Charts} other
   * @param {Build} [built]
   */
  function exchange(other, built) {
    if (built !== undefined) {
      for (const one of [charts, ...Object.values(charts?.patches ?? {})]) shown.delete(one);
      key = keyOf(built);
      sources = built.charts?.sources ?? {};
      charts = other;
    }
    const made = (built ?? build).charts;
    const bundled = () => evaluated(other, built === undefined ? save : undefined)(inCharts, {});
    if (made?.modules === undefined) {
      modules = bundled();
      return;
    }
    if (apart?.file !== made.file) apart = startApart(made.file, bundled(), inCharts);
    else shown.add(other);
    modules = linked(apart, made, other.patches, inCharts);
  }
  const inProgram = (/** @type {string} */ name) => {
    if (!name.startsWith(CHARTS) || charts === undefined) return ofProgram(name);
    if (modules === undefined) exchange(charts);
    return live(() => modules[name.slice(CHARTS.length)]);
  };
  evaluated(program, save)(inProgram, shared);
  return exchange;
}

/**
 * @param {string} file
 * @param {Record<string, Make>} base
 * @param {(name: string) => unknown} require
 * @returns {Apart}
 */
function startApart(file, base, require) {
  /** @type {{ exports: Record<string, () => object> }} */
  const module = { exports: {} };
  base[PACKAGES]?.(require, module, module.exports);
  return { file, base, packages: module.exports, patches: {}, instances: new Map() };
}

/**
 * Modules of the charts, as they are; those that do not depend on what has been made since stay what they were.
 * @param {Apart} apart
 * @param {Made} made
 * @param {Record<string, Bundle>} patches
 * @param {(name: string) => unknown} require
 */
function linked(apart, { modules = {}, sources = {} }, patches, require) {
  const { base, packages, instances } = apart;
  const paths = Object.keys({ ...apart.patches, ...patches });
  const dirty = new Set(paths.filter((path) => apart.patches[path]?.of.file !== patches[path]?.file));
  for (const path of dirty)
    for (const [importer, { imports }] of Object.entries(modules))
      if (Object.values(imports).includes(path)) dirty.add(importer);
  for (const path of dirty) instances.delete(path);
  const before = apart.patches;
  apart.patches = Object.fromEntries(
    Object.entries(patches).map(([path, of]) => {
      shown.add(of);
      const known = before[path];
      return [path, known?.of.file === of.file ? known : { of, make: compiled(of).runInThisContext() }];
    }),
  );
  const load = (/** @type {string} */ path) => {
    const known = instances.get(path);
    if (known !== undefined) return known.exports;
    if (Object.hasOwn(packages, path)) return packages[path]();
    const module = { exports: {} };
    instances.set(path, module);
    const imports = modules[path]?.imports ?? {};
    const inner = (/** @type {string} */ name) => (Object.hasOwn(imports, name) ? load(imports[name]) : require(name));
    try {
      (apart.patches[path]?.make ?? base[path])(inner, module, module.exports);
    } catch (error) {
      instances.delete(path);
      throw error;
    }
    return module.exports;
  };
  /** @type {Record<string, object>} */
  const entries = {};
  for (const name of Object.keys(sources)) entries[name] = load(`charts/${name}`);
  return entries;
}

/**
 * A module whose members are those of another one at the time when they are asked for.
 * @param {() => object} module
 */
function live(module) {
  const names = Object.getOwnPropertyNames(module());
  return Object.defineProperties(
    {},
    Object.fromEntries(names.map((name) => [name, { enumerable: name !== '__esModule', get: () => module()?.[name] }])),
  );
}

/**
 * What a bundle exports, once it is called with what it may require and what it shares.
 * @param {Bundle} bundle
 * @param {((file: string, content: Uint8Array) => void) | undefined} save keeps V8's compiled code
 */
function evaluated(bundle, save) {
  shown.add(bundle);
  const compiledFile = bundle.file.replace(/cjs$/, `${process.version}-${process.arch}.bin`);
  const script = compiled(bundle, readIfThere(compiledFile));
  // At exit, so that the functions which this run needed are in it.
  if (save !== undefined && script.cachedDataRejected !== false) {
    process.once('exit', () => hasCrashed || save(compiledFile, script.createCachedData()));
  }
  const body = script.runInThisContext();
  return (/** @type {(name: string) => unknown} */ require, /** @type {object} */ shared) => {
    const module = { exports: {} };
    body(require, module, module.exports, shared);
    return module.exports;
  };
}

/**
 * @param {Bundle} bundle
 * @param {Buffer} [cachedData]
 */
function compiled({ file, source }, cachedData) {
  const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  return new vm.Script(source(), { filename: file, cachedData, importModuleDynamically });
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Error stacks name the .ts files. Node's `--enable-source-maps` does this too, but pays for it in every run. */
function showSourcesInStackTraces() {
  /** @type {WeakMap<Bundle, SourceMap>} */
  const maps = new WeakMap();
  /** @param {NodeJS.CallSite} frame */
  const describe = (frame) => {
    const file = frame.getFileName();
    const bundle = [...shown].find((one) => one.file === file);
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
