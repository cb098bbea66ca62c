import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { SchemaFile } from '../imports/schema.ts';
import { wholeSystem } from './provenance/whole-system.ts';
import { nodesIn, parsed, place, sourceFiles, type SourceFile } from './source-files.ts';

const renderers = ['lib/kinds', 'lib/delivery', 'lib/runbooks', 'lib/constructs'];
const charts = sourceFiles('lib').filter(({ path }) => /^lib\/[^/]+\.ts$/.test(path));

describe('a field of a spec', () => {
  it('is read by lib/resolve/, or by the code that renders what resolve hands on', () => {
    const readers = readNames([...sourceFiles('lib/resolve', ...renderers, 'charts/controllers'), ...charts]);
    const files = [
      'calls',
      'cluster',
      'data-service',
      'delivery',
      'pod',
      'resources',
      'scaling',
      'serving',
      'system',
      'workload',
    ];
    const specs = sourceFiles(...files.map((name) => `lib/spec/${name}.ts`));
    const unread = declaredFields(specs).filter(({ name }) => !readers.has(name) && !passedOn.has(name));
    expect(
      unread.map(({ at, name }) => `${at} ${name}: nothing reads it; see "A field of a workload" in ARCHITECTURE.md`),
    ).toEqual([]);
  });

  it('that nothing reads is found', () => {
    const spec = parsed(
      'lib/spec/x.ts',
      'export interface A { readonly hostAliases?: string; readonly ports: number }',
    );
    const reader = parsed('lib/resolve/x.ts', "type B = Pick<A, 'hostAliases'>; const { ports } = spec;");
    const names = readNames([reader]);
    expect(declaredFields([spec]).flatMap(({ name }) => (names.has(name) ? [] : name))).toEqual(['hostAliases']);
  });

  it('of a workload is in the sample that proves which fields of objects come from it', () => {
    const { $defs } = JSON.parse(readFileSync('lib/spec/schema.json', 'utf8')) as SchemaFile;
    const kinds = ($defs.WorkloadSpec?.anyOf ?? []).map(({ $ref = '' }) => $defs[$ref.slice('#/$defs/'.length)]);
    const samples = Object.values(wholeSystem.layers).flatMap(({ workloads }) => Object.values(workloads));
    const missing = kinds.flatMap((kind) => {
      const name = String(kind?.properties?.kind?.enum?.[0] ?? '');
      const set = new Set(samples.flatMap((one) => (one.kind === name ? Object.keys(one) : [])));
      return Object.keys(kind?.properties ?? {}).flatMap((field) => (set.has(field) ? [] : `${name}.${field}`));
    });
    const everywhere = new Set(samples.flatMap((one) => Object.keys(one)));
    const unproved = missing.filter((one) => {
      const field = one.slice(one.indexOf('.') + 1);
      return !everywhere.has(field) && !unseen.has(field);
    });
    expect(unproved).toEqual([]);
  });
});

describe('a field of a resolved system', () => {
  it('is read by the code that renders it', () => {
    const readers = readNames([...sourceFiles('lib/resolve', ...renderers), ...charts]);
    const types = sourceFiles('lib/resolve').filter(({ path }) => /[/-](workload|system|hosting)\.ts$/.test(path));
    const unread = declaredFields(types).filter(({ name }) => !readers.has(name) && !passedOn.has(name));
    expect(unread.map(({ at, name }) => `${at} ${name}: nothing renders it`)).toEqual([]);
  });
});

/** Fields of objects that are rendered as they stand in the spec: a taint, the policies of an autoscaler, a configuration of MSK. */
const passedOn = new Set(['effect', 'periodSeconds', 'arn']);

/** Fields of workloads that no field of an object in production comes from: they decide where a workload runs, or are for dev. */
const unseen = new Set(['architectures', 'definedIn', 'faultsInDev', 'notInDev', 'onlyInDev', 'overrides']);

/** The fields of the interfaces and object types of files. */
function declaredFields(files: readonly SourceFile[]): readonly { readonly name: string; readonly at: string }[] {
  return files.flatMap((file) =>
    [...nodesIn(file.tree)].flatMap((node) =>
      ts.isPropertySignature(node) && ts.isIdentifier(node.name) && !isNever(node)
        ? [{ name: node.name.text, at: place(file, node) }]
        : [],
    ),
  );
}

function isNever({ type }: ts.PropertySignature): boolean {
  return type?.kind === ts.SyntaxKind.NeverKeyword;
}

/** The names of fields that files read: after a dot, in a pattern, in brackets, and before `in`. */
function readNames(files: readonly SourceFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tree } of files)
    for (const node of nodesIn(tree)) {
      if (ts.isPropertyAccessExpression(node)) names.add(node.name.text);
      else if (ts.isBindingElement(node)) names.add((node.propertyName ?? node.name).getText());
      else if (ts.isStringLiteral(node) && !ts.isLiteralTypeNode(node.parent)) names.add(node.text);
    }
  return names;
}
