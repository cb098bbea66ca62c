import type { Cluster } from '../../model/cluster.ts';
import { dataKinds, type DataKind } from '../../model/data/data-kinds.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { PlatformRule } from '../../model/rule.ts';

/** Names that AWS has once, and where. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, the `Create` calls of each service */
const names: readonly Pick<DataKind, 'kind' | 'name'>[] = [
  ...dataKinds,
  { kind: 'Role.iam.services.k8s.aws', name: { field: 'name', within: 'account' } },
  { kind: 'DBSubnetGroup', name: { field: 'name', within: 'region' } },
  { kind: 'DBParameterGroup', name: { field: 'name', within: 'region' } },
  { kind: 'CacheSubnetGroup', name: { field: 'cacheSubnetGroupName', within: 'region' } },
  { kind: 'Configuration', name: { field: 'name', within: 'region' } },
];

export const awsNameUnique: PlatformRule = {
  id: 'aws-name-unique',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Bucket', 'ClusterConfig', 'DBSubnetGroup'],
  summary: 'no two objects have one name in AWS',
  why: 'The second controller that manages the same name adopts the resource of the first, or fails.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
  *checkAll(clusters) {
    const seen = new Map<string, readonly [object: KubernetesObject, cluster: Cluster]>();
    for (const cluster of clusters) {
      const { account, region } = placeOf(cluster);
      const add = (object: KubernetesObject, field: string, name: string, where: string) => {
        const key = `${object.kind} ${where} ${name.toLowerCase()}`;
        const other = seen.get(key);
        if (other === undefined) seen.set(key, [object, cluster]);
        if (other === undefined || other[0] === object) return [];
        const is = `${name} is ${other[0].kind} ${other[0].metadata.name} of ${other[1].name} too`;
        return [{ object, field, is, needed: `a name that is unique ${where}` }];
      };
      for (const { kind, name: named } of names) {
        if (named === undefined) continue;
        const { field, within } = named;
        for (const object of cluster.of(kind)) {
          if (!cluster.own.has(object)) continue;
          const name = (object as { readonly spec?: Readonly<Record<string, unknown>> }).spec?.[field];
          if (typeof name !== 'string') continue;
          const own = object.metadata.annotations?.['services.k8s.aws/region'] ?? region;
          const where = within === 'AWS' ? 'in AWS' : within === 'account' ? `in ${account}` : `in ${account}, ${own}`;
          yield* add(object, `spec.${field}`, name, where);
        }
      }
      for (const object of cluster.of('ClusterConfig')) {
        const { name } = object.metadata;
        if (cluster.own.has(object)) yield* add(object, 'metadata.name', name, `in ${account}, ${region}`);
      }
    }
  },
};

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
