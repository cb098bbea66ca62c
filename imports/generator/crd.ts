import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadAll } from 'js-yaml';

const root = join(import.meta.dirname, '../..');

/**
 * Imports CustomResourceDefinitions from files or URLs. Each is stored in imports/crds/, and checks its objects; `cdk8s
 * import` generates its classes in imports/cdk8s/.
 * @throws Error for anything that is not a CustomResourceDefinition, or cannot be read
 */
export async function importDefinitions(sources: readonly string[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const source of sources) {
    const text = await textOf(source);
    const documents = loadAll(text) as readonly ({ readonly kind?: unknown } | null | undefined)[];
    if (!documents.some((document) => document?.kind === 'CustomResourceDefinition'))
      throw new Error(`${source} holds no CustomResourceDefinition`);
    const path = `imports/crds/${basename(source).replace(/\.ya?ml$/, '')}.yaml`;
    mkdirSync(join(root, 'imports/crds'), { recursive: true });
    writeFileSync(join(root, path), text);
    paths.push(path);
  }
  const cdk8s = join(root, 'node_modules/.bin/cdk8s');
  const { status } = spawnSync(cdk8s, ['import', '--check-upgrade=false', ...paths], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`cdk8s import ${paths.join(' ')} failed`);
  return [...paths, ...markGenerated()];
}

/** Makes tsc skip the classes of `cdk8s import`, which do not compile with the options of this project. */
export function markGenerated(): readonly string[] {
  const folder = join(root, 'imports/cdk8s');
  const mark = '// @ts-nocheck\n';
  return filesOf(folder).map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.startsWith(mark)) writeFileSync(join(folder, file), mark + text);
    return `imports/cdk8s/${file}`;
  });
}

async function textOf(source: string): Promise<string> {
  if (!/^https?:/.test(source)) return readFileSync(source, 'utf8');
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status} ${response.statusText}`);
  return response.text();
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.ts'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
