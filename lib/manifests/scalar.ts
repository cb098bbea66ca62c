/**
 * The text of a string on one line. It is plain if every YAML 1.1 and 1.2 reader reads the same string; undefined if
 * UTF-8 cannot represent the string.
 */
export function inlineString(text: string): string | undefined {
  if (isPlain(text)) return text;
  if (loneSurrogate.test(text)) return undefined;
  const bare = !escaped.test(text);
  if (bare && /["\\]/.test(text) && !text.includes("'")) return `'${text}'`;
  return `"${text.replace(/["\\]/g, '\\$&').replace(escapedAll, escapeSequence)}"`;
}

/** The literal block (`|`) of a string with several lines; undefined if some reader would read another string. */
export function literalBlock(text: string, indent: string): string | undefined {
  const [first, second] = /[^\n]+/.exec(text)?.[0] ?? '\t';
  if (first === '\t' || (first === ' ' && second === '\t')) return undefined;
  if (escapedInBlock.test(text) || /[ \t](?:\n|$)/.test(text)) return undefined;
  const indicator = first === ' ' ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : text.endsWith('\n\n') ? '+' : '';
  const lines = text.replace(/^(?=[^\n])/gm, indent);
  return `|${indicator}${chomping}\n${lines}${chomping === '-' ? '\n' : ''}`;
}

/** The text of a finite number. YAML 1.1 allows an exponent only after a decimal point. */
export function numberText(value: number): string {
  // -0 becomes 0: some readers drop the sign, and no field of Kubernetes distinguishes them.
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

// A plain string may not start with an indicator, except for flags such as --port.
const plainStart = /^(?:[A-Za-z0-9_/$();^\\~<=.+\u00a1-\uffff]|-[A-Za-z0-9_/.-])/;

// A plain string must not contain ": " or " #", nor end with a blank, which readers would drop.
const plainEnd = /:(?: |$)| (?:#|$)/;

// Integers, floats, sexagesimals and timestamps consist only of these characters; a few other strings do too, and are
// quoted needlessly.
const numeric = /^(?:[-+0-9_.][-+0-9_.,: eEtTzZ]*|[eE][-+]?[0-9]+)$/;

// Numbers in other bases, infinities and NaN; and document markers in the first column.
const special = /^(?:[-+]?_*0_*[xob]|[-+]?\.(?:inf|nan)$|---|\.\.\.)/i;

// Characters that some reader refuses or folds, or that a reviewer cannot see: control characters, unpaired surrogates,
// private use, white space other than the blank, zero width and direction marks. https://www.unicode.org/reports/tr44/
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
