/** Documents, with the items of a List one by one. */
export function withItems(documents: readonly unknown[]): readonly unknown[] {
  return documents.flatMap((document) => listItems(document) ?? [document]);
}

/**
 * A List of kubectl or of the API server: a List of any kinds, or of one kind, such as ConfigMapList, whose items may
 * leave out their kind.
 */
function listItems(document: unknown): readonly unknown[] | undefined {
  if (!isList(document)) return undefined;
  const kind = document.kind.slice(0, -'List'.length);
  if (kind === '') return document.items;
  const { apiVersion } = document;
  return document.items.map((item) =>
    typeof item === 'object' && item !== null && !('kind' in item) ? { apiVersion, kind, ...item } : item,
  );
}

interface List {
  readonly apiVersion?: unknown;
  readonly kind: string;
  readonly items: readonly unknown[];
}

/** Objects have names; lists have none. A List of any kinds is a list whatever its metadata contain. */
export function isList(document: unknown): document is List {
  if (typeof document !== 'object' || document === null) return false;
  const { kind, items, metadata } = document as Readonly<Record<string, unknown>>;
  const isNamed = typeof metadata === 'object' && metadata !== null && 'name' in metadata;
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) && (kind === 'List' || !isNamed);
}
