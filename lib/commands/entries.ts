import type ts from 'typescript';
import type { Edit, Source } from './object-literal.ts';

/** The name in camelCase; with a word appended if it is a reserved word or already has a meaning in the file. */
export function freeIdentifier(source: Source, name: string): string {
  const identifier = name.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase());
  const { compiler } = source;
  const scanner = compiler.createScanner(compiler.ScriptTarget.Latest, true, undefined, identifier);
  const isWord = scanner.scan() !== compiler.SyntaxKind.Identifier || ['eval', 'arguments'].includes(identifier);
  return isWord || declaredNames(source).has(identifier) ? `${identifier}Workload` : identifier;
}

function declaredNames({ file, compiler }: Source): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (compiler.isImportSpecifier(node) || compiler.isVariableDeclaration(node)) names.add(node.name.getText(file));
    if (!compiler.isExpression(node)) compiler.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** Adds an import among those of the same folder, in order. */
export function importEdit({ file, compiler }: Source, identifier: string, specifier: string): Edit {
  const imports = file.statements
    .filter(compiler.isImportDeclaration)
    .map((declaration) => ({ declaration, from: (declaration.moduleSpecifier as { text?: string }).text ?? '' }));
  const text = `import { ${identifier} } from '${specifier}';`;
  const next = imports.find(({ from }) => from.startsWith('./') && from > specifier)?.declaration.getStart(file);
  if (next !== undefined) return { start: next, end: next, text: `${text}\n` };
  const last = imports.at(-1)?.declaration.end ?? 0;
  return { start: last, end: last, text: `\n${text}` };
}
