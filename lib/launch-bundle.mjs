// Loaded by launch.mjs only when a source changed.
import { readFile } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';
import {
  functionOf,
  hashed,
  headOf,
  isPatchable,
  linksOf,
  mapOf,
  PACKAGES,
  removeOthers,
  settled,
  sourcesOf,
} from './launch-charts.mjs';

/** @typedef {import('./launch.mjs').Build} Build */
/** @typedef {import('./launch.mjs').Bundle} Bundle */
/** @typedef {import('./launch.mjs').Bundles} Bundles */
/** @typedef {import('./launch.mjs').Made} Made */
/** @typedef {import('./launch.mjs').Module} Module */
/** @typedef {import('./launch.mjs').Stamp} Stamp */
/** @typedef {{ code: string, map: string }} Compiled */

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

/** Files of the launcher. */
const LAUNCHER = [
  'launch.mjs',
  'launch-bundle.mjs',
  'launch-charts.mjs',
  'launch-error.mjs',
  'launch-run.mjs',
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
 * @param {Set<string>} asked
 * @returns {import('esbuild').Plugin}
 */
function packagesShared(asked) {
  return {
    name: 'packages shared',
    setup: (build) =>
      build.onResolve({ filter: SHARED }, ({ path }) => {
        asked.add(path);
        return { path, external: true };
      }),
  };
}

/**
 * Each module of the charts by itself, and what they use of packages as one; nothing where a module is not of the usual sort.
 * @param {Options} options
 * @param {import('esbuild').Metafile['inputs']} inputs
 */
async function modulesApart(options, inputs) {
  const { root } = options;
  const paths = Object.keys(inputs).filter((path) => path !== '<stdin>' && !isPackage(path));
  const imports = paths.flatMap((path) => inputs[path]?.imports ?? []);
  const isSimple =
    paths.every((path) => /\.(m?ts|json)$/.test(path)) &&
    imports.every(({ kind, path, external }) => kind === 'import-statement' && (external !== true || isGiven(path)));
  if (!isSimple || paths.length === 0) return undefined;
  const { outputFiles, metafile } = await build({
    ...shape(root),
    outdir: join(root, 'strata-charts'),
    entryPoints: paths.map((path) => resolve(root, path)),
    plugins: [places],
  });
  const contents = new Map(outputFiles.map(({ path, text }) => [relative(root, path).replaceAll('\\', '/'), text]));
  const imported = importsOf(inputs);
  /** @type {Record<string, Module>} */
  const modules = {};
  const parts = await Promise.all(
    Object.entries(metafile.outputs).flatMap(([output, { entryPoint }]) => {
      const [code, map] = [contents.get(output), contents.get(`${output}.map`)];
      if (entryPoint === undefined || code === undefined || map === undefined) return [];
      return readFile(resolve(root, entryPoint), 'utf8').then((text) => {
        const links = isPatchable(entryPoint, text) ? linksOf(code) : undefined;
        modules[entryPoint] = { imports: imported[entryPoint]?.imports ?? {}, head: headOf(text), links };
        return { name: entryPoint, code: functionOf(code), map: mapOf(map, root, entryPoint) };
      });
    }),
  );
  const packages = [
    ...new Set(imports.flatMap(({ path, external }) => (external !== true && isPackage(path) ? path : []))),
  ];
  if (packages.length > 0) {
    const lines = packages.map(
      (path) => `${JSON.stringify(path)}: () => require(${JSON.stringify(resolve(root, path))})`,
    );
    const stdin = { contents: `module.exports = { ${lines.join(', ')} };`, resolveDir: root };
    parts.push({
      name: PACKAGES,
      ...(await compiled(options, 'charts', { stdin, plugins: [packagesShared(new Set())] })),
    });
  }
  return { ...joined(parts), modules };
}

/**
 * Functions by name, with one source map.
 * @param {readonly { name: string, code: string, map: string }[]} parts
 * @returns {Compiled}
 */
function joined(parts) {
  /** @type {object[]} */
  const sections = [];
  // In pairs, because a stack trace would name a function by its place in an object.
  let text = '(function (require, module) {module.exports = Object.fromEntries([\n';
  let line = 1;
  for (const { name, code, map } of parts) {
    const key = `[${JSON.stringify(name)},\n`;
    sections.push({ offset: { line: line + 1, column: 0 }, map: JSON.parse(map) });
    text += `${key}${code}],\n`;
    line += 1 + code.split('\n').length;
  }
  return { code: `${text}])})`, map: JSON.stringify({ version: 3, sections }) };
}

/**
 * What is required in each module, as it is written there.
 * @param {import('esbuild').Metafile['inputs']} inputs
 */
function importsOf(inputs) {
  return Object.fromEntries(
    Object.entries(inputs).map(([path, { imports }]) => [
      path,
      {
        imports: Object.fromEntries(
          imports.flatMap(({ original, path, external }) => (external === true ? [] : [[original ?? path, path]])),
        ),
      },
    ]),
  );
}

/** Whether a module need not be bundled. @param {string} name */
function isGiven(name) {
  return SHARED.test(name) || builtinModules.includes(name.replace(/^node:/, ''));
}

/**
 * How esbuild makes a module.
 * @param {string} root
 * @returns {import('esbuild').BuildOptions & { metafile: true, write: false }}
 */
function shape(root) {
  return {
    absWorkingDir: root,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    define: Object.fromEntries(Object.keys(PLACES).map((name) => [name, identifier(name)])),
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: 'silent',
  };
}

/**
 * A bundle, as one function.
 * @param {Options} options
 * @param {string} name
 * @param {import('esbuild').BuildOptions} more
 */
async function compiled({ root, folder }, name, { plugins = [], ...more }) {
  const { outputFiles, warnings, metafile } = await build({
    ...shape(root),
    ...more,
    outfile: join(folder, `${name}.cjs`),
    bundle: true,
    external: EXTERNAL,
    alias: {
      // The package of this name, not Node's own module, which Node deprecates.
      punycode: 'punycode/punycode.js',
      // Its CommonJS form loads its parts by names that a bundler does not see.
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
    },
    banner: { js: '(function (require, module, exports, strata_shared) {' },
    footer: { js: '})' },
    plugins: [...plugins, places],
  });
  for (const message of warnings) {
    if (!isPackage(message.location?.file ?? '')) console.error(describe(message));
  }
  const code = outputFiles.find(({ path }) => path.endsWith('.cjs'));
  const map = outputFiles.find(({ path }) => path.endsWith('.map'));
  if (code === undefined || map === undefined) throw new Error('esbuild made no bundle');
  return { code: code.text, map: map.text, metafile };
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

/** @type {import('esbuild').Plugin} */
const places = { name: 'places', setup: (build) => build.onLoad({ filter: /\.[cm]?[jt]s$/ }, load) };

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
