import { credentialHint, credentialPatterns } from '../../knowledge/credential-patterns.ts';

/** The credential that a text contains by its form, plain or in base64; described without its value. */
export function credentialIn(text: string): string | undefined {
  const plain = formOf(text);
  if (plain !== undefined) return plain;
  if (text.length < 24 || !base64.test(text)) return undefined;
  const decoded = formOf(decode(text));
  return decoded === undefined ? undefined : `${decoded}, in base64`;
}

/** Whether a name, of a field or a variable, says that its value is secret and not where one is. */
export function isSecretName(name: string): boolean {
  return kindOfName(name) !== 'none';
}

/** Whether a value under such a name is a secret: any text for a password, else a text that looks random. */
export function isLiteralSecret(name: string, value: string): boolean {
  switch (kindOfName(name)) {
    case 'password':
      return value !== '' && !isHarmless(value);
    case 'key':
      return isRandom(value) && !isHarmless(value);
    case 'none':
      return false;
  }
}

/** Whether a value only says where a secret is: a placeholder, a path, an address. */
export function isHarmless(value: string): boolean {
  return harmless.test(value) || (value.includes('{{') && value.includes('}}'));
}

function formOf(text: string): string | undefined {
  if (!credentialHint.test(text)) return undefined;
  const found = credentialPatterns.find(({ pattern }) => pattern.test(text));
  return found?.what;
}

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

function decode(text: string): string {
  // atob throws for text that is not entirely base64.
  return text.length % 4 === 0 ? atob(text) : '';
}

const harmless =
  /^(?:\$|<|%|\/|\.{1,2}\/|(?:true|false|null|none|yes|no|required|optional)$|-?\d{1,9}[a-z]{0,2}$|(?:your|replace|insert)[-_]|replaceme$|placeholder|https?:\/\/|arn:|ref\+|(?:vault|op|env|file):|ENC\[)/i;

type NameKind = 'password' | 'key' | 'none';

const kinds = new Map<string, NameKind>();

function kindOfName(name: string): NameKind {
  let kind = kinds.get(name);
  if (kind === undefined) {
    kind = name.startsWith('checksum')
      ? 'none'
      : /(?:password|passwd|passphrase|(?:^|_)(?:pwd|pass))$/i.test(name)
        ? 'password'
        : /(?:secret|token|credentials?|api[-_]?key|access[-_]?key|private[-_]?key|signing[-_]?key|encryption[-_]?key)$/i.test(
              name,
            )
          ? 'key'
          : 'none';
    kinds.set(name, kind);
  }
  return kind;
}

/** Whether letters and digits are mixed as chance mixes them: 16 of them with 3 bits each, and not words with dashes. */
export function isRandom(value: string): boolean {
  if (value.length < 16 || /[\s:]/.test(value) || !/\d/.test(value) || !/[a-z]/i.test(value)) return false;
  if (/^[a-z]+(?:[-._/][a-z0-9]+)*$/.test(value)) return false;
  const counts = new Map<string, number>();
  for (const letter of value) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits >= 3;
}
