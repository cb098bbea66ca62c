import type { Manifest } from '../manifests/manifest.ts';
import { celRules, type CelRules } from '../schemas/cel-rules.ts';
import type { ImportedKind } from '../schemas/definitions.ts';
import { definedKind, schemaFiles, schemaReference, type OtherKinds } from '../schemas/validate.ts';
import { withField } from '../schemas/visit.ts';
import { schemaRule, type Finding } from './findings/finding.ts';
import { expressionsOf } from './expressions.ts';
import type { Files, Place } from './clusters.ts';

/**
 * Checks objects against the CEL rules in their CustomResourceDefinitions. The library that evaluates them is loaded
 * only if an object has what such a rule is about.
 */
export async function customRuleFindings(files: Files, others?: OtherKinds): Promise<readonly Finding[]> {
  return ofCustomRules(
    [...files].flatMap(([file, manifests]) =>
      [...manifests.entries()].map(([document, manifest]) => ({ file, document, manifest })),
    ),
    others,
  );
}

/** The objects of a file that such rules judge, or that have expressions in CEL; the API server is not asked for the others. */
export function judgedByCustomRules(file: string, objects: readonly Manifest[]): readonly Placed[] {
  return objects.flatMap((manifest, document) =>
    rulesOf(manifest) !== undefined || expressionsOf(manifest).length > 0 ? { file, document, manifest } : [],
  );
}

/** An object at its place. */
export interface Placed extends Place {
  readonly manifest: Manifest;
}

/** The same of objects at their places. */
export async function ofCustomRules(objects: readonly Placed[], others?: OtherKinds): Promise<readonly Finding[]> {
  const wrong = await wrongExpressions(objects);
  const met = objects.flatMap((object) => {
    const rules = rulesOf(object.manifest, others)?.(object.manifest) ?? [];
    return rules.length === 0 ? [] : [{ ...object, rules }];
  });
  if (met.length === 0) return wrong;
  const { celProblems } = await import('../schemas/cel.ts');
  const refused = met.flatMap(({ file, document, manifest, rules }) => {
    const place = { rule: schemaRule, severity: 'error', file, document, object: titleOf(manifest) } as const;
    return celProblems(rules).map((problem) => ({ ...place, ...withField(problem) }));
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

/** The rules in the definition of an object's kind; undefined if there are none. */
function rulesOf(manifest: Manifest, others?: OtherKinds): CelRules | undefined {
  const defined = definedKind(manifest, others);
  if (defined !== undefined) return ofDefinition(defined)(defined.reference);
  const reference = schemaReference(manifest);
  return reference === undefined ? undefined : ofImports(reference);
}

const ofImports = celRules(schemaFiles);

function ofDefinition(kind: ImportedKind): (reference: string) => CelRules | undefined {
  const known = ofDefinitions.get(kind) ?? celRules(kind.schemas);
  ofDefinitions.set(kind, known);
  return known;
}

const ofDefinitions = new WeakMap<ImportedKind, ReturnType<typeof celRules>>();

/** Only the configuration of a kind cluster has no metadata. */
function titleOf({ kind, metadata }: Omit<Manifest, 'metadata'> & Partial<Pick<Manifest, 'metadata'>>): string {
  const { name = '', namespace = '' } = metadata ?? {};
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
