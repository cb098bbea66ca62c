/**
 * Reads the output of `kubectl get -o json` with the JSON parser, which is many times faster. jq writes several objects one
 * after another.
 */
export function jsonDocuments(text: string): readonly object[] | undefined {
  if (!isJson(text)) return undefined;
  try {
    return [JSON.parse(text) as object];
  } catch {
    const parts = jsonParts(text);
    try {
      return parts.length === 1 ? undefined : parts.map((part) => JSON.parse(part) as object);
    } catch {
      // A YAML document may begin with a brace too.
      return undefined;
    }
  }
}

/** The objects of a text, where one ends a line and the next begins one: within an object a comma is between the two. */
export function jsonParts(text: string): readonly string[] {
  return text.split(/(?<=\}[ \t]*\r?\n)(?=\s*\{)/);
}

function isJson(text: string): boolean {
  return /^\s*\{\s*"/.test(text);
}
