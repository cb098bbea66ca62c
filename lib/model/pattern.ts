const patterns = new Map<string, RegExp>();

/** A pattern that a file of `lib/knowledge/` has as a text, compiled once. */
export function patternOf(text: string): RegExp {
  let pattern = patterns.get(text);
  if (pattern === undefined) patterns.set(text, (pattern = new RegExp(text)));
  return pattern;
}
