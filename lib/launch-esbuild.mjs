// How esbuild makes a module or a bundle, for launch-bundle.mjs.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @typedef {import('./launch.mjs').Context} Context */
/** @typedef {{ code: string, map: string }} Compiled */

/** Programs, not parts of one: left to be loaded from node_modules when the code asks for them. */
const EXTERNAL = ['esbuild', 'typescript', 'vitest', 'tsx', 'prettier', 'eslint', 'cdk8s-cli'];

/** Packages of which the program and the charts must have the same one: constructs of one are given to the other. */
export const SHARED = /^(cdk8s|constructs)(\/|$)/;

/**
 * @param {Set<string>} asked
 * @returns {import('esbuild').Plugin}
 */
export function packagesShared(asked) {
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
 * How esbuild makes a module.
 * @param {string} root
 * @returns {import('esbuild').BuildOptions & { metafile: true, write: false }}
 */
export function shape(root) {
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
 * @param {Context} context
 * @param {string} name
 * @param {import('esbuild').BuildOptions} more
 */
export async function compiled({ root, folder }, name, { plugins = [], ...more }) {
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
export const places = { name: 'places', setup: (build) => build.onLoad({ filter: /\.[cm]?[jt]s$/ }, load) };

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
export function isPackage(path) {
  return /(^|[\\/])node_modules[\\/]/.test(path);
}

/**
 * @param {Pick<import('esbuild').Message, 'text' | 'location' | 'notes'>} message
 * @returns {string}
 */
export function describe({ text, location, notes }) {
  const place = location === null ? '' : `${location.file}:${location.line}:${location.column + 1}: `;
  const cure = text.startsWith('Top-level await') ? '; put it into an async function and call that' : '';
  const elsewhere = notes.filter((note) => note.location !== null);
  return [`${place}${text}${cure}`, ...elsewhere.map((note) => `  ${describe({ ...note, notes: [] })}`)].join('\n');
}
