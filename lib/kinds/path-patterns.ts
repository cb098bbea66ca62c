/** A prefix as AuthorizationPolicy writes it: the path itself and all below it. */
export function pathPatterns(prefix: string): readonly string[] {
  const trimmed = prefix.replace(/\/+$/, '');
  return trimmed === '' ? ['/*'] : [trimmed, `${trimmed}/*`];
}
