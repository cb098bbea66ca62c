const special = /[*?[\]{}\\]/;
const escaped = /[.+^$()|/]/;

/** Whether a glob has anything but plain characters. */
export function isPattern(glob: string): boolean {
  return special.test(glob);
}

/**
 * Reads a glob as Argo CD does (github.com/gobwas/glob): `*` stands for any run of characters, `?` for one, `{a,b}` for
 * either, `[a-z]` and `[!a-z]` for one of a set. Where there is a separator only `**` goes beyond it.
 */
export function matcher(glob: string, separator = ''): (text: string) => boolean {
  if (!isPattern(glob)) return (text) => text === glob;
  const expression = compiled(glob, separator);
  return (text) => expression?.test(text) ?? false;
}

function compiled(glob: string, separator: string): RegExp | undefined {
  const one = separator === '' ? '[^]' : `[^${separator}]`;
  let depth = 0;
  let source = '';
  for (let at = 0; at < glob.length; at += 1) {
    const character = glob.charAt(at);
    if (character === '\\') source += quoted(glob.charAt((at += 1)));
    else if (character === '*') {
      const beyond = glob.charAt(at + 1) === '*';
      if (beyond) at += 1;
      source += `${beyond ? '[^]' : one}*`;
    } else if (character === '?') source += one;
    else if (character === '[') {
      const end = glob.indexOf(']', at + 1);
      if (end < 0) return undefined;
      source += `[${glob
        .slice(at + 1, end)
        .replace(/^!/, '^')
        .replaceAll('\\', '\\\\')}]`;
      at = end;
    } else if (character === '{') {
      depth += 1;
      source += '(?:';
    } else if (character === '}' && depth > 0) {
      depth -= 1;
      source += ')';
    } else source += character === ',' && depth > 0 ? '|' : quoted(character);
  }
  if (depth > 0) return undefined;
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return undefined;
  }
}

function quoted(character: string): string {
  return escaped.test(character) || special.test(character) ? `\\${character}` : character;
}
