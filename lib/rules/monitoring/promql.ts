import { aggregations, functions } from './functions.ts';

/** A PromQL expression, without what does not change which series it is about: brackets, signs, offsets. */
export type Expression = Selector | Call | Aggregation | Binary | Subquery | Literal;

/** Series of a metric. */
export interface Selector {
  readonly is: 'selector';
  /** Undefined where it is not named, or by a pattern. */
  readonly metric: string | undefined;
  readonly matchers: readonly Matcher[];
  /** Seconds of a range such as `[5m]`; NaN where it is computed. */
  readonly range?: number;
}

export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export interface Call {
  readonly is: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface Aggregation {
  readonly is: 'aggregation';
  readonly name: string;
  /** Labels that stay, or that go; none stay where neither is written. */
  readonly grouping: { readonly by: boolean; readonly labels: readonly string[] } | undefined;
  readonly args: readonly Expression[];
}

export interface Binary {
  readonly is: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly matching: Matching | undefined;
}

export interface Matching {
  readonly on: boolean;
  readonly labels: readonly string[];
  /** The side that has many series for one of the other, and the labels that it takes over. */
  readonly group: { readonly side: 'left' | 'right'; readonly labels: readonly string[] } | undefined;
}

export interface Subquery {
  readonly is: 'subquery';
  readonly of: Expression;
  readonly range: number;
}

/** `value` is NaN for a text. */
export interface Literal {
  readonly is: 'literal';
  readonly value: number;
}

/** An expression, and all within it, outermost first. */
export interface Parsed {
  readonly expression: Expression;
  readonly parts: readonly Expression[];
}

/** Where an expression cannot be read: the text from there on. */
export interface Unreadable {
  readonly at: string;
}

/**
 * Reads an expression, each text once. Not with Prometheus' own grammar, @prometheus-io/lezer-promql, which takes ten times
 * as long for the first few hundred expressions, and there are no more: it judges this reader in the tests.
 */
export function readExpression(text: string): Parsed | Unreadable {
  const known = read.get(text);
  if (known !== undefined) return known;
  const made = new Reader(text).read();
  read.set(text, made);
  return made;
}

/** An expression and all within it, outermost first. */
export function within(expression: Expression): readonly Expression[] {
  const parts: Expression[] = [];
  collect(expression, parts);
  return parts;
}

/** Seconds of `1h30m` or a number; NaN for what is neither. */
export function seconds(duration: string): number {
  if (/^[\d.]+$/.test(duration)) return Number(duration);
  let sum = 0;
  let length = 0;
  for (const [part, count = '', unit = ''] of duration.matchAll(/(\d+)(ms|[smhdwy])/g)) {
    sum += Number(count) * (unitSeconds[unit] ?? Number.NaN);
    length += part.length;
  }
  return length > 0 && length === duration.length ? sum : Number.NaN;
}

const read = new Map<string, Parsed | Unreadable>();

const unitSeconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

function collect(expression: Expression, parts: Expression[]): void {
  parts.push(expression);
  switch (expression.is) {
    case 'binary':
      collect(expression.left, parts);
      collect(expression.right, parts);
      break;
    case 'call':
    case 'aggregation':
      for (const arg of expression.args) collect(arg, parts);
      break;
    case 'subquery':
      collect(expression.of, parts);
      break;
    case 'selector':
    case 'literal':
  }
}

/** Reads from left to right; where it cannot, it goes to the end and remembers where that was. */
class Reader {
  readonly #text: string;
  #at = 0;
  #wrong: number | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Parsed | Unreadable {
    const expression = this.#binary(1);
    if (this.#at < this.#text.length) this.#fail();
    if (this.#wrong !== undefined) return { at: this.#text.slice(this.#wrong).trim() };
    return { expression, parts: within(expression) };
  }

  #fail(at = this.#at): Literal {
    this.#wrong ??= at;
    this.#at = this.#text.length;
    return nothing;
  }

  /** What a pattern takes here, and the space after it. */
  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#at = pattern.lastIndex;
    space.lastIndex = this.#at;
    space.exec(this.#text);
    this.#at = space.lastIndex;
    return match[0];
  }

  #takes(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    this.#take(empty);
    return true;
  }

  #expect(character: string): void {
    if (!this.#takes(character)) this.#fail();
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      const before = this.#at;
      const operator = this.#take(operators)?.toLowerCase() ?? '';
      const strength = strengths[operator] ?? 0;
      if (strength < least) {
        this.#at = before;
        return left;
      }
      const matching = this.#matching();
      // Powers are read from the right.
      const right = this.#binary(operator === '^' ? strength : strength + 1);
      left = { is: 'binary', operator, left, right, matching };
    }
  }

  #matching(): Matching | undefined {
    this.#take(boolWord);
    const on = this.#take(matchWord);
    if (on === undefined) return undefined;
    const labels = this.#labels();
    const side = this.#take(groupWord);
    const taken = side !== undefined && this.#text[this.#at] === '(' ? this.#labels() : [];
    return {
      on: on.toLowerCase() === 'on',
      labels,
      group:
        side === undefined
          ? undefined
          : { side: side.toLowerCase() === 'group_left' ? 'left' : 'right', labels: taken },
    };
  }

  #unary(): Expression {
    this.#take(empty);
    if (this.#take(sign) === undefined) return this.#postfix();
    const operand = this.#binary(strengths['^'] ?? 0);
    return operand.is === 'literal' ? { is: 'literal', value: -operand.value } : operand;
  }

  /** With its range, subquery, offset and time. */
  #postfix(): Expression {
    let expression = this.#primary();
    for (;;) {
      if (this.#takes('[')) expression = this.#ranged(expression);
      else if (this.#take(offsetWord) !== undefined) {
        this.#take(sign);
        if (this.#take(number) === undefined) this.#fail();
      } else if (this.#takes('@')) {
        if (this.#take(moment) === undefined) this.#fail();
      } else return expression;
    }
  }

  #ranged(of: Expression): Expression {
    const range = this.#take(duration)?.trim() ?? '';
    const isSubquery = this.#takes(':');
    const step = isSubquery ? (this.#take(duration)?.trim() ?? '') : '';
    // Durations may be sums of others.
    if (!durations.test(range) || (step !== '' && !durations.test(step))) return this.#fail();
    this.#expect(']');
    if (!isSubquery && of.is === 'selector') return { ...of, range: seconds(range) };
    return isSubquery ? { is: 'subquery', of, range: seconds(range) } : this.#fail();
  }

  #primary(): Expression {
    const from = this.#at;
    if (this.#takes('(')) {
      const inner = this.#binary(1);
      this.#expect(')');
      return inner;
    }
    if (this.#text[from] === '{') return this.#selector(undefined);
    if (this.#take(string) !== undefined) return nothing;
    const literal = this.#take(number);
    if (literal !== undefined) return { is: 'literal', value: numberOf(literal) };
    const name = this.#take(identifier);
    if (name === undefined) return this.#fail();
    const word = name.toLowerCase();
    if (aggregations.has(word) && (this.#text[this.#at] === '(' || this.#looksAt(grouping)))
      return this.#aggregation(word);
    if (this.#text[this.#at] !== '(') return this.#selector(name);
    return functions.has(name) ? { is: 'call', name, args: this.#arguments() } : this.#fail(from);
  }

  #aggregation(name: string): Aggregation {
    const before = this.#grouping();
    const args = this.#arguments();
    return { is: 'aggregation', name, grouping: before ?? this.#grouping(), args };
  }

  #grouping(): Aggregation['grouping'] {
    const word = this.#take(grouping);
    return word === undefined ? undefined : { by: word.toLowerCase() === 'by', labels: this.#labels() };
  }

  #looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  #arguments(): readonly Expression[] {
    const args: Expression[] = [];
    this.#expect('(');
    if (this.#takes(')')) return args;
    do args.push(this.#binary(1));
    while (this.#takes(','));
    this.#expect(')');
    return args;
  }

  #labels(): readonly string[] {
    const labels: string[] = [];
    this.#expect('(');
    while (!this.#takes(')')) {
      const label = this.#take(identifier) ?? this.#take(string);
      if (label === undefined || (!this.#takes(',') && this.#text[this.#at] !== ')')) this.#fail();
      if (this.#wrong !== undefined) return labels;
      labels.push(unquoted(label ?? ''));
    }
    return labels;
  }

  #selector(name: string | undefined): Expression {
    const matchers: Matcher[] = [];
    let metric = name;
    if (!this.#takes('{')) return { is: 'selector', metric, matchers };
    while (!this.#takes('}')) {
      const label = this.#take(identifier) ?? this.#take(string);
      const operator = label === undefined ? undefined : this.#take(matchOperator);
      const value = operator === undefined ? undefined : this.#take(string);
      const isName = operator === undefined && label !== undefined && /^["'`]/.test(label);
      if ((value === undefined && !isName) || (!this.#takes(',') && this.#text[this.#at] !== '}')) return this.#fail();
      if (isName) metric = unquoted(label);
      else if (label === '__name__') metric = operator === '=' ? unquoted(value ?? '') : metric;
      else
        matchers.push({
          label: unquoted(label ?? ''),
          operator: operator as Matcher['operator'],
          value: unquoted(value ?? ''),
        });
    }
    return { is: 'selector', metric, matchers };
  }
}

const nothing: Literal = { is: 'literal', value: Number.NaN };

const space = /(?:\s|#[^\n]*)*/y;
const empty = /(?:)/y;
const identifier = /[a-zA-Z_:][\w:]*/y;
const string = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/y;
const number =
  /(?:\d+(?:ms|[smhdwy]))+(?!\w)|0x[\da-f]+(?!\w)|(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?(?![\w.])|(?:inf|nan)\b/iy;
const grouping = /(?:by|without)\b(?=\s*\()/iy;
const durations = /^(?:(?:(?:\d+(?:ms|[smhdwy]))+|\d+(?:\.\d+)?|step\(\)|range\(\))(?!\w)|[-+*/%^\s])+$/;
const boolWord = /bool\b/iy;
const matchWord = /(?:on|ignoring)\b(?=\s*\()/iy;
const groupWord = /group_(?:left|right)\b/iy;
const sign = /[-+]/y;
const offsetWord = /offset\b/iy;
const moment = /(?:start|end)\s*\(\s*\)|[-+]?[\d.]+/iy;
const duration = /[^\]:]+/y;
const matchOperator = /=~|!~|!=|=/y;
const operators = /(?:and|or|unless|atan2)\b|==|!=|>=|<=|[-+*/%^<>]/iy;

/** How closely operators hold what stands beside them. */
const strengths: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '>=': 3,
  '<=': 3,
  '<': 3,
  '>': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  atan2: 5,
  '^': 6,
};

function numberOf(text: string): number {
  if (/^[+-]?inf$/i.test(text)) return Number.POSITIVE_INFINITY;
  const value = Number(text);
  return Number.isNaN(value) ? seconds(text) : value;
}

function unquoted(text: string): string {
  if (!/^["'`]/.test(text)) return text;
  const inner = text.slice(1, -1);
  return text.startsWith('`') ? inner : inner.replace(/\\(.)/g, '$1');
}
