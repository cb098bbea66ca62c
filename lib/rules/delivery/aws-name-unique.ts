import type { Cluster } from '../../model/cluster.ts';
import type { KindName, KubernetesObject } from '../../model/kinds.ts';
import type { PlatformRule } from '../../model/rule.ts';

interface Named {
  readonly kind: KindName;
  readonly field: string;
  readonly within: 'AWS' | 'account' | 'region';
}

/** Names that AWS has once, and where. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, the `Create` calls of each service */
const names: readonly Named[] = [
  { kind: 'Bucket', field: 'name', within: 'AWS' },
  { kind: 'Role.iam.services.k8s.aws', field: 'name', within: 'account' },
  { kind: 'GlobalCluster', field: 'globalClusterIdentifier', within: 'account' },
  { kind: 'DBCluster', field: 'dbClusterIdentifier', within: 'region' },
  { kind: 'DBInstance', field: 'dbInstanceIdentifier', within: 'region' },
  { kind: 'DBSubnetGroup', field: 'name', within: 'region' },
  { kind: 'DBParameterGroup', field: 'name', within: 'region' },
  { kind: 'ReplicationGroup', field: 'replicationGroupID', within: 'region' },
  { kind: 'CacheSubnetGroup', field: 'cacheSubnetGroupName', within: 'region' },
  { kind: 'Cluster.kafka.services.k8s.aws', field: 'name', within: 'region' },
  { kind: 'Configuration', field: 'name', within: 'region' },
  { kind: 'Broker', field: 'name', within: 'region' },
];

export const awsNameUnique: PlatformRule = {
  id: 'aws-name-unique',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Bucket', 'ClusterConfig', 'DBSubnetGroup'],
  summary: 'no two objects have one name in AWS',
  why: "A second controller that is told of the same name adopts the first one's resource, or is refused.",
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
      for (const { kind, field, within } of names) {
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
  const region = (cluster.of('ClusterConfig')[0]?.metadata as { readonly region?: string } | undefined)?.region;
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
