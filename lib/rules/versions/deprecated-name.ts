import { each } from '../../model/each.ts';
import { topologyKeys } from '../../model/pods/affinity-terms.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { Pods } from '../../model/pods/pods.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import deprecated from '../../knowledge/deprecated.json' with { type: 'json' };

const deprecatedAnnotations: Readonly<Record<string, string>> = deprecated.annotations;
const deprecatedNodeLabels: Readonly<Record<string, string>> = deprecated.nodeLabels;

export const deprecatedName: ClusterRule = {
  id: 'deprecated-name',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['pods', 'Ingress'],
  summary: 'no deprecated annotation or node label is used',
  why: 'Kubernetes stops reading old annotations and labels: it has ignored seccomp annotations since 1.27.',
  source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
  ofObject: true,
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

/** Every old label by which pods select nodes, with its field. */
function* nodeLabels(pods: Pods): Iterable<readonly [field: string, label: string]> {
  const { field, spec } = pods;
  const isOld = (label: string | undefined): label is string =>
    label !== undefined && Object.hasOwn(deprecatedNodeLabels, label);
  for (const label in spec.nodeSelector) if (isOld(label)) yield [`${field}.nodeSelector['${label}']`, label];
  for (const [at, key] of topologyKeys(pods)) if (isOld(key)) yield [at, key];
  for (const path of keys)
    for (const [key, at] of each<string>(spec, path)) if (isOld(key)) yield [`${field}.${at}`, key];
}

const keys = [
  'tolerations[].key',
  'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[].matchExpressions[].key',
  'affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions[].key',
];
