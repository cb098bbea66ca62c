import { duration } from '../duration.ts';

/** A PromQL expression, without what does not change which series it is about: brackets, signs, offsets. */
export type Expression = Selector | Call | Aggregation | Binary | Subquery | Literal | Text;

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
  /** Whether a comparison answers with 0 or 1. */
  readonly isBool: boolean;
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

export interface Literal {
  readonly is: 'literal';
  readonly value: number;
}

export interface Text {
  readonly is: 'text';
}

/** An expression and all within it, outermost first. */
export function within(expression: Expression): readonly Expression[] {
  const parts: Expression[] = [];
  collect(expression, parts);
  return parts;
}

/** Seconds of `1h30m` or of a number; NaN for what is neither. */
export function seconds(text: string): number {
  return /^[\d.]+$/.test(text) ? Number(text) : duration(text);
}

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
    case 'text':
  }
}
