// Loaded by launch.mjs only when a source changed.
import { readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';

/** @typedef {import('./launch.mjs').Bundle} Bundle */
/** @typedef {import('./launch.mjs').Stamp} Stamp */

/** Programs, not parts of one: left to be loaded from node_modules when the code asks for them. */
const EXTERNAL = ['esbuild', 'typescript', 'vitest', 'tsx', 'prettier', 'eslint', 'cdk8s-cli'];

/** Younger than this when the build began, a file may change again without its time changing, in ms. */
const CLOCK_GRANULARITY = 20;

/**
 * Bundles the entry and all it imports, packages too, into one CommonJS function, and fills the cache folder.
 * @param {object} options
 * @param {string} options.entry
 * @param {string} options.root
 * @param {string} options.folder
 * @param {(path: string) => Stamp} options.stamp
 * @param {(file: string, content: string | Uint8Array) => void} options.save
 * @returns {Promise<Bundle | undefined>} nothing where a source is wrong; then the problems are on stderr
 */
export async function bundle({ entry, root, folder, stamp, save }) {
  const startedAt = Date.now();
  const result = await build({
    entryPoints: [entry],
    outfile: join(folder, 'bundle.cjs'),
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    external: EXTERNAL,
    banner: { js: '(function (require, module, exports) {' },
    footer: { js: '})' },
    minifySyntax: true,
    minifyWhitespace: true,
    define: Object.fromEntries(Object.keys(PLACES).map((name) => [name, identifier(name)])),
    plugins: [{ name: 'places', setup: (build) => build.onLoad({ filter: /\.[cm]?[jt]s$/ }, load) }],
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: 'silent',
  }).catch((error) => {
    if (!Array.isArray(error.errors)) throw error;
    for (const message of error.errors) console.error(describe(message));
    return undefined;
  });
  await stop();
  if (result === undefined) return undefined;
  for (const message of result.warnings) {
    if (!isPackage(message.location?.file ?? '')) console.error(describe(message));
  }

  const code = result.outputFiles.find(({ path }) => path.endsWith('.cjs'));
  const map = result.outputFiles.find(({ path }) => path.endsWith('.map'));
  if (code === undefined || map === undefined) throw new Error('esbuild made no bundle');
  const name = code.hash.replace(/\W/g, '_');
  const file = join(folder, `${name}.cjs`);
  /** @type {Stamp[]} */
  const inputs = [
    ...Object.keys(result.metafile.inputs).filter((path) => !isPackage(path)),
    // Stand for all packages, esbuild itself among them.
    'node_modules/.package-lock.json',
    'package-lock.json',
    'package.json',
    'tsconfig.json',
    relative(root, join(import.meta.dirname, 'launch.mjs')),
    relative(root, import.meta.filename),
  ].map((path) => {
    const [, mtimeMs, size] = stamp(path);
    return [path, mtimeMs < startedAt - CLOCK_GRANULARITY ? mtimeMs : -1, size];
  });
  save(file, code.contents);
  save(`${file}.map`, map.contents);
  save(join(folder, 'build.json'), JSON.stringify({ root, file: `${name}.cjs`, inputs }));
  removeOthers(folder, name);
  return { file, source: code.text, sourceMap: () => map.text };
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
 * Removes what earlier bundles left, but never what a run at the same time has just written for this one.
 * @param {string} folder
 * @param {string} name
 */
function removeOthers(folder, name) {
  try {
    for (const file of readdirSync(folder)) {
      if (file !== 'build.json' && !file.startsWith(`${name}.`)) rmSync(join(folder, file), { force: true });
    }
  } catch {
    // A read-only cache has nothing to remove.
  }
}
