import { installedCrds, type InstalledCrds } from '../../model/delivery/brought-by-charts.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const crdHasOneOwner: ClusterRule = {
  id: 'crd-has-one-owner',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Application'],
  summary: 'no two Applications install the same CRD',
  why: 'Argo CD gives an object to the Application that applied it last. With selfHeal each takes it back from the other for ever, and where one of them is pruned, the CRD goes with every object of its kind.',
  source: [
    'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found',
    'https://github.com/argoproj/argo-cd/issues/18417',
  ],
  *check(cluster) {
    const owners = new Map<string, string>();
    const installed = [...installedCrds(cluster)].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    for (const one of installed) {
      const shared = new Map<string, string[]>();
      for (const kind of one.kinds) {
        const owner = owners.get(kind);
        if (owner === undefined) owners.set(kind, nameOf(one));
        else if (owner !== nameOf(one)) shared.set(owner, [...(shared.get(owner) ?? []), kind]);
      }
      for (const [owner, kinds] of shared)
        yield {
          object: one.application,
          field: one.field,
          is: `installs the CRDs of ${kinds.join(' and ')}, as Application ${owner} does`,
          needed:
            'one Application that installs them; helm.skipCrds or the value of the chart leaves them out of the other',
        };
    }
  },
};

function nameOf({ application: { metadata } }: InstalledCrds): string {
  return metadata.name;
}
