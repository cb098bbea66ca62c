import type { Cluster } from '../../model/cluster.ts';
import { selects } from '../../model/selector.ts';
import type { Loose, Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const wildcardIsProvedByDns: ClusterRule = {
  id: 'wildcard-is-proved-by-dns',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Certificate'],
  summary: 'the issuer of a certificate for a wildcard can prove it by DNS',
  why: 'ACME proves a wildcard by an entry in DNS alone: with solvers of HTTP-01 the certificate is never issued.',
  source: ['https://letsencrypt.org/docs/challenge-types/', 'https://cert-manager.io/docs/configuration/acme/'],
  *check(cluster) {
    for (const object of cluster.of('Certificate')) {
      const solvers = issuerOf(cluster, object)?.spec?.acme?.solvers;
      if (solvers === undefined) continue;
      for (const [index, name] of (object.spec?.dnsNames ?? []).entries()) {
        if (!name.startsWith('*.')) continue;
        const candidates = solvers.filter((solver) => isFor(solver, object, name));
        if (candidates.some(({ dns01 }) => dns01 !== undefined)) continue;
        const { kind = 'Issuer', name: issuer = '' } = object.spec?.issuerRef ?? {};
        const is = `'${name}', and ${kind} ${issuer} has no solver of DNS-01 for it`;
        yield { object, field: `spec.dnsNames[${index}]`, is, needed: 'a dns01 solver in the issuer, or single names' };
      }
    }
  },
};

function issuerOf(
  cluster: Cluster,
  { metadata, spec }: Of<'Certificate'>,
): Of<'Issuer'> | Of<'ClusterIssuer'> | undefined {
  const { kind = 'Issuer', name = '', group = 'cert-manager.io' } = spec?.issuerRef ?? {};
  if (group !== 'cert-manager.io') return undefined;
  if (kind === 'ClusterIssuer') return cluster.named('ClusterIssuer', '', name);
  return cluster.named('Issuer', metadata.namespace ?? '', name);
}

type Solver = NonNullable<NonNullable<NonNullable<Of<'Issuer'>['spec']>['acme']>['solvers']>[number];

/** Whether a solver may be chosen for a name of a certificate. */
function isFor({ selector }: Loose<Solver>, { metadata }: Of<'Certificate'>, name: string): boolean {
  const { dnsNames = [], dnsZones = [], matchLabels } = selector ?? {};
  if (matchLabels !== undefined && !selects({ matchLabels }, metadata.labels ?? {})) return false;
  if (dnsNames.length > 0 && !dnsNames.includes(name)) return false;
  const plain = name.slice(2);
  return dnsZones.length === 0 || dnsZones.some((zone) => plain === zone || plain.endsWith(`.${zone}`));
}
