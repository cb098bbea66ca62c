import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { importDefinitions, markGenerated } from './generator/crd.ts';
import { outputs, pretty } from './generator/outputs.ts';
import { specSchema } from './generator/spec.ts';

/**
 * Generates imports/schemas and imports/types from the published schemas of all kinds, and lib/spec/schema.json from
 * the types beside it: `npm run import -- [--check] [FOLDER]`. With --check it writes nothing; it names the files that
 * differ and exits with 1. `npm run import -- --crd FILE…` imports third-party kinds instead. Without a named folder
 * and without ../shared/schemas, it generates only lib/spec/schema.json.
 */
async function main(args: readonly string[]): Promise<void> {
  if (args[0] === '--crd') {
    await importOthers(args.slice(1));
    return;
  }
  markGenerated();
  const named = args.find((argument) => !argument.startsWith('--'));
  const folder = named ?? join(import.meta.dirname, '../../shared/schemas');
  const isThere = existsSync(folder);
  if (!isThere && named !== undefined) throw new Error(`no folder of schemas at ${resolve(folder)}`);
  if (!isThere) console.log(`imports/ is unchanged: no folder of schemas at ${resolve(folder)}`);
  const specs = new Map([['lib/spec/schema.json', await pretty(JSON.stringify(specSchema()), 'json')]]);
  const made = isThere ? new Map([...specs, ...(await outputs(folder))]) : specs;
  const differing = differences(made, isThere ? ['imports/schemas', 'imports/types'] : []);
  if (args.includes('--check')) {
    for (const file of differing) {
      const source = specs.has(file) ? 'the types beside it' : folder;
      console.error(`${file} is not what \`npm run import\` generates from ${source}`);
    }
    process.exitCode = differing.length === 0 ? 0 : 1;
    return;
  }
  for (const file of differing) write(file, made.get(file));
  console.log(`${made.size} files, ${differing.length} changed`);
}

/** Imports the kinds of CustomResourceDefinitions, given by file or address. */
async function importOthers(sources: readonly string[]): Promise<void> {
  if (sources.length === 0) {
    console.error(
      'usage: npm run import -- --crd FILE…, each a file or an https address of a CustomResourceDefinition',
    );
    process.exitCode = 2;
    return;
  }
  try {
    for (const path of await importDefinitions(sources)) console.log(path);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

const root = join(import.meta.dirname, '..');

/** The files that differ from what is generated, and files that nothing generates. */
function differences(made: ReadonlyMap<string, string>, folders: readonly string[]): string[] {
  const present = folders.flatMap((folder) => {
    const path = join(root, folder);
    return existsSync(path) ? readdirSync(path).map((name) => `${folder}/${name}`) : [];
  });
  const files = [...new Set([...made.keys(), ...present])].sort();
  return files.filter((file) => {
    const path = join(root, file);
    return !existsSync(path) || readFileSync(path, 'utf8') !== made.get(file);
  });
}

function write(file: string, text: string | undefined): void {
  const path = join(root, file);
  if (text === undefined) {
    rmSync(path);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

await main(process.argv.slice(2));
