import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** A module of the repository, parsed. */
export interface SourceFile {
  /** Path below the repository. */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly tree: ts.SourceFile;
}

/** One import or re-export: a package, or a path below the repository. */
export interface Import {
  readonly from: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const root = join(import.meta.dirname, '..');

/** The TypeScript files below the given folders and files. */
export function sourceFiles(...paths: readonly string[]): readonly SourceFile[] {
  return paths
    .flatMap((path) => (path.endsWith('.ts') ? [path] : filesBelow(path)))
    .sort()
    .map((path) => parsed(path, readFileSync(join(root, path), 'utf8')));
}

/** A module as text; tests use it to prove that a check refuses something. */
export function parsed(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  return { path, tree, imports: tree.statements.flatMap((statement) => importOf(statement, path) ?? []) };
}

/** `path:line` of a node. */
export function place({ path, tree }: SourceFile, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}

/** A node and all nodes in it. */
export function* nodesIn(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesIn(child);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

function importOf(statement: ts.Statement, path: string): Import | undefined {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return undefined;
  const specifier = moduleSpecifier.text;
  const target = specifier.startsWith('.') ? relative(root, join(root, dirname(path), specifier)) : specifier;
  return { from: path, target, typeOnly: isTypeOnly(statement) };
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const { importClause } = statement;
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}
