import { append } from '../../model/append.ts';
import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { selectedPods } from '../../model/pods/selected-pods.ts';
import {
  admissions,
  gatewayNamespaces,
  isGateway,
  patternMeets,
  type Admission,
} from '../../model/traffic/admissions.ts';

export const allowedIsRouted: ClusterRule = {
  id: 'allowed-is-routed',
  tier: 'policy',
  severity: 'warning',
  misses: 'the route',
  kinds: ['AuthorizationPolicy'],
  summary: 'what an AuthorizationPolicy allows a gateway a route leads to',
  why: 'A path that is open for the gateway, and that it leads nobody to, was forgotten in one of both places.',
  *check(cluster) {
    for (const object of cluster.of('AuthorizationPolicy')) {
      const { action = 'ALLOW', rules = [], targetRef, targetRefs } = object.spec ?? {};
      const { namespace = '' } = object.metadata;
      if (targetRef !== undefined || targetRefs !== undefined) continue;
      if (action !== 'ALLOW' || cluster.once(gatewayNamespaces).has(namespace)) continue;
      // A namespace that no gateway leads to at all, such as a preview's, is reached in another way.
      if (!cluster.once(admissionIndex).namespaces.has(namespace)) continue;
      for (const [index, { from = [], to = [] }] of rules.entries()) {
        const principals = from.flatMap(({ source }) => source?.principals ?? ['']);
        if (principals.length === 0 || !principals.every((one) => one.includes('/') && isGateway(cluster, one)))
          continue;
        for (const [at, { operation }] of to.entries()) {
          for (const [number, pattern] of (operation?.paths ?? []).entries()) {
            const routed = admissionsOf(cluster, object);
            if (routed.some(({ path }) => path === undefined || patternMeets(pattern, path))) continue;
            const field = `spec.rules[${index}].to[${at}].operation.paths[${number}]`;
            const is = `${pattern}, allowed for the gateway, and no route leads there`;
            yield { object, field, is, needed: 'a route, or no such path' };
          }
        }
      }
    }
  },
};

function admissionsOf(cluster: Cluster, { metadata, spec }: Of<'AuthorizationPolicy'>): readonly Admission[] {
  const { ofPods } = cluster.once(admissionIndex);
  const pods = selectedPods(cluster, metadata.namespace ?? '', spec?.selector ?? {});
  return pods.flatMap((one) => ofPods.get(one) ?? []);
}

interface AdmissionIndex {
  readonly ofPods: ReadonlyMap<Pods, readonly Admission[]>;
  readonly namespaces: ReadonlySet<string>;
}

function admissionIndex(cluster: Cluster): AdmissionIndex {
  const ofPods = new Map<Pods, Admission[]>();
  const namespaces = new Set<string>();
  for (const admission of cluster.once(admissions)) {
    namespaces.add(admission.pods.namespace);
    append(ofPods, admission.pods, admission);
  }
  return { ofPods, namespaces };
}
