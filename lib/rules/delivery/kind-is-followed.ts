import { apiGroup } from '../../manifests/manifest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { PlatformRule } from '../../model/rule.ts';
import { deliveriesOf } from '../../model/delivery/deliveries.ts';
import { matcher } from '../../model/delivery/glob.ts';

interface Exclusion {
  readonly groups: readonly string[];
  readonly kinds: readonly string[];
}

/** Kinds that Argo CD 3 excludes by default. https://argo-cd.readthedocs.io/en/stable/operator-manual/upgrading/2.14-3.0/#default-resourceexclusions-configurations */
const defaultExclusions: readonly Exclusion[] = [
  { groups: ['', 'discovery.k8s.io'], kinds: ['Endpoints', 'EndpointSlice'] },
  { groups: ['coordination.k8s.io'], kinds: ['Lease'] },
  {
    groups: ['authentication.k8s.io', 'authorization.k8s.io'],
    kinds: [
      'SelfSubjectReview',
      'TokenReview',
      'LocalSubjectAccessReview',
      'SelfSubjectAccessReview',
      'SelfSubjectRulesReview',
      'SubjectAccessReview',
    ],
  },
  { groups: ['certificates.k8s.io'], kinds: ['CertificateSigningRequest'] },
  { groups: ['cert-manager.io'], kinds: ['CertificateRequest'] },
  { groups: ['cilium.io'], kinds: ['CiliumIdentity', 'CiliumEndpoint', 'CiliumEndpointSlice'] },
  {
    groups: ['kyverno.io', 'reports.kyverno.io', 'wgpolicyk8s.io'],
    kinds: [
      'PolicyReport',
      'ClusterPolicyReport',
      'EphemeralReport',
      'ClusterEphemeralReport',
      'AdmissionReport',
      'ClusterAdmissionReport',
      'BackgroundScanReport',
      'ClusterBackgroundScanReport',
      'UpdateRequest',
    ],
  },
];

/** Kinds that Argo CD excludes whatever its configuration. https://github.com/argoproj/argo-cd/blob/v3.3.0/util/settings/resources_filter.go */
const always: readonly Exclusion[] = [{ groups: ['events.k8s.io', 'metrics.k8s.io'], kinds: ['*'] }];

export const kindIsFollowed: PlatformRule<Followed> = {
  id: 'kind-is-followed',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Secret'],
  summary: 'Argo CD tracks every kind that it is given',
  why: 'Argo CD never applies an object of an excluded kind, and does not report it.',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#resource-exclusioninclusion',
  excerpt: followedKinds,
  *compare(excerpts, whole) {
    const configured = excerpts.flatMap(({ excerpt }) => excerpt.exclusions);
    const exclusions = [...always, ...(configured.length > 0 ? configured : defaultExclusions)].map(reader);
    const isExcluded = ({ group, kind }: Kind) => exclusions.some((excludes) => excludes(group, kind));
    for (const { name, excerpt } of excerpts) {
      const excluded = new Set(excerpt.kinds.filter(isExcluded).map(typeText));
      if (excluded.size === 0) continue;
      const cluster = whole(name);
      for (const object of cluster.own) {
        const { kind } = object;
        if (!excluded.has(typeText({ group: apiGroup(object), kind }))) continue;
        const is = `Argo CD ignores ${kind}: resource.exclusions`;
        yield { object: cluster.mention(object), field: 'kind', is, needed: 'another way to make it' };
      }
    }
  },
};

interface Followed {
  /** Of the configuration of Argo CD, where the cluster has it. */
  readonly exclusions: readonly Exclusion[];
  /** Kinds of the objects; none where nothing is delivered by Argo CD. */
  readonly kinds: readonly Kind[];
}

interface Kind {
  readonly group: string;
  readonly kind: string;
}

function followedKinds(cluster: Cluster): Followed {
  const kinds = new Map<string, Kind>();
  if (cluster.once(deliveriesOf).length > 0)
    for (const object of cluster.own) {
      const one = { group: apiGroup(object), kind: object.kind };
      kinds.set(typeText(one), one);
    }
  return { exclusions: configuredExclusions(cluster) ?? [], kinds: [...kinds.values()] };
}

function typeText({ group, kind }: Kind): string {
  return `${group}/${kind}`;
}

function reader({ groups, kinds }: Exclusion): (group: string, kind: string) => boolean {
  const [inGroup, isKind] = [groups.map((glob) => matcher(glob)), kinds.map((glob) => matcher(glob))];
  return (group, kind) =>
    (groups.length === 0 || inGroup.some((matches) => matches(group))) &&
    (kinds.length === 0 || isKind.some((matches) => matches(kind)));
}

/** The lists of `resource.exclusions`, in the usual notations. */
function configuredExclusions(cluster: Cluster): readonly Exclusion[] | undefined {
  const config = cluster.of('ConfigMap').find(({ metadata }) => metadata.name === 'argocd-cm');
  const text = config?.data?.['resource.exclusions'];
  if (text === undefined) return undefined;
  const exclusions: { groups: string[]; kinds: string[] }[] = [];
  let into: string[] = [];
  for (const line of text.split('\n')) {
    const { item, key, rest } =
      /^\s*(?<item>-\s+)?(?:(?<key>apiGroups|kinds|clusters):)?\s*(?<rest>[^#]*)/.exec(line)?.groups ?? {};
    if (key !== undefined) {
      if (item !== undefined || exclusions.length === 0) exclusions.push({ groups: [], kinds: [] });
      const last = exclusions.at(-1);
      into = key === 'apiGroups' ? (last?.groups ?? []) : key === 'kinds' ? (last?.kinds ?? []) : [];
    }
    into.push(...values(rest ?? '', key !== undefined || item !== undefined));
  }
  return exclusions;
}

function values(text: string, isValue: boolean): readonly string[] {
  if (!isValue || text.trim() === '') return [];
  const parts = text
    .trim()
    .replace(/^\[|\]$/g, '')
    .split(',');
  return parts.map((part) => part.trim().replace(/^["']|["']$/g, ''));
}
