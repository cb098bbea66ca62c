import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { holderOf, type Delivery } from '../../model/delivery/deliveries.ts';
import { ignoredPaths, isAbout } from '../../model/delivery/ignored-differences.ts';
import { writtenBy } from '../../model/delivery/written-by-rollout.ts';
import type { Cluster } from '../../model/cluster.ts';

export const rolloutFieldsIgnored: ClusterRule = {
  id: 'rollout-fields-ignored',
  tier: 'correctness',
  severity: 'error',
  misses: 'the Application',
  kinds: ['Application'],
  summary: 'Argo CD leaves alone what a Rollout writes during a release',
  why: 'During a release the Rollout sets the weights of routes and the selectors of Services. Argo CD resets them, and with them the traffic, unless it is configured to ignore them.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/#integrating-with-gitops',
  *check(cluster) {
    const seen = new Set<string>();
    for (const rollout of cluster.of('Rollout')) {
      for (const { object, group, path } of writtenBy(cluster, rollout)) {
        const delivery = holderOf(cluster, object);
        if (delivery === undefined || (object.kind === 'Service' && !comparesWhole(delivery))) continue;
        if (isIgnoredEverywhere(cluster, group, object.kind)) continue;
        const found = problem(delivery, object, group, path, rollout.metadata.name);
        const key = found === undefined ? '' : `${delivery.object.metadata.name} ${found.field} ${found.is}`;
        if (found === undefined || seen.has(key)) continue;
        seen.add(key);
        yield found;
      }
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
  { kind, metadata }: KubernetesObject,
  group: string,
  path: string,
  rollout: string,
): Found | undefined {
  const ignores = (spec.ignoreDifferences ?? []).some(
    (one) =>
      isAbout(one, { kind, metadata }, group) &&
      (one.managedFieldsManagers !== undefined ||
        ignoredPaths(one).some((ignored) => path === ignored || path.startsWith(`${ignored}.`))),
  );
  const whose = `${kind} ${metadata.name}: Rollout ${rollout} writes ${path}`;
  if (ignores) return undefined;
  const is = `nothing for ${whose}`;
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
