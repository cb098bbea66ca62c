import type { ApplicationSpec } from '../../../imports/types/argoproj.io.ts';
import { apiGroup } from '../../manifests/manifest.ts';
import type { KubernetesObject, Loose } from '../kinds.ts';

/** An entry of `ignoreDifferences`. */
export type IgnoredDifferences = Loose<NonNullable<ApplicationSpec['ignoreDifferences']>[number]>;

/** Whether an entry is about an object. https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/ */
export function isAbout(
  one: IgnoredDifferences,
  { kind, metadata }: Pick<KubernetesObject, 'kind' | 'metadata'>,
  group: string,
): boolean {
  return (
    (one.kind === kind || one.kind === '*') &&
    ((one.group ?? '') === group || one.group === '*') &&
    (one.name ?? metadata.name) === metadata.name &&
    (one.namespace ?? metadata.namespace) === metadata.namespace
  );
}

/** The same, with the group of the object. */
export function isAboutObject(one: IgnoredDifferences, object: KubernetesObject): boolean {
  return isAbout(one, object, apiGroup(object));
}

/** The fields that an entry names, without indices: `spec.http.route`. */
export function ignoredPaths({ jsonPointers = [], jqPathExpressions = [] }: IgnoredDifferences): readonly string[] {
  return [...jsonPointers.map(pointerPath), ...jqPathExpressions.map(expressionPath)];
}

/** `/spec/http/0/route` as `spec.http.route`. */
function pointerPath(pointer: string): string {
  const steps = pointer.split('/').filter((step) => step !== '' && !/^\d+$/.test(step));
  return steps.join('.');
}

/** `.spec.http[].route[0]?.weight` as `spec.http.route.weight`. */
function expressionPath(expression: string): string {
  return expression.replaceAll(/\[[^\]]*\]|\?/g, '').replace(/^\./, '');
}
