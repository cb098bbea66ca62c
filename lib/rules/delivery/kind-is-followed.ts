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

export const kindIsFollowed: PlatformRule = {
  id: 'kind-is-followed',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Secret'],
  summary: 'Argo CD tracks every kind that it is given',
  why: 'Argo CD never applies an object of an excluded kind, and does not report it.',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#resource-exclusioninclusion',
  *checkAll(clusters) {
    const configured = clusters.flatMap((cluster) => configuredExclusions(cluster) ?? []);
    const exclusions = [...always, ...(configured.length > 0 ? configured : defaultExclusions)].map(reader);
    for (const cluster of clusters) {
      if (cluster.once(deliveriesOf).length === 0) continue;
      const excluded = new Map<string, boolean>();
      for (const object of cluster.own) {
        const { apiVersion, kind } = object;
        const type = `${apiVersion} ${kind}`;
        let is = excluded.get(type);
        if (is === undefined) {
          const group = apiGroup(object);
          is = exclusions.some((excludes) => excludes(group, kind));
          excluded.set(type, is);
        }
        if (is)
          yield {
            object,
            field: 'kind',
            is: `Argo CD ignores ${kind}: resource.exclusions`,
            needed: 'another way to make it',
          };
      }
    }
  },
};

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
