import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systems } from '../../charts/systems.ts';
import { adopt, type Adopted } from '../adopt/adopt.ts';
import { readManifests } from '../check/read-manifests.ts';
import { findingLine } from '../check/findings/text.ts';
import { problemLine } from '../resolve/problem.ts';
import { suggestion } from '../schemas/closest.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import { UsageError } from './command-line.ts';
import { freeIdentifier, importEdit } from './entries.ts';
import { manifestFiles } from './manifest-files.ts';
import { append, edited, formatted, key, literalAt, parse, type Edit, type Source } from './object-literal.ts';
import type { Outcome } from './project-files.ts';

const root = join(import.meta.dirname, '../..');

/** The arguments of the command. */
export interface Move {
  readonly system: string;
  readonly layer: string;
  readonly from: readonly string[];
}

/** Makes a spec of each workload in existing manifests, and adds them to a layer of a system. */
export async function moveWorkloads({ system: systemName, layer, from }: Move): Promise<Outcome> {
  const system = systems.find(({ name }) => name === systemName);
  const problem = (file: string, field: string, is: string, needed: string) => ({
    problems: [problemLine({ file, field, is, needed })],
  });
  if (system === undefined) {
    const names = systems.map(({ name }) => name);
    return problem(
      'charts/systems.ts',
      'systems',
      `'${systemName}'`,
      `one of ${names.join(', ')}${suggestion(systemName, names)}`,
    );
  }
  const systemFile = `charts/${system.name}/system.ts`;
  const layers = Object.keys(system.layers);
  if (!layers.includes(layer))
    return problem(systemFile, 'layers', `'${layer}'`, `one of ${layers.join(', ')}${suggestion(layer, layers)}`);
  const read = readFiles(from);
  if (read.problems !== undefined) return { problems: read.problems };
  const adopted = adopt(read.manifests, layer);
  const names = Object.keys(adopted.workloads);
  if (names.length === 0)
    return problem(from.join(' '), 'kind', 'no Deployment, StatefulSet, Job or CronJob', 'manifests of workloads');
  const taken = names.filter((name) => takenIn(system, name));
  if (taken.length > 0)
    return {
      problems: taken.map((name) =>
        problemLine({
          file: systemFile,
          field: 'workloads',
          is: `'${name}' is there already`,
          needed: 'other names in the manifests',
        }),
      ),
    };

  const source = parse(join(root, systemFile), readFileSync(join(root, systemFile), 'utf8'));
  const workloads = literalAt(source, ['layers', layer, 'workloads']);
  if (workloads === undefined)
    return problem(
      systemFile,
      `layers.${layer}.workloads`,
      'not an object literal',
      'an object literal in this file, to enter the workloads in',
    );
  const identifiers = new Map(names.map((name) => [name, freeIdentifier(source, name)]));
  const entries = [...identifiers].map(([name, identifier]) =>
    name === identifier ? name : `${key(name)}: ${identifier}`,
  );
  const edits = [
    ...[...identifiers].map(([name, identifier]) => importEdit(source, identifier, `./${name}.ts`)),
    append(source, workloads, entries.join(', ')),
    ...missingEntries(source, 'remoteSecrets', adopted.remoteSecrets, system.remoteSecrets),
    ...missingEntries(source, 'hosts', adopted.hosts, system.hosts),
  ];
  const added = await Promise.all(
    Object.entries(adopted.workloads).map(async ([name, spec]) => {
      const path = `charts/${system.name}/${name}.ts`;
      return { path, text: await formatted(join(root, path), specFile(identifiers.get(name) ?? name, spec)) };
    }),
  );
  return {
    changed: [{ path: systemFile, text: await edited(source, edits) }],
    added,
    says: said(adopted, read.warnings),
  };
}

function readFiles(from: readonly string[]) {
  try {
    const { texts } = manifestFiles(from);
    const { files, findings } = readManifests(texts);
    const unreadable = findings.filter(({ object, severity }) => object === '' && severity === 'error');
    if (unreadable.length > 0) return { problems: unreadable.map(findingLine) };
    return { manifests: [...files.values()].flat(), warnings: findings.map(findingLine) };
  } catch (error) {
    if (error instanceof UsageError) return { problems: error.message.split('\n') };
    throw error;
  }
}

function takenIn(system: SystemSpec, name: string): boolean {
  const layers = Object.values(system.layers);
  const known = layers.some(({ workloads, charts }) => name in workloads || (charts !== undefined && name in charts));
  return known || name in (system.dataServices ?? {}) || existsSync(join(root, `charts/${system.name}/${name}.ts`));
}

/** Adds entries to a field of the system, without those that exist; the field is added if it is missing. */
function missingEntries(
  source: Source,
  field: string,
  wanted: Readonly<Record<string, unknown>>,
  present: Readonly<Record<string, unknown>> = {},
): readonly Edit[] {
  const missing = Object.entries(wanted).filter(([name]) => !(name in present));
  if (missing.length === 0) return [];
  const text = missing.map(([name, value]) => `${key(name)}: ${JSON.stringify(value)}`).join(', ');
  const literal = literalAt(source, [field]);
  if (literal !== undefined) return [append(source, literal, text)];
  const whole = literalAt(source, []);
  return whole === undefined ? [] : [append(source, whole, `${field}: { ${text} }`)];
}

function specFile(identifier: string, spec: WorkloadSpec): string {
  const fields = Object.entries(spec)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${literal(value)},`);
  return `import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** ${spec.description.replaceAll('*/', '').replaceAll(/\s+/g, ' ')}. */
export const ${identifier} = {
  ${fields.join('\n  ')}
} as const satisfies WorkloadSpec;
`;
}

/** A value as TypeScript; names that are valid identifiers are keys without quotes. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => `${key(name)}: ${literal(item)}`)
    .join(', ')} }`;
}

function said({ notes, workloads }: Adopted, warnings: readonly string[]): readonly string[] {
  const lines = new Set([...warnings, ...notes.map(({ object, is, needed }) => `${object}: ${is} › ${needed}`)]);
  const count = Object.keys(workloads).length;
  return [
    ...(lines.size > 0 ? ['', 'Not carried over unchanged:'] : []),
    ...[...lines].map((line) => `  ${line}`),
    '',
    `${count} workload${count === 1 ? '' : 's'}; now: npm run synth`,
  ];
}
