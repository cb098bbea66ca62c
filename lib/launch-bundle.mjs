// Loaded by launch.mjs only when a source changed.
import { createRequire } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { stop } from 'esbuild';
import { importsOf, modulesApart } from './launch-apart.mjs';
import { hashed, removeOthers, settled, sourcesOf } from './launch-charts.mjs';
import { compiled, describe, isPackage, packagesShared } from './launch-esbuild.mjs';

/** @typedef {import('./launch.mjs').Build} Build */
/** @typedef {import('./launch.mjs').Bundles} Bundles */
/** @typedef {import('./launch.mjs').Made} Made */
/** @typedef {import('./launch-esbuild.mjs').Compiled} Compiled */

/** @typedef {import('./launch.mjs').Context} Context */

/**
 * @typedef {object} More
 * @property {Build | undefined} build what the cache holds, if its program is that of today
 * @property {boolean} [keepsRunning] whether esbuild stays, for the next time
 * @typedef {Context & More} Options
 */

/** Files of the launcher. */
const LAUNCHER = [
  'launch.mjs',
  'launch-apart.mjs',
  'launch-bundle.mjs',
  'launch-charts.mjs',
  'launch-error.mjs',
  'launch-esbuild.mjs',
  'launch-run.mjs',
  'launch-thread.mjs',
  'launch-watch.mjs',
  'run-record.mjs',
];

/**
 * Bundles the entry and all it imports, packages too, into one CommonJS function, and what it imports from `charts/` into
 * another, and fills the cache folder. People change charts far more often than the program: then only those are made anew.
 * @param {Options} options
 * @returns {Promise<Bundles | undefined>} nothing where a source is wrong; then the problems are on stderr
 */
export async function bundle(options) {
  try {
    return await bundles(options);
  } catch (error) {
    if (!Array.isArray(error.errors)) throw error;
    for (const message of error.errors) console.error(describe(message));
    return undefined;
  } finally {
    if (!options.keepsRunning) await stop();
  }
}

/** @param {Options} options */
async function bundles(options) {
  const { folder, root, save, build: known, bundlesOf } = options;
  /** @type {Map<string, string>} */
  const texts = new Map();
  let modules = known?.modules ?? [];
  let shared = known?.shared ?? [];
  let program = known?.program;
  if (program === undefined) {
    modules = [];
    program = await programBundle(options, modules, shared, texts);
  }
  const asked = new Set();
  const charts = modules.length === 0 ? undefined : await chartsBundle(options, modules, asked, texts);
  if ([...asked].some((name) => !shared.includes(name))) {
    shared = [...asked].sort();
    program = await programBundle(options, [], shared, texts);
  }
  const build = { root, program, ...(charts && { charts }), modules, shared, esbuild: esbuildProgram() };
  save(join(folder, 'build.json'), JSON.stringify(build));
  removeOthers(folder, build);
  return bundlesOf(build, texts);
}

/**
 * @param {Options} options
 * @param {string[]} modules gets those of the charts that the program imports
 * @param {readonly string[]} shared
 * @param {Map<string, string>} texts gets what is written, by file
 */
async function programBundle(options, modules, shared, texts) {
  const { entry, root } = options;
  const startedAt = Date.now();
  const inCharts = join(root, 'charts') + sep;
  const start = shared.length === 0 ? [] : [`import 'strata:shared';`];
  const made = await compiled(options, 'program', {
    stdin: { contents: [...start, `import ${JSON.stringify(entry)};`].join('\n'), resolveDir: root },
    plugins: [
      {
        name: 'charts apart',
        setup: (build) =>
          build.onResolve({ filter: /^\./ }, ({ path, importer, resolveDir }) => {
            const file = resolve(resolveDir, path);
            if (!file.startsWith(inCharts) || importer.startsWith(inCharts) || entry.startsWith(inCharts))
              return undefined;
            const name = relative(root, file).replaceAll('\\', '/');
            if (!modules.includes(name)) modules.push(name);
            return { path: `strata:${name}`, external: true, sideEffects: true };
          }),
      },
      {
        name: 'packages to share',
        setup(build) {
          build.onResolve({ filter: /^strata:shared$/ }, ({ path }) => ({ path, namespace: 'strata' }));
          build.onLoad({ filter: /./, namespace: 'strata' }, () => ({
            contents: shared
              .map((name) => JSON.stringify(name))
              .map((name) => `strata_shared[${name}] = () => require(${name});`)
              .join('\n'),
            resolveDir: root,
          }));
        },
      },
    ],
  });
  return kept(options, 'program', made, made.metafile.inputs, startedAt, texts);
}

/**
 * @param {Options} options
 * @param {readonly string[]} names of modules that the program imports
 * @param {Set<string>} asked gets the shared packages that the charts use
 * @param {Map<string, string>} texts gets what is written, by file
 * @returns {Promise<Made>}
 */
async function chartsBundle(options, names, asked, texts) {
  const startedAt = Date.now();
  const lines = names.map((name, index) => `import * as m${index} from ${JSON.stringify(`./${name}`)};`);
  const exported = names.map((name, index) => `m${index} as ${JSON.stringify(name.slice('charts/'.length))}`);
  const whole = await compiled(options, 'charts', {
    stdin: { contents: `${lines.join('\n')}\nexport { ${exported.join(', ')} };`, resolveDir: options.root },
    plugins: [packagesShared(asked)],
  });
  const { inputs } = whole.metafile;
  const apart = await modulesApart(options, inputs);
  const made = kept(options, 'charts', apart ?? whole, inputs, startedAt, texts);
  const modules = apart?.modules ?? importsOf(inputs);
  const sources = sourcesOf(
    names.map((name) => name.slice('charts/'.length)),
    modules,
    made.inputs,
  );
  return { ...made, sources, ...(apart && { modules: apart.modules }) };
}

/**
 * Writes a bundle, and says what it was made of.
 * @param {Options} options
 * @param {string} name
 * @param {Compiled} compiled
 * @param {import('esbuild').Metafile['inputs']} of
 * @param {number} startedAt
 * @param {Map<string, string>} texts
 * @returns {Made}
 */
function kept({ root, folder, stamp, save }, name, { code, map }, of, startedAt, texts) {
  const file = `${name}-${hashed(code)}.cjs`;
  const inputs = [
    ...Object.keys(of).filter((path) => !/^(<stdin>|strata:)/.test(path) && !isPackage(path)),
    // Stand for all packages, esbuild itself among them.
    'node_modules/.package-lock.json',
    'package-lock.json',
    'package.json',
    'tsconfig.json',
    ...LAUNCHER.map((name) => relative(root, join(import.meta.dirname, name))),
  ].map((path) => settled(stamp(path), startedAt));
  for (const [path, text] of [
    [file, code],
    [`${file}.map`, map],
  ]) {
    texts.set(path, text);
    save(join(folder, path), text);
  }
  return { file, inputs };
}

/** Where esbuild's own program is, as its package says it; nothing where it is elsewhere. */
function esbuildProgram() {
  const file = process.platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild';
  try {
    const ofEsbuild = createRequire(createRequire(import.meta.url).resolve('esbuild'));
    return ofEsbuild.resolve(`@esbuild/${process.platform}-${process.arch}/${file}`);
  } catch {
    return undefined;
  }
}
