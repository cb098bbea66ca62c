// What the bundle of the charts is made of: each module by itself, so that after an edit only the edited one is made anew,
// by esbuild's program and not its library, and the others keep V8's compiled code.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import { join, resolve } from 'node:path';

/** @typedef {import('./launch.mjs').Build} Build */
/** @typedef {import('./launch.mjs').Bundles} Bundles */
/** @typedef {import('./launch.mjs').Charts} Charts */
/** @typedef {import('./launch.mjs').Context} Context */
/** @typedef {import('./launch.mjs').Module} Module */
/** @typedef {import('./launch.mjs').Stamp} Stamp */

/** Younger than this when the build began, a file may change again without its time changing, in ms. */
const CLOCK_GRANULARITY = 20;

/** Beside the modules of the charts, what they use of packages. */
export const PACKAGES = 'strata:packages';

/** With more modules made anew than this, all of them are bundled again. */
const MOST_PATCHES = 12;

/** How a module is made. */
const SHAPE = { format: 'cjs', platform: 'node', target: 'node20.19', minifySyntax: true, minifyWhitespace: true };

/** With a source map at the end of the code. */
const MAPPED = { sourcemap: 'inline', sourcesContent: false };

/** What a module may ask about its own place: only the whole bundle can tell. */
const PLACE = /import\.meta|__dirname|__filename/;

/**
 * Compiles a module of the project, with a source map at its end; gives nothing where it is wrong, or esbuild warns of it.
 * @typedef {(path: string, root: string, esbuild: string) => string | undefined | Promise<string | undefined>} Compile
 */

/**
 * The bundles after an edit that leaves the imports and exports of each module as they were.
 * @param {Build | undefined} build what the cache holds, if its program is that of today
 * @param {Context} context
 * @param {Compile} [compile]
 * @returns {Promise<Bundles | undefined>} nothing where all charts must be bundled, or something is wrong in them
 */
export async function patched(build, context, compile = byProgram) {
  const { root, folder, isUnchanged, save, bundlesOf } = context;
  const { charts, esbuild } = build ?? {};
  if (charts?.modules === undefined || esbuild === undefined) return undefined;
  const startedAt = Date.now();
  const edited = charts.inputs.filter((input) => !isUnchanged(input)).map(([path]) => path);
  const patches = { ...charts.patches };
  if (new Set([...Object.keys(patches), ...edited]).size > MOST_PATCHES) return undefined;
  const made = await transformed(edited, charts.modules, (path) => compile(path, root, esbuild), root);
  if (made === undefined) return undefined;
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const { path, code, map } of made) {
    const file = `${charts.file.replace(/\.cjs$/, '')}-${hashed(`${path}\0${code}`)}.cjs`;
    patches[path] = file;
    texts.set(file, code).set(`${file}.map`, map);
  }
  for (const [file, text] of texts) save(join(folder, file), text);
  const inputs = charts.inputs.map((input) =>
    edited.includes(input[0]) ? settled(context.stamp(input[0]), startedAt) : input,
  );
  const sources = sourcesOf(Object.keys(charts.sources ?? {}), charts.modules, inputs);
  const next = { ...build, charts: { ...charts, inputs, patches, sources } };
  save(join(folder, 'build.json'), JSON.stringify(next));
  removeOthers(folder, next);
  return bundlesOf(next, texts);
}

/** By esbuild's program, for once: its library takes longer to load. @type {Compile} */
function byProgram(path, root, esbuild) {
  const options = Object.entries({ ...SHAPE, ...MAPPED, logLevel: 'warning' }).map(([name, value]) => {
    const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return value === true ? `--${option}` : `--${option}=${value}`;
  });
  const { status, stdout, stderr } = spawnSync(esbuild, [path, ...options], { cwd: root, encoding: 'utf8' });
  return status === 0 && stderr === '' ? stdout : undefined;
}

/** By esbuild's library, for a process that goes on: its program is started once. @type {Compile} */
export async function byService(path, root) {
  const { build } = await import('esbuild');
  try {
    const options = { ...SHAPE, ...MAPPED, entryPoints: [path], absWorkingDir: root, write: false, logLevel: 'silent' };
    const { outputFiles, warnings } = await build(options);
    return warnings.length === 0 ? outputFiles[0]?.text : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The code of edited modules; nothing where one of them is linked to others in another way than before, or is wrong.
 * @param {readonly string[]} edited
 * @param {Readonly<Record<string, Module>>} modules
 * @param {(path: string) => ReturnType<Compile>} compile
 * @param {string} root
 */
async function transformed(edited, modules, compile, root) {
  /** @type {{ path: string, code: string, map: string }[]} */
  const made = [];
  for (const path of edited) {
    const before = modules[path];
    const text = textIfThere(resolve(root, path));
    if (text === undefined || before?.links === undefined) return undefined;
    if (!isPatchable(path, text) || headOf(text) !== before.head) return undefined;
    const [code = '', map] =
      (await compile(path))?.split(/^\/\/# sourceMappingURL=data:application\/json;base64,/m) ?? [];
    // What is wrong is said by whoever bundles everything.
    if (map === undefined || linksOf(code) !== before.links) return undefined;
    made.push({ path, code: functionOf(code), map: mapOf(Buffer.from(map, 'base64').toString(), root, path) });
  }
  return made;
}

/** Whether a module can be made by itself. @param {string} path @param {string} text */
export function isPatchable(path, text) {
  return /\.m?ts$/.test(path) && !PLACE.test(text);
}

/**
 * A module as a function of what it requires; its code begins on the second line.
 * @param {string} code
 */
export function functionOf(code) {
  return `(function (require, module, exports) {\n${code.trimEnd()}\n})`;
}

/**
 * The source map of code that begins on the second line.
 * @param {string} map
 * @param {string} root
 * @param {string} path
 */
export function mapOf(map, root, path) {
  const { mappings, ...more } = JSON.parse(map);
  return JSON.stringify({ ...more, mappings: `;${mappings}`, sources: [resolve(root, path)] });
}

/**
 * What a module imports, and gives on at once, as it says it.
 * @param {string} text
 */
export function headOf(text) {
  return hashed(
    (text.match(/\b(?:import|export)\b[^'"`;]*\bfrom\s*['"][^'"]+['"]|\bimport\s*['"][^'"]+['"]/g) ?? []).join('\n'),
  );
}

/**
 * What a module requires and exports, as it is compiled; nothing where that cannot be told.
 * @param {string} code
 */
export function linksOf(code) {
  if (/\bimport\(|\b__reExport\(/.test(code)) return undefined;
  const [exported = ''] = /\b__export\(\w+,\{[^}]*\}\)/.exec(code) ?? [];
  const names = exported.match(/[\w$]+(?=:\(\)=>)/g) ?? [];
  const required = code.match(/\brequire\("[^"]+"\)/g) ?? [];
  return hashed([...names.sort(), ...new Set(required.sort())].join('\n'));
}

/**
 * Hashes of modules and all that they import, by when these were changed.
 * @param {readonly string[]} names below charts/
 * @param {Readonly<Record<string, { readonly imports: Readonly<Record<string, string>> }>>} modules
 * @param {readonly Stamp[]} inputs
 */
export function sourcesOf(names, modules, inputs) {
  const stamps = new Map(inputs.map((input) => [input[0], input]));
  return Object.fromEntries(
    names.map((name) => {
      const paths = new Set([`charts/${name}`]);
      for (const path of paths) for (const one of Object.values(modules[path]?.imports ?? {})) paths.add(one);
      const found = [...paths].map((path) => stamps.get(path) ?? [path]);
      // What is too young to tell is like nothing else.
      if (found.some(([, mtimeMs]) => mtimeMs === -1)) found.push([process.hrtime.bigint().toString()]);
      return [name, hashed(JSON.stringify(found))];
    }),
  );
}

/**
 * A stamp that says nothing where the file may have changed since without changing it.
 * @param {Stamp} stamp
 * @param {number} startedAt
 * @returns {Stamp}
 */
export function settled([path, mtimeMs, ctimeMs, size], startedAt) {
  return [path, Math.max(mtimeMs, ctimeMs) < startedAt - CLOCK_GRANULARITY ? mtimeMs : -1, ctimeMs, size];
}

/** @param {string} text */
export function hashed(text) {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16).replaceAll('-', '_');
}

/**
 * Removes what earlier bundles left, but never what a run at the same time has just written for these.
 * @param {string} folder
 * @param {Pick<Build, 'program' | 'charts'>} build
 */
export function removeOthers(folder, { program, charts }) {
  const patches = Object.values(charts?.patches ?? {});
  const bases = [program.file, ...(charts === undefined ? [] : [charts.file])].map((file) => file.replace(/cjs$/, ''));
  const kept = ['build.json', 'run.json', ...bases, ...patches];
  try {
    for (const file of readdirSync(folder))
      if (!kept.some((start) => file.startsWith(start))) rmSync(join(folder, file), { force: true });
  } catch {
    // A read-only cache has nothing to remove.
  }
}

/** @param {string} file */
function textIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
