/** The error for a value that YAML cannot represent: the document, the path in it, the value and what is needed. */
export function unwritable({ document, index, path }: Position, level: number, is: string, mustBe: string): TypeError {
  const field = path.slice(0, level).map(step).join('').replace(/^\./, '');
  return new TypeError(`${documentName(document, index)} › ${field ? `${field}: ` : ''}${is} › ${mustBe}`);
}

/** The position of the emitter in a document. `path` and `parents` are valid up to the current level. */
export interface Position {
  readonly document: unknown;
  readonly index: number;
  readonly path: (string | number)[];
  readonly parents: object[];
}

/** A value, in the words of an error message. */
export function described(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a ${typeof value}`;
  const { constructor } = value as { constructor?: unknown };
  return typeof constructor === 'function' && constructor !== Object
    ? `an instance of ${constructor.name}`
    : 'an object with another prototype';
}

function step(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[A-Za-z_$][\w$-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function documentName(document: unknown, index: number): string {
  const { kind, metadata } = Object(document) as { kind?: unknown; metadata?: unknown };
  const { name } = Object(metadata) as { name?: unknown };
  return typeof kind === 'string' && typeof name === 'string' ? `${kind} ${name}` : `document ${index + 1}`;
}
