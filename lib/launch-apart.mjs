// The charts module by module, for launch-bundle.mjs.
import { readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { functionOf, headOf, isPatchable, linksOf, mapOf, PACKAGES } from './launch-charts.mjs';
import { compiled, isPackage, packagesShared, places, shape, SHARED } from './launch-esbuild.mjs';

/** @typedef {import('./launch.mjs').Context} Context */
/** @typedef {import('./launch.mjs').Module} Module */
/** @typedef {import('./launch-esbuild.mjs').Compiled} Compiled */

/**
 * Each module of the charts by itself, and what they use of packages as one; nothing where a module is not of the usual sort.
 * @param {Context} context
 * @param {import('esbuild').Metafile['inputs']} inputs
 */
export async function modulesApart(context, inputs) {
  const { root } = context;
  const paths = Object.keys(inputs).filter((path) => path !== '<stdin>' && !isPackage(path));
  const imports = paths.flatMap((path) => inputs[path]?.imports ?? []);
  const isSimple =
    paths.every((path) => /\.(m?ts|json)$/.test(path)) &&
    imports.every(({ kind, path, external }) => kind === 'import-statement' && (external !== true || isGiven(path)));
  if (!isSimple || paths.length === 0) return undefined;
  const { outputFiles, metafile } = await build({
    ...shape(root),
    outdir: join(root, 'strata-charts'),
    // By number, because a module of JSON may be beside one of TypeScript that has the same name.
    entryPoints: paths.map((path, number) => ({ in: resolve(root, path), out: String(number) })),
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
      ...(await compiled(context, 'charts', { stdin, plugins: [packagesShared(new Set())] })),
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
export function importsOf(inputs) {
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
