/** The text of a string on one line, plain where no YAML 1.1 or 1.2 reader takes it for something else, or `undefined` where UTF-8 cannot hold it. */
export function inlineString(text: string): string | undefined {
  if (isPlain(text)) return text;
  if (loneSurrogate.test(text)) return undefined;
  const bare = !escaped.test(text);
  if (bare && /["\\]/.test(text) && !text.includes("'")) return `'${text}'`;
  return `"${text.replace(/["\\]/g, '\\$&').replace(escapedAll, escapeSequence)}"`;
}

/** The literal block (`|`) of a string of several lines, or `undefined` where some reader would return another string. */
export function literalBlock(text: string, indent: string): string | undefined {
  const [first, second] = /[^\n]+/.exec(text)?.[0] ?? '\t';
  if (first === '\t' || (first === ' ' && second === '\t')) return undefined;
  if (escapedInBlock.test(text) || /[ \t](?:\n|$)/.test(text)) return undefined;
  const indicator = first === ' ' ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') ? '+' : '';
  const lines = text.replace(/^(?=[^\n])/gm, indent);
  return `|${indicator}${chomping}\n${lines}${chomping === '-' ? '\n' : ''}`;
}

/** The text of a finite number; YAML 1.1 knows exponents only after a point. */
export function numberText(value: number): string {
  // -0 becomes 0: not every reader keeps the sign, and no field of Kubernetes means anything by it.
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value === 0 ? 0 : value);
  return String(value).replace(/^(-?\d+)e/, '$1.0e');
}

function isPlain(text: string): boolean {
  if (reserved.has(text.toLowerCase())) return false;
  if (/^[A-DF-Za-df-z/][A-Za-z0-9_./-]*$/.test(text)) return true;
  return (
    plainStart.test(text) && !plainEnd.test(text) && !escaped.test(text) && !numeric.test(text) && !special.test(text)
  );
}

// https://yaml.org/type/ (1.1) and https://yaml.org/spec/1.2.2/#103-core-schema
const reserved = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', '~', '=', '<<']);

// No indicator first, except for flags such as --port.
const plainStart = /^(?:[A-Za-z0-9_/$();^\\~<=.+\u00a1-\uffff]|-[A-Za-z0-9_/.-])/;

// What ends a plain text: a colon or a comment; and a blank at the end would be lost.
const plainEnd = /:(?: |$)| (?:#|$)/;

// Integers, floats, sexagesimals and timestamps consist of nothing else; so do a few strings, needlessly quoted then.
// To the package yaml, e1 is a float under YAML 1.1.
const numeric = /^(?:[-+0-9_.][-+0-9_.,: eEtTzZ]*|[eE][-+]?[0-9]+)$/;

// Other bases, infinities, what is no number, and what is the border of a document in the first column.
const special = /^(?:[-+]?_*0_*[xob]|[-+]?\.(?:inf|nan)$|---|\.\.\.)/i;

// What some reader refuses or folds, and what nobody sees in a review: control characters, half surrogate pairs, private
// use, white space other than the blank, zero width and direction marks. https://www.unicode.org/reports/tr44/
const hidden = '[\\p{Cc}\\p{Cs}\\p{Co}\\p{Z}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}]';
const escaped = new RegExp(`(?! )${hidden}`, 'u');
const escapedAll = new RegExp(escaped, 'gu');
const escapedInBlock = new RegExp(`(?![ \\t\\n])${hidden}`, 'u');
const loneSurrogate = /\p{Surrogate}/u;

function escapeSequence(character: string): string {
  const short = shortEscapes.get(character);
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  // Readers do not join a pair of \u surrogates as JSON does.
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

const shortEscapes = new Map([
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\r', '\\r'],
]);
