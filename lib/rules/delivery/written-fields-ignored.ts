import type { ClusterRule, Found } from '../../model/rule.ts';
import { holderOf, type Delivery } from '../../model/delivery/deliveries.ts';
import { ignoredPaths, isAbout } from '../../model/delivery/ignored-differences.ts';
import { writtenByControllers, type WrittenField } from '../../model/delivery/written-by-controllers.ts';
import type { Cluster } from '../../model/cluster.ts';

export const writtenFieldsIgnored: ClusterRule = {
  id: 'written-fields-ignored',
  aliases: ['rollout-fields-ignored'],
  tier: 'correctness',
  severity: 'error',
  misses:
    'the Application; what Rollouts writes for SMI, Traefik, Apisix and plugins other than that of the Gateway API',
  kinds: ['Application'],
  summary: 'Argo CD leaves alone what Rollouts and the autoscaler of Ray write into what it applies',
  why: 'A Rollout sets the weights of routes and the selectors of Services, and the autoscaler of Ray the replicas of worker groups. Lists of custom resources and selectors are compared and applied as one value: the Application is never in sync, and a sync that heals itself resets the traffic or the replicas, unless Argo CD is configured to ignore them.',
  source: [
    'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/#integrating-with-gitops',
    'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
  ],
  *check(cluster) {
    const seen = new Set<string>();
    for (const written of cluster.once(writtenByControllers)) {
      const { object, group } = written;
      const delivery = holderOf(cluster, object);
      if (delivery === undefined || (object.kind === 'Service' && !comparesWhole(delivery))) continue;
      if (isIgnoredEverywhere(cluster, group, object.kind)) continue;
      const found = problem(delivery, written);
      const key = found === undefined ? '' : `${delivery.object.metadata.name} ${found.field} ${found.is}`;
      if (found === undefined || seen.has(key)) continue;
      seen.add(key);
      yield found;
    }
  },
};

/** Only server-side diff treats a selector as one value; a three-way diff ignores keys that others add. */
function comparesWhole({ spec, annotations }: Delivery): boolean {
  const options = spec.syncPolicy?.syncOptions ?? [];
  const compared = annotations['argocd.argoproj.io/compare-options'] ?? '';
  return options.includes('ServerSideApply=true') || compared.includes('ServerSideDiff=true');
}

function problem(
  { object: application, field, spec }: Delivery,
  { object, group, path, by }: WrittenField,
): Found | undefined {
  const { kind, metadata } = object;
  const ignores = (spec.ignoreDifferences ?? []).some(
    (one) =>
      isAbout(one, object, group) &&
      (one.managedFieldsManagers !== undefined ||
        ignoredPaths(one).some((ignored) => path === ignored || path.startsWith(`${ignored}.`))),
  );
  if (ignores) return undefined;
  const is = `nothing for ${kind} ${metadata.name}: ${by} writes ${path}`;
  return { object: application, field: `${field}.ignoreDifferences`, is, needed: `${kind} ${path}` };
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/#system-level-configuration */
function isIgnoredEverywhere(cluster: Cluster, group: string, kind: string): boolean {
  const ignored = 'resource.customizations.ignoreDifferences.';
  const names = group === '' ? [kind, 'all'] : [`${group}_${kind}`, 'all'];
  return cluster
    .of('ConfigMap')
    .some(
      ({ data, metadata }) =>
        metadata.name === 'argocd-cm' && names.some((name) => `${ignored}${name}` in (data ?? {})),
    );
}
