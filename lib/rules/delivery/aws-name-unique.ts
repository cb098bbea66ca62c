import { append } from '../../model/append.ts';
import type { Cluster } from '../../model/cluster.ts';
import { dataKinds, type DataKind } from '../../model/data/data-kinds.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { PlatformRule, Told } from '../../model/rule.ts';

/** Names that AWS has once, and where. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, the `Create` calls of each service */
const names: readonly Pick<DataKind, 'kind' | 'name'>[] = [
  ...dataKinds,
  { kind: 'Role.iam.services.k8s.aws', name: { field: 'name', within: 'account' } },
  { kind: 'DBSubnetGroup', name: { field: 'name', within: 'region' } },
  { kind: 'DBParameterGroup', name: { field: 'name', within: 'region' } },
  { kind: 'CacheSubnetGroup', name: { field: 'cacheSubnetGroupName', within: 'region' } },
  { kind: 'Configuration', name: { field: 'name', within: 'region' } },
];

export const awsNameUnique: PlatformRule<readonly Named[]> = {
  id: 'aws-name-unique',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Bucket', 'ClusterConfig', 'DBSubnetGroup'],
  summary: 'no two objects have one name in AWS',
  why: 'The second controller that manages the same name adopts the resource of the first, or fails.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
  excerpt: namesInAws,
  *compare(excerpts) {
    const seen = new Map<string, readonly [one: Named, cluster: string]>();
    for (const { name: cluster, excerpt } of excerpts) {
      for (const one of excerpt) {
        for (const { field, name, where } of one.names) {
          const key = `${one.kind} ${where} ${name.toLowerCase()}`;
          const [other, of] = seen.get(key) ?? [];
          if (other === undefined) seen.set(key, [one, cluster]);
          if (other === undefined || other === one) continue;
          const is = `${name} is ${other.kind} ${other.called} of ${of ?? ''} too`;
          yield { object: one.object, field, is, needed: `a name that is unique ${where}` };
        }
      }
    }
  },
};

/** An object that has names in AWS. */
interface Named extends Pick<Told, 'object'> {
  readonly kind: string;
  /** Its name in the cluster. */
  readonly called: string;
  readonly names: readonly NameInAws[];
}

interface NameInAws {
  readonly field: string;
  readonly name: string;
  /** Such as `in AWS`. */
  readonly where: string;
}

function namesInAws(cluster: Cluster): readonly Named[] {
  const { account, region } = placeOf(cluster);
  const found = new Map<KubernetesObject, NameInAws[]>();
  for (const { kind, name: named } of names) {
    if (named === undefined) continue;
    const { field, within } = named;
    for (const object of cluster.of(kind)) {
      if (!cluster.own.has(object)) continue;
      const name = (object as { readonly spec?: Readonly<Record<string, unknown>> }).spec?.[field];
      if (typeof name !== 'string') continue;
      const own = object.metadata.annotations?.['services.k8s.aws/region'] ?? region;
      const where = within === 'AWS' ? 'in AWS' : within === 'account' ? `in ${account}` : `in ${account}, ${own}`;
      append(found, object, { field: `spec.${field}`, name, where });
    }
  }
  for (const object of cluster.of('ClusterConfig'))
    if (cluster.own.has(object))
      append(found, object, { field: 'metadata.name', name: object.metadata.name, where: `in ${account}, ${region}` });
  return [...found].map(([object, ofObject]) => {
    const { kind, metadata } = object;
    return { object: cluster.mention(object), kind, called: metadata.name, names: ofObject };
  });
}

/** The account and region of a cluster, as far as its objects tell. */
function placeOf(cluster: Cluster): { readonly account: string; readonly region: string } {
  const region = cluster.of('ClusterConfig')[0]?.metadata.region;
  const arns = [
    ...cluster.of('PodIdentityAssociation').map(({ spec }) => spec?.roleARN),
    ...cluster.of('ServiceAccount').map(({ metadata }) => metadata.annotations?.['eks.amazonaws.com/role-arn']),
  ];
  const account = arns.find((arn) => arn !== undefined)?.split(':')[4];
  return {
    account: account === undefined ? 'the account' : `account ${account}`,
    region: region ?? `the region of ${cluster.name}`,
  };
}
