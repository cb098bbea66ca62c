// Loaded by launch.mjs only when a source changed.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';

/** @typedef {import('./launch.mjs').Build} Build */
/** @typedef {import('./launch.mjs').Bundle} Bundle */
/** @typedef {import('./launch.mjs').Bundles} Bundles */
/** @typedef {import('./launch.mjs').Made} Made */
/** @typedef {import('./launch.mjs').Stamp} Stamp */

/** @typedef {import('./launch.mjs').Context} Context */

/**
 * @typedef {object} More
 * @property {Build | undefined} build what the cache holds, if its program is that of today
 * @property {boolean} [keepsRunning] whether esbuild stays, for the next time
 * @typedef {Context & More} Options
 */

/** Programs, not parts of one: left to be loaded from node_modules when the code asks for them. */
const EXTERNAL = ['esbuild', 'typescript', 'vitest', 'tsx', 'prettier', 'eslint', 'cdk8s-cli'];

/** Packages of which the program and the charts must have the same one: constructs of one are given to the other. */
const SHARED = /^(cdk8s|constructs)(\/|$)/;

/** Younger than this when the build began, a file may change again without its time changing, in ms. */
const CLOCK_GRANULARITY = 20;

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
  const { folder, root, save, build: known } = options;
  let modules = known?.modules ?? [];
  let shared = known?.shared ?? [];
  let program = known?.program && { made: known.program, bundle: stored(folder, known.program) };
  if (program === undefined) {
    modules = [];
    program = await programBundle(options, modules, shared);
  }
  const asked = new Set();
  const charts = modules.length === 0 ? undefined : await chartsBundle(options, modules, asked);
  if ([...asked].some((name) => !shared.includes(name))) {
    shared = [...asked].sort();
    program = await programBundle(options, [], shared);
  }
  const made = { program: program.made, ...(charts && { charts: charts.made }) };
  const build = { root, ...made, modules, shared };
  save(join(folder, 'build.json'), JSON.stringify(build));
  removeOthers(folder, [made.program, made.charts].map((one) => one?.file.replace(/cjs$/, '')).filter(Boolean));
  return { build, program: program.bundle, charts: charts?.bundle };
}

/**
 * @param {Options} options
 * @param {string[]} modules gets those of the charts that the program imports
 * @param {readonly string[]} shared
 */
function programBundle(options, modules, shared) {
  const { entry, root } = options;
  const inCharts = join(root, 'charts') + sep;
  const start = shared.length === 0 ? [] : [`import 'strata:shared';`];
  return bundleOf(options, 'program', {
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
}

/**
 * @param {Options} options
 * @param {readonly string[]} modules
 * @param {Set<string>} asked gets the shared packages that the charts use
 */
function chartsBundle(options, modules, asked) {
  const lines = modules.map((name, index) => `import * as m${index} from ${JSON.stringify(`./${name}`)};`);
  const entries = modules.map((name) => [name.slice('charts/'.length), name]);
  const exported = modules.map((name, index) => `m${index} as ${JSON.stringify(name.slice('charts/'.length))}`);
  return bundleOf(
    options,
    'charts',
    {
      stdin: {
        contents: `${lines.join('\n')}\nexport { ${exported.join(', ')} };`,
        resolveDir: options.root,
      },
      plugins: [
        {
          name: 'packages shared',
          setup: (build) =>
            build.onResolve({ filter: SHARED }, ({ path }) => {
              asked.add(path);
              return { path, external: true };
            }),
        },
      ],
    },
    entries,
  );
}

/**
 * @param {Options} options
 * @param {string} name
 * @param {import('esbuild').BuildOptions} more
 * @param {readonly (readonly [name: string, path: string])[]} entries modules whose sources are named, by name
 * @returns {Promise<{ made: Made, bundle: Bundle }>}
 */
async function bundleOf({ root, folder, stamp, save }, name, { plugins = [], ...more }, entries = []) {
  const startedAt = Date.now();
  const result = await build({
    ...more,
    outfile: join(folder, `${name}.cjs`),
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    external: EXTERNAL,
    alias: {
      // The package of this name, not Node's own module, which Node deprecates.
      punycode: 'punycode/punycode.js',
      // Its CommonJS form loads its parts by names that a bundler does not see.
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
    },
    banner: { js: '(function (require, module, exports, strata_shared) {' },
    footer: { js: '})' },
    minifySyntax: true,
    minifyWhitespace: true,
    define: Object.fromEntries(Object.keys(PLACES).map((name) => [name, identifier(name)])),
    plugins: [...plugins, { name: 'places', setup: (build) => build.onLoad({ filter: /\.[cm]?[jt]s$/ }, load) }],
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  for (const message of result.warnings) {
    if (!isPackage(message.location?.file ?? '')) console.error(describe(message));
  }
  const code = result.outputFiles.find(({ path }) => path.endsWith('.cjs'));
  const map = result.outputFiles.find(({ path }) => path.endsWith('.map'));
  if (code === undefined || map === undefined) throw new Error('esbuild made no bundle');
  const made = { file: `${name}-${code.hash.replace(/\W/g, '_')}.cjs`, inputs: [] };
  const file = join(folder, made.file);
  made.inputs = [
    ...Object.keys(result.metafile.inputs).filter((path) => !/^(<stdin>|strata:)/.test(path) && !isPackage(path)),
    // Stand for all packages, esbuild itself among them.
    'node_modules/.package-lock.json',
    'package-lock.json',
    'package.json',
    'tsconfig.json',
    ...['launch.mjs', 'launch-bundle.mjs', 'launch-run.mjs', 'launch-watch.mjs', 'run-record.mjs'].map((name) =>
      relative(root, join(import.meta.dirname, name)),
    ),
  ].map((path) => {
    const [, mtimeMs, ctimeMs, size] = stamp(path);
    return [path, Math.max(mtimeMs, ctimeMs) < startedAt - CLOCK_GRANULARITY ? mtimeMs : -1, ctimeMs, size];
  });
  const stamps = new Map(made.inputs.map((input) => [input[0], input]));
  made.sources = Object.fromEntries(
    entries.map(([name, path]) => [name, sourcesOf(path, result.metafile.inputs, stamps)]),
  );
  save(file, code.contents);
  save(`${file}.map`, map.contents);
  return { made, bundle: { file, source: () => code.text, sourceMap: () => map.text } };
}

/**
 * A hash of a module and all that it imports, by when they were changed.
 * @param {string} entry
 * @param {import('esbuild').Metafile['inputs']} inputs
 * @param {ReadonlyMap<string, Stamp>} stamps
 */
function sourcesOf(entry, inputs, stamps) {
  const paths = new Set([entry]);
  for (const path of paths) for (const one of inputs[path]?.imports ?? []) paths.add(one.path);
  const found = [...paths].map((path) => stamps.get(path) ?? [path]);
  // What is too young to tell is like nothing else.
  if (found.some(([, mtimeMs]) => mtimeMs === -1)) found.push(process.hrtime.bigint().toString());
  return createHash('sha256').update(JSON.stringify(found)).digest('base64url');
}

/**
 * @param {string} folder
 * @param {Made} made
 * @returns {Bundle}
 */
function stored(folder, made) {
  const file = join(folder, made.file);
  return { file, source: () => readFileSync(file, 'latin1'), sourceMap: () => readFileSync(`${file}.map`, 'utf8') };
}

/**
 * What a module may ask about its own place, which the bundle has lost: each becomes a constant of the module.
 * @type {Record<string, (path: string) => string>}
 */
const PLACES = {
  'import.meta.url': (path) => pathToFileURL(path).href,
  'import.meta.dirname': dirname,
  'import.meta.filename': (path) => path,
  __dirname: dirname,
  __filename: (path) => path,
};

/** @param {string} place */
function identifier(place) {
  return `strata_${place.replaceAll('.', '_')}`;
}

/**
 * @param {{ path: string }} file
 * @returns {Promise<{ contents: string, loader: 'default' }>}
 */
async function load({ path }) {
  let text = await readFile(path, 'utf8');
  // Stack traces name a package's files as they are installed; some carry megabytes of inline map.
  if (isPackage(path)) text = text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  const constants = Object.entries(PLACES)
    .filter(([name]) => text.includes(name))
    .map(([name, value]) => `const ${identifier(name)} = ${JSON.stringify(value(path))};`);
  if (constants.length > 0) {
    const [head] = /^(#!.*\n)?(\s*(["'])use strict\3;)?/.exec(text) ?? [''];
    text = `${head}${constants.join('')}${text.slice(head.length)}`;
  }
  return { contents: text, loader: 'default' };
}

/** @param {string} path */
function isPackage(path) {
  return /(^|[\\/])node_modules[\\/]/.test(path);
}

/**
 * @param {Pick<import('esbuild').Message, 'text' | 'location' | 'notes'>} message
 * @returns {string}
 */
function describe({ text, location, notes }) {
  const place = location === null ? '' : `${location.file}:${location.line}:${location.column + 1}: `;
  const cure = text.startsWith('Top-level await') ? '; put it into an async function and call that' : '';
  const elsewhere = notes.filter((note) => note.location !== null);
  return [`${place}${text}${cure}`, ...elsewhere.map((note) => `  ${describe({ ...note, notes: [] })}`)].join('\n');
}

/**
 * Removes what earlier bundles left, but never what a run at the same time has just written for these.
 * @param {string} folder
 * @param {readonly string[]} kept how the names of what stays begin
 */
function removeOthers(folder, kept) {
  try {
    for (const file of readdirSync(folder)) {
      if (!['build.json', 'run.json', ...kept].some((start) => file.startsWith(start)))
        rmSync(join(folder, file), { force: true });
    }
  } catch {
    // A read-only cache has nothing to remove.
  }
}
