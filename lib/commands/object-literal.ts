import { createRequire } from 'node:module';
import type * as Prettier from 'prettier';
import type ts from 'typescript';

/** A TypeScript file, edited as text, so that comments and formatting are kept. Places in it are found by name. */
export interface Source {
  readonly path: string;
  readonly file: ts.SourceFile;
  readonly compiler: typeof ts;
}

/** Replaces the text from `start` to `end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

// These programs are not in the bundle, and slow to load, so they are loaded only when needed. An `import()` in a
// bundle makes Node 20 print a warning.
const require = createRequire(import.meta.url);

/** Reads the text of a TypeScript file. */
export function parse(path: string, text: string): Source {
  const compiler = require('typescript') as typeof ts;
  return { path, file: compiler.createSourceFile(path, text, compiler.ScriptTarget.Latest, true), compiler };
}

/** The value at a path of names below an exported object; undefined if the file does not contain it as a literal. */
export function valueAt(source: Source, path: readonly string[]): ts.Expression | undefined {
  for (const exported of exportedObjects(source)) {
    const value = path.reduce<ts.Expression | undefined>(
      (at, name) => at && property(source, at, name)?.initializer,
      exported,
    );
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The object literal at a path of names below an exported object; like `valueAt`. */
export function literalAt(source: Source, path: readonly string[]): ts.ObjectLiteralExpression | undefined {
  const value = valueAt(source, path);
  return value && asLiteral(source, value);
}

/** The list that a file exports under a name; undefined if the file does not contain it as a literal. */
export function listAt({ file, compiler }: Source, name: string): ts.ArrayLiteralExpression | undefined {
  for (const statement of file.statements.filter(compiler.isVariableStatement)) {
    const found = statement.declarationList.declarations.find((declaration) => declaration.name.getText(file) === name);
    if (found?.initializer !== undefined && compiler.isArrayLiteralExpression(found.initializer))
      return found.initializer;
  }
  return undefined;
}

/** Appends a property to an object literal. */
export function append({ file, compiler }: Source, { properties }: ts.ObjectLiteralExpression, text: string): Edit {
  const last = properties.at(-1);
  if (last === undefined) return { start: properties.pos, end: properties.pos, text };
  if (!properties.hasTrailingComma) return { start: last.end, end: last.end, text: `, ${text}` };
  // A comment after the last property stays with it.
  const after = compiler.getTrailingCommentRanges(file.text, properties.end)?.at(-1)?.end ?? properties.end;
  return { start: after, end: after, text: `\n${text},` };
}

/** Replaces a value. */
export function replace({ file }: Source, value: ts.Expression, text: string): Edit {
  return { start: value.getStart(file), end: value.end, text };
}

/** The edited text, in the format of the project. */
export async function edited({ path, file }: Source, edits: readonly Edit[]): Promise<string> {
  const text = [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((before, { start, end, text: put }) => before.slice(0, start) + put + before.slice(end), file.text);
  return formatted(path, text);
}

/** The text of a TypeScript file at a path, in the format of the project. */
export async function formatted(path: string, text: string): Promise<string> {
  const prettier = require('prettier') as typeof Prettier;
  return prettier.format(text, { ...(await prettier.resolveConfig(path)), parser: 'typescript' });
}

/** A name as the key of a property. */
export function key(name: string): string {
  return /^[a-z]\w*$/i.test(name) ? name : `'${name}'`;
}

function exportedObjects(source: Source): readonly ts.ObjectLiteralExpression[] {
  const { file, compiler } = source;
  return file.statements.flatMap((statement) => {
    if (!compiler.isVariableStatement(statement)) return [];
    if (!statement.modifiers?.some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword)) return [];
    return statement.declarationList.declarations.flatMap(
      ({ initializer }) => (initializer && asLiteral(source, initializer)) ?? [],
    );
  });
}

function property(source: Source, object: ts.Expression, name: string): ts.PropertyAssignment | undefined {
  const { compiler } = source;
  return asLiteral(source, object)?.properties.find(
    (one): one is ts.PropertyAssignment =>
      compiler.isPropertyAssignment(one) &&
      (compiler.isIdentifier(one.name) || compiler.isStringLiteral(one.name)) &&
      one.name.text === name,
  );
}

/** An expression without `as const`, `satisfies T` and parentheses. */
function asLiteral({ compiler }: Source, expression: ts.Expression): ts.ObjectLiteralExpression | undefined {
  let at = expression;
  while (compiler.isAsExpression(at) || compiler.isSatisfiesExpression(at) || compiler.isParenthesizedExpression(at)) {
    at = at.expression;
  }
  return compiler.isObjectLiteralExpression(at) ? at : undefined;
}
