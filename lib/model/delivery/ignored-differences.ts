import type { ApplicationSpec } from '../../../imports/types/argoproj.io.ts';
import { apiGroup } from '../../manifests/manifest.ts';
import { groupsWithMergeKeys, listsWithMergeKeys } from '../../knowledge/merge-keys.ts';
import type { KubernetesObject, Loose } from '../kinds.ts';
import { fieldsIn, itemsIn } from '../untyped.ts';

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

/**
 * `.spec.http[].route[0]?.weight` as `spec.http.route.weight`; conditions between the steps are left out:
 * `.spec.containers[] | select(.name == "web") | .image` is `spec.containers.image`.
 */
function expressionPath(expression: string): string {
  return expression
    .replaceAll(/\bselect\((?:[^()]|\([^()]*\))*\)/g, '')
    .replaceAll(/\[[^\]]*\]|\?/g, '')
    .replaceAll(/[\s|]+/g, '')
    .replace(/^\./, '');
}

/**
 * The list of an object that Argo CD keeps whole, as it is in the cluster, where it respects that a field of the list's
 * items is ignored. Argo CD copies ignored fields from the cluster into what it applies, by a merge patch; such a patch
 * replaces a list, unless its items have a merge key. Undefined if the path leads through no such list.
 */
export function listKeptWhole(object: KubernetesObject, path: string): string | undefined {
  const steps = path.split('.');
  const merges = groupsWithMergeKeys.has(apiGroup(object));
  let values: readonly unknown[] = [object];
  for (const [index, step] of steps.entries()) {
    const within = values.map((value) => fieldsIn(value)[step]);
    const isList = within.some((value) => Array.isArray(value));
    if (isList && index + 1 < steps.length && !(merges && listsWithMergeKeys.has(step)))
      return steps.slice(0, index + 1).join('.');
    values = within.flatMap((value) => (Array.isArray(value) ? itemsIn(value) : [value]));
  }
  return undefined;
}
