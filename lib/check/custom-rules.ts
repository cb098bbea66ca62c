import type { Manifest } from '../manifests/manifest.ts';
import type { CelRules } from '../schemas/cel-rules.ts';
import { schemaFiles, schemaReference } from '../schemas/validate.ts';
import { withField } from '../schemas/visit.ts';
import { schemaRule, type Finding } from './check.ts';
import type { Files } from './clusters.ts';

/**
 * What the rules in CEL of custom resources' definitions say of objects. The library that evaluates them is loaded where
 * there is an object of such a kind.
 */
export async function customRuleFindings(files: Files): Promise<readonly Finding[]> {
  const custom = [...files].flatMap(([file, manifests]) =>
    [...manifests.entries()].flatMap(([document, manifest]) => {
      const reference = schemaReference(manifest);
      return reference === undefined ? [] : [{ file, document, manifest, reference }];
    }),
  );
  if (custom.length === 0) return [];
  const { celRules } = await import('../schemas/cel-rules.ts');
  const rulesOf = celRules(schemaFiles);
  const known = new Map<string, CelRules | undefined>();
  return custom.flatMap(({ file, document, manifest, reference }) => {
    if (!known.has(reference)) known.set(reference, rulesOf(reference));
    const problems = known.get(reference)?.(manifest) ?? [];
    const place = { rule: schemaRule, severity: 'error', file, document, object: titleOf(manifest) } as const;
    return problems.map((problem) => ({ ...place, ...withField(problem) }));
  });
}

/** The configuration of a kind cluster alone has no metadata. */
function titleOf({ kind, metadata }: Omit<Manifest, 'metadata'> & Partial<Pick<Manifest, 'metadata'>>): string {
  const { name = '', namespace = '' } = metadata ?? {};
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
