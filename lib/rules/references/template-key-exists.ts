import { each } from '../../model/each.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { suggestion } from '../../schemas/closest.ts';

export const templateKeyExists: ClusterRule = {
  id: 'template-key-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ExternalSecret'],
  summary: 'every key that the template of an ExternalSecret uses is one that it reads',
  why: 'External Secrets fails on a key that it did not read, and writes no Secret at all. Templates with loops and definitions are not judged.',
  source: 'https://external-secrets.io/latest/guides/templating/',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('ExternalSecret')) {
      const { data = [], dataFrom = [], target } = object.spec ?? {};
      // What dataFrom brings, nobody can know from here.
      if (dataFrom.length > 0 || target?.template === undefined) continue;
      const names = new Set(data.flatMap(({ secretKey }) => secretKey ?? []));
      for (const [text, field] of templatesIn(object))
        for (const key of keysIn(text)) {
          if (names.has(key)) continue;
          const is = `uses '${key}', which no entry of spec.data reads${suggestion(key, names)}`;
          const needed = `${names.size === 0 ? '' : `one of ${[...names].join(', ')}, or `}an entry with secretKey ${key}`;
          yield { object, field, is, needed };
        }
    }
  },
};

/** Texts of a template, and where each stands. */
function* templatesIn(object: object): Iterable<readonly [text: string, field: string]> {
  for (const map of ['data', 'metadata.labels', 'metadata.annotations']) {
    const path = `spec.target.template.${map}`;
    for (const [texts] of each<Readonly<Record<string, unknown>>>(object, path))
      for (const [name, text] of Object.entries(texts))
        if (typeof text === 'string') yield [text, `${path}['${name}']`];
  }
  for (const [text, field] of each<unknown>(object, 'spec.target.template.templateFrom[].literal'))
    if (typeof text === 'string') yield [text, field];
}

/** Keys that the actions of a Go template take from its data: `.name`, and `index . "name"`. */
function keysIn(text: string): readonly string[] {
  const actions = [...text.matchAll(/\{\{([^]*?)\}\}/g)].map(([, action = '']) => action);
  if (actions.some((action) => /\b(?:range|with|define|template|block)\b|:=/.test(action))) return [];
  const keys = new Set<string>();
  for (const action of actions) {
    if (action.trim().startsWith('/*')) continue;
    for (const [, key = ''] of action.matchAll(/\bindex \. "([^"]+)"/g)) keys.add(key);
    const code = action.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""');
    for (const [, key = ''] of code.matchAll(/(?<![\w)\].$])\.([A-Za-z_]\w*)/g)) keys.add(key);
  }
  return [...keys];
}
