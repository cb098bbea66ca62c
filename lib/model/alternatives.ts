/** The paths that a path with alternatives stands for: `a.(b|c.(d|e))` for `a.b`, `a.c.d` and `a.c.e`. */
export function alternatives(path: string): readonly string[] {
  const [choice, names] = /\(([^()]*)\)/.exec(path) ?? [];
  if (choice === undefined || names === undefined) return [path];
  return names.split('|').flatMap((name) => alternatives(path.replace(choice, name)));
}
