import type { KubernetesObject } from '../kinds.ts';
import type { Pods } from '../pods.ts';
import type { ClusterRule, Found } from '../rule.ts';
import { deprecatedAnnotations, deprecatedNodeLabels } from './deprecated-names.ts';

/** Old annotations are read late, or no more: a seccomp profile in one has not been set since Kubernetes 1.27. */
export const deprecatedName: ClusterRule = {
  id: 'deprecated-name',
  severity: 'warning',
  summary: 'no annotation or node label is one that a field or another name has replaced',
  *check(cluster) {
    for (const object of cluster.objects)
      yield* ofAnnotations(object, 'metadata.annotations', object.metadata.annotations);
    for (const pods of cluster.pods) {
      if (pods.templateField !== undefined && pods.owner.kind !== 'Pod') {
        yield* ofAnnotations(pods.owner, `${pods.templateField}.metadata.annotations`, pods.annotations);
      }
      for (const [field, label] of nodeLabels(pods)) {
        const needed = deprecatedNodeLabels[label];
        if (needed !== undefined) yield { object: pods.owner, field, is: `'${label}' is deprecated`, needed };
      }
    }
  },
};

function* ofAnnotations(
  object: KubernetesObject,
  at: string,
  annotations: Readonly<Record<string, string>> | undefined,
): Iterable<Found> {
  for (const name in annotations) {
    const needed = deprecatedAnnotations[name] ?? deprecatedAnnotations[name.slice(0, name.indexOf('/') + 1)];
    if (needed !== undefined) yield { object, field: `${at}['${name}']`, is: 'is deprecated', needed };
  }
}

/** Everything by which pods choose nodes, and its field. */
function* nodeLabels({ spec, field }: Pods): Iterable<readonly [string, string]> {
  for (const label in spec.nodeSelector) yield [`${field}.nodeSelector['${label}']`, label];
  for (const [index, { topologyKey = '' }] of (spec.topologySpreadConstraints ?? []).entries()) {
    yield [`${field}.topologySpreadConstraints[${index}].topologyKey`, topologyKey];
  }
  for (const [index, { key = '' }] of (spec.tolerations ?? []).entries())
    yield [`${field}.tolerations[${index}].key`, key];
  const { nodeAffinity, podAffinity, podAntiAffinity } = spec.affinity ?? {};
  const required = 'requiredDuringSchedulingIgnoredDuringExecution';
  for (const [index, term] of (nodeAffinity?.[required]?.nodeSelectorTerms ?? []).entries()) {
    for (const [number, { key = '' }] of (term.matchExpressions ?? []).entries()) {
      yield [
        `${field}.affinity.nodeAffinity.${required}.nodeSelectorTerms[${index}].matchExpressions[${number}].key`,
        key,
      ];
    }
  }
  for (const [kind, affinity] of Object.entries({ podAffinity, podAntiAffinity })) {
    for (const [index, { topologyKey = '' }] of (affinity?.[required] ?? []).entries()) {
      yield [`${field}.affinity.${kind}.${required}[${index}].topologyKey`, topologyKey];
    }
  }
}
