import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../lib/kinds/aws/policy-statements.ts';
import { fieldsIn, itemsIn } from '../lib/model/untyped.ts';
import { rendered } from './platform.ts';

/** What ACK calls to make an object, and the ARN that AWS judges it by; undefined where it knows none before it is there. */
const made: Readonly<Record<string, (spec: Fields, place: Place) => readonly [string, string | undefined]>> = {
  DBCluster: ({ dbClusterIdentifier }, at) => ['rds:CreateDBCluster', at.arn('rds', 'cluster', dbClusterIdentifier)],
  DBInstance: ({ dbInstanceIdentifier, sourceDBInstanceIdentifier }, at) => [
    sourceDBInstanceIdentifier === undefined ? 'rds:CreateDBInstance' : 'rds:CreateDBInstanceReadReplica',
    at.arn('rds', 'db', dbInstanceIdentifier),
  ],
  DBParameterGroup: ({ name }, at) => ['rds:CreateDBParameterGroup', at.arn('rds', 'pg', name)],
  DBSubnetGroup: ({ name }, at) => ['rds:CreateDBSubnetGroup', at.arn('rds', 'subgrp', name)],
  GlobalCluster: ({ globalClusterIdentifier }, { account }) => [
    'rds:CreateGlobalCluster',
    `arn:aws:rds::${account}:global-cluster:${String(globalClusterIdentifier)}`,
  ],
  ReplicationGroup: ({ replicationGroupID }, at) => [
    'elasticache:CreateReplicationGroup',
    at.arn('elasticache', 'replicationgroup', replicationGroupID),
  ],
  CacheSubnetGroup: ({ cacheSubnetGroupName }, at) => [
    'elasticache:CreateCacheSubnetGroup',
    at.arn('elasticache', 'subnetgroup', cacheSubnetGroupName),
  ],
  Cluster: () => ['kafka:CreateCluster', undefined],
  Broker: () => ['mq:CreateBroker', undefined],
  Bucket: ({ name }) => ['s3:CreateBucket', `arn:aws:s3:::${String(name)}`],
  Role: ({ name }, { account }) => ['iam:CreateRole', `arn:aws:iam::${account}:role/${String(name)}`],
  PodIdentityAssociation: ({ clusterName }, at) => [
    'eks:CreatePodIdentityAssociation',
    at.arn('eks', 'cluster', clusterName).replace(/:(?=[^:]*$)/, '/'),
  ],
};

/** What the makers of controllers say that their programs call, whatever narrower resources and conditions we give. */
const documented: Readonly<Record<string, readonly string[]>> = {
  // https://karpenter.sh/v1.14/reference/cloudformation/: without ListInstanceProfiles it logs an error every half hour
  // since 1.7, and never deletes the profiles of node classes that are gone.
  karpenter: [
    'ec2:CreateFleet',
    'ec2:CreateLaunchTemplate',
    'ec2:CreateTags',
    'ec2:DeleteLaunchTemplate',
    'ec2:DescribeCapacityReservations',
    'ec2:DescribeImages',
    'ec2:DescribeInstances',
    'ec2:DescribeInstanceStatus',
    'ec2:DescribeInstanceTypeOfferings',
    'ec2:DescribeInstanceTypes',
    'ec2:DescribeLaunchTemplates',
    'ec2:DescribePlacementGroups',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSpotPriceHistory',
    'ec2:DescribeSubnets',
    'ec2:RunInstances',
    'ec2:TerminateInstances',
    'eks:DescribeCluster',
    'iam:AddRoleToInstanceProfile',
    'iam:CreateInstanceProfile',
    'iam:DeleteInstanceProfile',
    'iam:GetInstanceProfile',
    'iam:ListInstanceProfiles',
    'iam:PassRole',
    'iam:RemoveRoleFromInstanceProfile',
    'iam:TagInstanceProfile',
    'pricing:GetProducts',
    'sqs:DeleteMessage',
    'sqs:GetQueueUrl',
    'sqs:ReceiveMessage',
    'ssm:GetParameter',
  ],
  // https://github.com/velero-io/velero-plugin-for-aws#set-permissions-for-velero, without PutObjectTagging: no location
  // asks for tags.
  velero: [
    'ec2:CreateSnapshot',
    'ec2:CreateTags',
    'ec2:CreateVolume',
    'ec2:DeleteSnapshot',
    'ec2:DescribeSnapshots',
    'ec2:DescribeVolumes',
    's3:AbortMultipartUpload',
    's3:DeleteObject',
    's3:GetObject',
    's3:ListBucket',
    's3:ListMultipartUploadParts',
    's3:PutObject',
  ],
  // https://grafana.com/docs/loki/latest/setup/install/helm/deployment-guides/aws/
  loki: ['s3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
  // https://grafana.com/docs/tempo/latest/configuration/hosted-storage/s3/
  tempo: [
    's3:DeleteObject',
    's3:GetObject',
    's3:GetObjectTagging',
    's3:ListBucket',
    's3:PutObject',
    's3:PutObjectTagging',
  ],
};

type Fields = Readonly<Record<string, unknown>>;

interface Place {
  readonly account: string;
  readonly arn: (service: string, type: string, name: unknown) => string;
}

const clusters = rendered.subjects.clusters.filter(
  (cluster) => cluster.of('ClusterConfig').length > 0 && !cluster.name.startsWith('preview/'),
);

describe.each(clusters.map((cluster) => [cluster.name, cluster] as const))('%s', (name, cluster) => {
  const [config] = cluster.of('ClusterConfig');
  const accounts = config?.iam?.serviceAccounts ?? [];
  const region = config?.metadata === undefined ? '' : String(fieldsIn(config.metadata).region);
  const account = /iam::(\d+):/.exec(accounts[0]?.permissionsBoundary ?? '')?.[1] ?? '';
  const place: Place = {
    account,
    arn: (service, type, name) => `arn:aws:${service}:${region}:${account}:${type}:${String(name)}`,
  };
  const rightsOfAccount = (account: string): readonly PolicyStatement[] => {
    const found = accounts.find(({ metadata }) => metadata?.name === account);
    return itemsIn(fieldsIn(found?.attachPolicy).Statement) as readonly PolicyStatement[];
  };
  const rightsOf = (service: string) => rightsOfAccount(`ack-${service}-controller`);
  const objects = cluster.objects.filter(({ apiVersion }) => apiVersion.includes('.services.k8s.aws/'));

  it.each(Object.entries(documented))('lets %s call what its documentation says', (controller, actions) => {
    const allowed = rightsOfAccount(controller).flatMap(({ Action }) => Action);
    expect(allowed).toEqual(expect.arrayContaining([...actions]));
  });

  it('encrypts and reads what Velero, Loki and Tempo keep in their buckets', () => {
    for (const controller of ['velero', 'loki', 'tempo'])
      expect(rightsOfAccount(controller)).toContainEqual(
        expect.objectContaining({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
      );
  });

  // Clusters may share a bucket, and then differ by prefix alone.
  it('lets Velero write and delete below the prefix of its cluster, and nowhere else', () => {
    const writes = rightsOfAccount('velero').filter(({ Action }) => Action.some((one) => /:(Put|Delete)Obj/.test(one)));
    const own = cluster.of('BackupStorageLocation').flatMap(({ spec }) => {
      const { bucket = '', prefix = '' } = spec?.objectStorage ?? {};
      return spec?.accessMode === 'ReadOnly' ? [] : `arn:aws:s3:::${bucket}/${prefix}/*`;
    });
    expect(own).toHaveLength(1);
    expect(writes.flatMap(({ Resource }) => Resource)).toEqual(own);
  });

  it('lets the secret reader of a namespace read what its ExternalSecrets name, and nothing else', () => {
    const readers = accounts.filter(({ metadata }) => metadata?.name === 'external-secrets');
    expect(readers.length).toBeGreaterThan(1);
    for (const { metadata, attachPolicy } of readers) {
      // The namespaces of previews are made later, for each pull request.
      const keys =
        metadata?.namespace === 'preview'
          ? [`${name.split('/')[1] ?? ''}/preview/*`]
          : cluster
              .of('ExternalSecret')
              .filter((one) => one.metadata.namespace === metadata?.namespace)
              .flatMap(({ spec }) => (spec?.data ?? []).map(({ remoteRef }) => remoteRef?.key));
      const rights = (itemsIn(fieldsIn(attachPolicy).Statement) as readonly PolicyStatement[])
        .filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'))
        .flatMap(({ Resource }) => Resource);
      // Secrets Manager adds a hyphen and six characters to each name.
      const named = [...new Set(keys)].map(
        (key) => `arn:aws:secretsmanager:${region}:${account}:secret:${String(key)}-??????`,
      );
      expect([...rights].sort(), metadata?.namespace).toEqual(named.sort());
    }
  });

  it('lets ACK make all that is rendered', () => {
    expect(objects.length).toBeGreaterThan(0);
    for (const object of objects) {
      const { apiVersion, kind, metadata } = object;
      const make = made[kind];
      expect(make, kind).toBeDefined();
      const [action, arn] = make?.(fieldsIn(fieldsIn(object).spec), place) ?? [];
      const allowed = rightsOf(apiVersion.split('.')[0] ?? '').some(
        ({ Action, Resource }) =>
          Action.includes(action ?? '') && Resource.some((one) => (arn === undefined ? one === '*' : covers(one, arn))),
      );
      expect(allowed, `${kind} ${metadata.namespace ?? ''}/${metadata.name}: ${String(action)} ${String(arn)}`).toBe(
        true,
      );
    }
  });

  it('lets ACK make and change nothing of another environment', () => {
    for (const other of clusters) {
      if (other === cluster) continue;
      for (const object of other.objects) {
        const { apiVersion, kind } = object;
        if (!apiVersion.includes('.services.k8s.aws/') || kind === 'PodIdentityAssociation') continue;
        const [, arn] = made[kind]?.(fieldsIn(fieldsIn(object).spec), place) ?? [];
        // A global database belongs to the clusters of both regions.
        if (arn === undefined || kind === 'GlobalCluster') continue;
        const reached = rightsOf(apiVersion.split('.')[0] ?? '').filter(
          ({ Action, Resource }) =>
            Action.some((one) => /:(Create|Modify|Put|Update|Add|Tag)/.test(one)) &&
            Resource.some((one) => one !== '*' && covers(one, arn)),
        );
        expect(reached, `${other.name} ${arn}`).toEqual([]);
      }
    }
  });

  it('lets nobody make what has no name yet but with the tags of the system', () => {
    for (const service of ['kafka', 'mq'])
      for (const { Action, Resource, Condition } of rightsOf(service))
        if (Resource.includes('*') && Action.some((one) => /^(kafka|mq):Create/.test(one)))
          expect(Object.keys(Condition?.StringEquals ?? {})).toEqual(
            expect.arrayContaining(['aws:RequestTag/Project', 'aws:RequestTag/Environment']),
          );
  });

  it('has no controller delete what holds data', () => {
    const actions = accounts.flatMap(({ attachPolicy }) =>
      (itemsIn(fieldsIn(attachPolicy).Statement) as readonly PolicyStatement[]).flatMap(({ Action }) => Action),
    );
    expect(actions.filter((one) => /^(rds|kafka|mq|elasticache):Delete(?!Tags)|^s3:DeleteBucket/.test(one))).toEqual(
      [],
    );
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: 10,240 characters of inline policies a role
  it('fits into the inline policy of a role', () => {
    for (const { metadata, attachPolicy } of accounts)
      expect(JSON.stringify(attachPolicy ?? {}).length, metadata?.name).toBeLessThan(10_240);
  });
});

/** Whether a resource of a policy, with its wildcards, means an ARN. */
function covers(pattern: string, arn: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(arn);
}
