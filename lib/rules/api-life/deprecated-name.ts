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
      if (pods.owner.kind !== 'Pod')
        yield* ofAnnotations(pods.owner, `${pods.metadataField}.annotations`, pods.annotations);
      for (const [field, label] of nodeLabels(pods)) {
        const is = `'${label}' is deprecated`;
        yield { object: pods.owner, field, is, needed: deprecatedNodeLabels[label] ?? '' };
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
    const needed =
      deprecatedAnnotations[name] ??
      (name.startsWith('container.') ? deprecatedAnnotations[name.slice(0, name.indexOf('/') + 1)] : undefined);
    if (needed !== undefined) yield { object, field: `${at}['${name}']`, is: 'is deprecated', needed };
  }
}

/** Every old label by which pods choose nodes, and its field. */
function* nodeLabels({ spec, field }: Pods): Iterable<readonly [field: string, label: string]> {
  const isOld = (label: string | undefined): label is string => label !== undefined && label in deprecatedNodeLabels;
  for (const label in spec.nodeSelector) if (isOld(label)) yield [`${field}.nodeSelector['${label}']`, label];
  for (const [index, { topologyKey }] of (spec.topologySpreadConstraints ?? []).entries()) {
    if (isOld(topologyKey)) yield [`${field}.topologySpreadConstraints[${index}].topologyKey`, topologyKey];
  }
  for (const [index, { key }] of (spec.tolerations ?? []).entries()) {
    if (isOld(key)) yield [`${field}.tolerations[${index}].key`, key];
  }
  const { nodeAffinity, podAffinity, podAntiAffinity } = spec.affinity ?? {};
  const required = 'requiredDuringSchedulingIgnoredDuringExecution';
  for (const [index, term] of (nodeAffinity?.[required]?.nodeSelectorTerms ?? []).entries()) {
    for (const [number, { key }] of (term.matchExpressions ?? []).entries()) {
      const at = `nodeAffinity.${required}.nodeSelectorTerms[${index}].matchExpressions[${number}].key`;
      if (isOld(key)) yield [`${field}.affinity.${at}`, key];
    }
  }
  const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
  for (const [index, { preference }] of (nodeAffinity?.[preferred] ?? []).entries()) {
    for (const [number, { key }] of (preference?.matchExpressions ?? []).entries()) {
      const at = `nodeAffinity.${preferred}[${index}].preference.matchExpressions[${number}].key`;
      if (isOld(key)) yield [`${field}.affinity.${at}`, key];
    }
  }
  for (const [kind, affinity] of [
    ['podAffinity', podAffinity],
    ['podAntiAffinity', podAntiAffinity],
  ] as const) {
    for (const [index, { topologyKey }] of (affinity?.[required] ?? []).entries()) {
      if (isOld(topologyKey)) yield [`${field}.affinity.${kind}.${required}[${index}].topologyKey`, topologyKey];
    }
    for (const [index, { podAffinityTerm }] of (affinity?.[preferred] ?? []).entries()) {
      const at = `${field}.affinity.${kind}.${preferred}[${index}].podAffinityTerm.topologyKey`;
      if (isOld(podAffinityTerm?.topologyKey)) yield [at, podAffinityTerm.topologyKey];
    }
  }
}
