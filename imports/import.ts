import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { outputs } from './generator/outputs.ts';

/**
 * Makes imports/schemas and imports/types from the published schemas of all kinds: `npm run import -- [--check] [FOLDER]`.
 * With --check it writes nothing, and exits 1 naming the files that differ.
 */
async function main(args: readonly string[]): Promise<void> {
  const folder =
    args.find((argument) => !argument.startsWith('--')) ?? join(import.meta.dirname, '../../shared/schemas');
  if (!existsSync(folder)) throw new Error(`no folder of schemas at ${resolve(folder)}`);
  const made = await outputs(folder);
  const differing = differences(made);
  if (args.includes('--check')) {
    for (const file of differing) console.error(`imports/${file} is not what \`npm run import\` makes of ${folder}`);
    process.exitCode = differing.length === 0 ? 0 : 1;
    return;
  }
  for (const file of differing) write(file, made.get(file));
  console.log(`${made.size} files of imports/, ${differing.length} changed`);
}

function differences(made: ReadonlyMap<string, string>): string[] {
  const present = ['schemas', 'types'].flatMap((folder) => {
    const path = join(import.meta.dirname, folder);
    return existsSync(path) ? readdirSync(path).map((name) => `${folder}/${name}`) : [];
  });
  const files = [...new Set([...made.keys(), ...present])].sort();
  return files.filter((file) => {
    const path = join(import.meta.dirname, file);
    return !existsSync(path) || readFileSync(path, 'utf8') !== made.get(file);
  });
}

function write(file: string, text: string | undefined): void {
  const path = join(import.meta.dirname, file);
  if (text === undefined) {
    rmSync(path);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

await main(process.argv.slice(2));
