/** What stands for a variable where a name is. */
export const variableName = '__variable__';

/**
 * A query with a duration or a name in place of each variable that stands outside of a text; undefined where one stands
 * for a function, of which nothing is known.
 */
export function withoutVariables(query: string): string | undefined {
  if (!/\$|\{\{|\[\[/.test(query)) return query;
  const written = query.replace(variables, (part, before: string | undefined, unit: string | undefined) => {
    if (/^["'`]/.test(part)) return part;
    return before === undefined ? `${variableName}${unit ?? ''}` : `${before}5m`;
  });
  return called.test(written) ? undefined : written;
}

const variables =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|([[:]\s*|\boffset\s+)?(?:\$\w+|\$\{[^}]*\}|\[\[\w+\]\]|\{\{[^}]*\}\})((?:ms|[smhdwy])(?!\w))?/g;

const called = new RegExp(String.raw`\w*${variableName}\w*\s*\(`);
