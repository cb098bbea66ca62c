import type { Manifest } from '../manifests/manifest.ts';
import type { CelRules } from '../schemas/cel-rules.ts';
import type { ImportedKind } from '../schemas/definitions.ts';
import { definedKind, schemaFiles, schemaReference, type OtherKinds } from '../schemas/validate.ts';
import { withField } from '../schemas/visit.ts';
import { schemaRule, type Finding } from './check.ts';
import { expressionsOf } from './expressions.ts';
import type { Files, Place, Subjects } from './clusters.ts';
import type { ProofCache } from './proof-cache.ts';

/**
 * Checks objects against the CEL rules in their CustomResourceDefinitions. The library that evaluates them is loaded
 * only if there is an object with such rules.
 */
export async function customRuleFindings(files: Files, others?: OtherKinds): Promise<readonly Finding[]> {
  return findingsOf(
    [...files].flatMap(([file, manifests]) =>
      [...manifests.entries()].map(([document, manifest]) => ({ file, document, manifest })),
    ),
    others,
  );
}

/** The same of the objects of clusters, by the name of the cluster; those of each one are remembered by its texts. */
export async function proveCustomRules(
  { clusters, places }: Subjects,
  textsOf: (cluster: string) => Iterable<string>,
  proofs: ProofCache,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const found = new Map<string, readonly Finding[]>();
  for (const cluster of clusters) {
    const { name } = cluster;
    const make = () =>
      findingsOf(
        [...cluster.own].flatMap((object) => {
          const place = places.get(object);
          return place === undefined ? [] : [{ ...place, manifest: object }];
        }),
      );
    found.set(name, await proofs.rememberLater(`custom-rules/${name}`, textsOf(name), make));
  }
  return found;
}

interface Placed extends Place {
  readonly manifest: Manifest;
}

async function findingsOf(objects: readonly Placed[], others?: OtherKinds): Promise<readonly Finding[]> {
  const custom = objects.flatMap((object) => {
    const defined = definedKind(object.manifest, others);
    const reference = defined?.reference ?? schemaReference(object.manifest);
    return reference === undefined ? [] : [{ ...object, defined, reference }];
  });
  const wrong = await wrongExpressions(objects);
  if (custom.length === 0) return wrong;
  const { celRules } = await import('../schemas/cel-rules.ts');
  const of = (rulesOf ??= celRules(schemaFiles));
  const ofDefined = new Map<ImportedKind, CelRules | undefined>();
  const rulesFor = (reference: string, defined: ImportedKind | undefined): CelRules | undefined => {
    if (defined === undefined) {
      if (!known.has(reference)) known.set(reference, of(reference));
      return known.get(reference);
    }
    if (!ofDefined.has(defined)) ofDefined.set(defined, celRules(defined.schemas)(reference));
    return ofDefined.get(defined);
  };
  const refused = custom.flatMap(({ file, document, manifest, defined, reference }) => {
    const problems = rulesFor(reference, defined)?.(manifest) ?? [];
    const place = { rule: schemaRule, severity: 'error', file, document, object: titleOf(manifest) } as const;
    return problems.map((problem) => ({ ...place, ...withField(problem) }));
  });
  return [...wrong, ...refused];
}

/** Expressions that the API server does not compile, and refuses their object. */
async function wrongExpressions(objects: readonly Placed[]): Promise<readonly Finding[]> {
  const written = objects.flatMap(({ manifest, ...place }) =>
    expressionsOf(manifest).map(([expression, field]) => ({ ...place, manifest, expression, field })),
  );
  if (written.length === 0) return [];
  const { celProblem } = await import('../schemas/cel.ts');
  return written.flatMap(({ file, document, manifest, expression, field }) => {
    const problem = celProblem(expression);
    if (problem === undefined) return [];
    const place = { rule: schemaRule, severity: 'error', file, document, object: titleOf(manifest), field } as const;
    return { ...place, is: `no expression in CEL: ${problem}`, needed: 'an expression that can be compiled' };
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
