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
  if (/^[A-Za-z/][A-Za-z0-9_./-]*$/.test(text)) return text.length > 5 || !reserved.has(text.toLowerCase());
  if (!plain.test(text) || escaped.test(text) || reserved.has(text.toLowerCase())) return false;
  return (
    !/^[-+._0-9]/.test(text) || !(numeric.test(text) || /^[-+]?(?:0[xob]|\.(?:inf|nan)$)|^---|^\.\.\./i.test(text))
  );
}

// https://yaml.org/type/ (1.1) and https://yaml.org/spec/1.2.2/#103-core-schema
const reserved = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null', '~', '=', '<<']);

// No indicator first, no ": ", no " #", no white space at either end.
const plain = /^(?:[A-Za-z0-9_/$();^\\~<=.+\u00a1-\uffff]|-[A-Za-z0-9_/.-])(?:[^\s:]|:(?! |$)| (?!#|$))*$/;

// Integers, floats, sexagesimals and timestamps consist of nothing else; so do some strings, which are quoted needlessly.
const numeric = /^[-+0-9_.,: eEtTzZ]*$/;

// Control, format, separator and private-use characters, which readers refuse, fold, or nobody sees in a review.
const invisible =
  '\\u007f-\\u00a0\\u00ad\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000' +
  '\\ud800-\\uf8ff\\ufe00-\\ufe0f\\ufeff\\ufff0-\\uffff\\u{e0000}-\\u{10ffff}';
const escaped = new RegExp(`[\\u0000-\\u001f${invisible}]`, 'u');
const escapedAll = new RegExp(escaped, 'gu');
const escapedInBlock = new RegExp(`[\\u0000-\\u0008\\u000b-\\u001f${invisible}]`, 'u');
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
