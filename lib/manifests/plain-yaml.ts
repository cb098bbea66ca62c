/** What a plain scalar that is no text stands for, by the rules of the reader that calls. */
export type Resolve = (source: string) => { readonly value: unknown } | undefined;

/**
 * The documents of a text that is written as programs write YAML: blocks, one scalar a line, no anchors, no tags, no flow
 * but `[]` and `{}`. It reads these several times faster than a reader of all of YAML. Of anything else it says nothing: it
 * gives up, and never guesses.
 *
 * @param resolve - numbers; what it leaves out is text
 */
export function plainDocuments(text: string, resolve: Resolve): readonly unknown[] | undefined {
  if (!text.endsWith('\n') || (!/^[\n -~]*$/.test(text) && unusual.test(text))) return undefined;
  const documents: unknown[] = [];
  try {
    const parts = text.slice(text.startsWith('---\n') ? 4 : 0, -1).split('\n---\n');
    for (const part of parts) documents.push(new Reader(part, resolve).document());
  } catch (error) {
    if (error instanceof GivenUp) return undefined;
    throw error;
  }
  return documents;
}

/** Other breaks of lines than `\n`, and what YAML refuses. */
// eslint-disable-next-line no-control-regex -- the point is to find them
const unusual = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;

/** Texts that YAML 1.1 takes for something else, in one of their forms. */
const words = /^(?:y|yes|n|no|true|false|on|off|null)$/i;

/** Keys that are text, or a number that is written as JavaScript writes it. What begins three lines of dashes or dots is none. */
const keyPattern = /^(?!---|\.\.\.)[A-Za-z0-9_./$-][A-Za-z0-9_./$:@+-]*$/;

const knownKeys = new Set<string>();

class GivenUp extends Error {}

const [space, hash, dash, quote, apostrophe] = [32, 35, 45, 34, 39] as const;

class Reader {
  private readonly lines: string[];
  private readonly resolve: Resolve;
  private at = 0;

  constructor(text: string, resolve: Resolve) {
    this.lines = text.split('\n');
    this.resolve = resolve;
  }

  document(): unknown {
    const indent = this.next();
    if (indent !== 0) throw new GivenUp();
    const value = this.block(0);
    if (this.next() !== -1) throw new GivenUp();
    return value;
  }

  /** Goes to the next line that says something, and gives its indentation; -1 at the end. */
  private next(): number {
    for (; this.at < this.lines.length; this.at += 1) {
      const line = this.line();
      const indent = indentOf(line);
      if (indent < line.length && line.charCodeAt(indent) !== hash) return indent;
    }
    return -1;
  }

  private line(): string {
    return this.lines[this.at] ?? '';
  }

  private block(column: number): unknown {
    return isItem(this.line(), column) ? this.sequence(column) : this.map(column);
  }

  private map(column: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (;;) {
      const indent = this.next();
      if (indent < column) return map;
      const line = this.line();
      if (indent > column || isItem(line, column)) throw new GivenUp();
      const end = keyEnd(line, column);
      const isQuoted = line.charCodeAt(column) === quote;
      const key = isQuoted ? line.slice(column + 1, end - 1) : line.slice(column, end);
      if (isQuoted ? key.includes('\\') || key === '__proto__' : !knownKeys.has(key)) this.checkKey(key, isQuoted);
      if (map[key] !== undefined && Object.hasOwn(map, key)) throw new GivenUp();
      this.at += 1;
      map[key] = end + 1 === line.length ? this.below(column, column) : this.scalar(line.slice(end + 2), column);
    }
  }

  private checkKey(key: string, isQuoted: boolean): void {
    if (isQuoted || key === '__proto__' || !keyPattern.test(key)) throw new GivenUp();
    if (!/^(?:0|[1-9]\d{0,8})$/.test(key) && typeof this.plain(key) !== 'string') throw new GivenUp();
    knownKeys.add(key);
  }

  private sequence(column: number): unknown[] {
    const items: unknown[] = [];
    for (;;) {
      const indent = this.next();
      if (indent > column) throw new GivenUp();
      const line = this.line();
      if (indent < column || !isItem(line, column)) return items;
      const inner = column + 2;
      const rest = line.slice(inner);
      if (line.length === column + 1) {
        this.at += 1;
        items.push(this.below(column, column + 1));
      } else if (isItem(rest, 0) || isEntry(rest)) {
        // A block that begins in the line of its dash.
        this.lines[this.at] = `${' '.repeat(inner)}${rest}`;
        items.push(this.block(inner));
      } else {
        this.at += 1;
        items.push(this.scalar(rest, column));
      }
    }
  }

  /** What stands in the lines below: deeper, or, for a list that a key has, in the same column. */
  private below(column: number, listColumn: number): unknown {
    const indent = this.next();
    if (indent > column) return this.block(indent);
    if (indent === listColumn && isItem(this.line(), column)) return this.sequence(column);
    return null;
  }

  private scalar(text: string, column: number): unknown {
    switch (text.charCodeAt(0)) {
      case quote:
        return doubleQuoted(text);
      case apostrophe: {
        const inner = text.slice(1, -1);
        if (text.length < 2 || !text.endsWith("'") || inner.replaceAll("''", '').includes("'")) throw new GivenUp();
        return inner.replaceAll("''", "'");
      }
      default:
        if (text === '|' || text === '|-') return this.literal(text === '|', column);
        if (text === '[]') return [];
        if (text === '{}') return {};
        return this.plain(text);
    }
  }

  private plain(text: string): unknown {
    if (/^(?:[A-Za-z0-9_/.$(\\^+]|-[^ ]|~.)(?:.*[^ :])?$/.test(text) && !/: | #|\t/.test(text)) {
      const first = text.charCodeAt(0) | 32;
      // A letter.
      if (first > 96 && first < 123) {
        if (text.length > 5 || !words.test(text)) return text;
        if (text === 'true' || text === 'false') return text === 'true';
      } else return /^[0-9+.-]/.test(text) ? (this.resolve(text) ?? { value: text }).value : text;
    }
    throw new GivenUp();
  }

  /** Lines as they are, without what they have in common at their beginning. */
  private literal(endsLine: boolean, column: number): string {
    const content: string[] = [];
    for (; this.at < this.lines.length && this.line() === ''; this.at += 1) content.push('');
    const indent = indentOf(this.line());
    if (indent <= column || indent === this.line().length) throw new GivenUp();
    for (; this.at < this.lines.length; this.at += 1) {
      const line = this.line();
      const own = indentOf(line);
      if (own === line.length) content.push(line.slice(indent));
      else if (own >= indent) content.push(line.slice(indent));
      else if (own > column) throw new GivenUp();
      else break;
    }
    while (content.at(-1) === '') content.pop();
    return content.join('\n') + (endsLine ? '\n' : '');
  }
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === space) indent += 1;
  return indent;
}

function isItem(line: string, column: number): boolean {
  return line.charCodeAt(column) === dash && (line.length === column + 1 || line.charCodeAt(column + 1) === space);
}

/** Whether a text begins an entry of a map. */
function isEntry(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first === quote) return /^"[^"\\]*":(?: |$)/.test(text);
  return first !== apostrophe && (text.includes(': ') || text.endsWith(':'));
}

/** Where the colon of an entry is. */
function keyEnd(line: string, column: number): number {
  if (line.charCodeAt(column) === quote) {
    const end = line.indexOf('"', column + 1) + 1;
    if (end === 0 || line.charAt(end) !== ':' || (end + 1 < line.length && line.charAt(end + 1) !== ' '))
      throw new GivenUp();
    return end;
  }
  const end = line.indexOf(': ', column);
  if (end >= 0) return end;
  if (!line.endsWith(':')) throw new GivenUp();
  return line.length - 1;
}

/** In one line, with the escapes that JSON has too. */
function doubleQuoted(text: string): string {
  if (!/^"(?:[^"\\]|\\["\\/bfnrt])*"$/.test(text)) throw new GivenUp();
  return text.includes('\\') ? (JSON.parse(text) as string) : text.slice(1, -1);
}
