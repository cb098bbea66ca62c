// Loaded by launch-run.mjs when a program asks to be called again after each change.
import { existsSync, readdirSync, watch as watchFolder } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { bundle } from './launch-bundle.mjs';
import { byService, patched } from './launch-charts.mjs';
import { told } from './launch-error.mjs';

/** @typedef {import('./launch.mjs').Build} Build */
/** @typedef {import('./launch.mjs').Bundles} Bundles */
/** @typedef {import('./launch.mjs').Charts} Charts */
/** @typedef {import('./launch.mjs').Context} Context */

/** An editor writes a file in several steps; after so long without one it has finished, in ms. */
const SILENCE = 8;

/** Folders that programs read, beside what they are made of. */
const READ = ['imports/schemas', 'imports/crds'];

/**
 * @param {object} options
 * @param {Build} options.build
 * @param {Context} options.context
 * @param {(hasChanged: () => boolean) => Promise<void>} options.act
 * @param {(bundles: Bundles) => (charts: Charts, build: Build) => void} options.start runs another program
 * @param {(charts: Charts, build: Build) => void} options.exchange gives the program other charts
 */
export async function watch({ build, context, act, start, exchange }) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
  const changes = watcher(context.root);
  changes.look(build);
  const again = () => act(changes.hasChanged);
  await attempt(again);
  for (let isBroken = false; ;) {
    const isRead = await changes.next();
    const { program, charts } = build;
    const isSameProgram = program.inputs.every(context.isUnchanged);
    const isSame = isSameProgram && (charts?.inputs ?? []).every(context.isUnchanged) && !isBroken;
    if (isSame && !isRead) continue;
    if (!isSame) {
      const known = isSameProgram ? build : undefined;
      const bundles =
        (await patched(known, context, byService)) ?? (await bundle({ ...context, build: known, keepsRunning: true }));
      isBroken = bundles === undefined;
      if (bundles !== undefined) {
        const isOther = bundles.build.program.file !== program.file;
        build = bundles.build;
        isBroken = !(await attempt(() => {
          if (isOther) exchange = start(bundles);
          else if (bundles.charts !== undefined) exchange(bundles.charts, build);
        }));
      }
      changes.look(build);
      if (isBroken) console.error('waiting for changes');
    }
    if (!isBroken) await attempt(again);
  }
}

/**
 * Does something, and shows what goes wrong in it.
 * @param {() => unknown} act
 */
async function attempt(act) {
  try {
    await act();
    return true;
  } catch (error) {
    console.error(told(error));
    return false;
  }
}

/**
 * Tells of changes in the folders of what bundles were made of.
 * @param {string} root
 */
function watcher(root) {
  const charts = join(root, 'charts') + sep;
  const read = READ.map((folder) => join(root, folder));
  /** @type {Map<string, import('node:fs').FSWatcher>} */
  const watched = new Map();
  /** @type {Set<string>} */
  let files = new Set();
  let [hasChanged, isRead] = [false, false];
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let wake = () => {};
  const note = (/** @type {string} */ folder, /** @type {string | null} */ name) => {
    const path = join(folder, name ?? '');
    const isOfRead = read.includes(folder);
    if (name !== null && !isOfRead && !files.has(path) && !path.startsWith(charts)) return;
    isRead ||= isOfRead;
    clearTimeout(timer);
    timer = setTimeout(() => {
      hasChanged = true;
      wake();
    }, SILENCE);
  };
  return {
    /** @param {Build} build */
    look({ program, charts: ofCharts }) {
      files = new Set([...program.inputs, ...(ofCharts?.inputs ?? [])].map(([path]) => resolve(root, path)));
      const folders = new Set([...files].map(dirname));
      for (const folder of [...below(charts), ...read]) folders.add(folder);
      for (const [folder, one] of watched)
        if (!folders.has(folder)) {
          one.close();
          watched.delete(folder);
        }
      for (const folder of folders) {
        if (watched.has(folder) || !existsSync(folder)) continue;
        const one = watchFolder(folder, (_, name) => note(folder, name));
        // A folder that is gone is not watched any more, and may come again.
        one.on('error', () => watched.delete(folder));
        watched.set(folder, one);
      }
    },
    hasChanged: () => hasChanged,
    /** Waits for the next change; gives whether what programs read is among it. */
    async next() {
      if (!hasChanged) await new Promise((resolve) => (wake = () => resolve(undefined)));
      const was = isRead;
      [hasChanged, isRead] = [false, false];
      return was;
    },
  };
}

/**
 * A folder and all that are in it.
 * @param {string} folder
 * @returns {string[]}
 */
function below(folder) {
  if (!existsSync(folder)) return [];
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder.replace(/[\\/]$/, ''), ...inner.flatMap((entry) => below(join(folder, entry.name)))];
}
