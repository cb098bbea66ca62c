const name = /^([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;
const domain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** A qualified name, described for people. */
export const qualifiedNames = 'a name of at most 63 letters, digits, -, _ and ., and a domain with / before it at most';

/**
 * Whether a text is the key of a label or an annotation, such as `app` or `example.com/app`.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function isQualifiedName(text: string): boolean {
  if (known.has(text)) return true;
  const isOne = isNameOrPrefixed(text);
  if (isOne) known.add(text);
  return isOne;
}

/** Objects share most of their keys. */
const known = new Set<string>();

function isNameOrPrefixed(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash === -1) return name.test(text);
  // The prefix of an annotation may have capitals: the API server converts it to lower case first.
  return slash <= 253 && domain.test(text.slice(0, slash).toLowerCase()) && name.test(text.slice(slash + 1));
}
