import type { Manifest } from '../manifests/manifest.ts';
import type { CelRules } from '../schemas/cel-rules.ts';
import { schemaFiles, schemaReference } from '../schemas/validate.ts';
import { withField } from '../schemas/visit.ts';
import { schemaRule, type Finding } from './check.ts';
import type { Files, Place, Subjects } from './clusters.ts';
import type { ProofCache } from './proof-cache.ts';

/**
 * Checks objects against the CEL rules in their CustomResourceDefinitions. The library that evaluates them is loaded
 * only if there is an object with such rules.
 */
export async function customRuleFindings(files: Files): Promise<readonly Finding[]> {
  return findingsOf(
    [...files].flatMap(([file, manifests]) =>
      [...manifests.entries()].map(([document, manifest]) => ({ file, document, manifest })),
    ),
  );
}

/** The same of the objects of clusters, by the name of the cluster; those of each one are remembered by its texts. */
export async function proveCustomRules(
  { clusters, places }: Subjects,
  textsOf: (cluster: string) => Iterable<string>,
  proofs: ProofCache,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const found = new Map<string, readonly Finding[]>();
  for (const { name, own } of clusters) {
    const objects = [...own].flatMap((object) => {
      const place = places.get(object);
      return place === undefined ? [] : [{ ...place, manifest: object }];
    });
    found.set(name, await proofs.rememberLater(`custom-rules/${name}`, textsOf(name), () => findingsOf(objects)));
  }
  return found;
}

interface Placed extends Place {
  readonly manifest: Manifest;
}

async function findingsOf(objects: readonly Placed[]): Promise<readonly Finding[]> {
  const custom = objects.flatMap((object) => {
    const reference = schemaReference(object.manifest);
    return reference === undefined ? [] : [{ ...object, reference }];
  });
  if (custom.length === 0) return [];
  const { celRules } = await import('../schemas/cel-rules.ts');
  rulesOf ??= celRules(schemaFiles);
  const of = rulesOf;
  return custom.flatMap(({ file, document, manifest, reference }) => {
    if (!known.has(reference)) known.set(reference, of(reference));
    const problems = known.get(reference)?.(manifest) ?? [];
    const place = { rule: schemaRule, severity: 'error', file, document, object: titleOf(manifest) } as const;
    return problems.map((problem) => ({ ...place, ...withField(problem) }));
  });
}

let rulesOf: ((reference: string) => CelRules | undefined) | undefined;

/** Readers of the rules of each definition, made once. */
const known = new Map<string, CelRules | undefined>();

/** Only the configuration of a kind cluster has no metadata. */
function titleOf({ kind, metadata }: Omit<Manifest, 'metadata'> & Partial<Pick<Manifest, 'metadata'>>): string {
  const { name = '', namespace = '' } = metadata ?? {};
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
