import type { System } from '../../resolve/system.ts';
import { brokerConfigurations } from './broker-configurations.ts';
import { buckets } from './buckets.ts';
import { interruptions } from './interruptions.ts';
import { network } from './network.ts';
import { attribute, document, kept, ref, tags, type Resource, type Resources } from './resource.ts';
import { roles } from './roles.ts';

/** A template of CloudFormation. */
export interface Stack {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Resources: Resources;
  readonly Outputs: Readonly<Record<string, { readonly Description: string; readonly Value: unknown }>>;
}

/**
 * The AWS resources that must exist before a cluster. The outputs are values that AWS chooses; people copy them to the
 * spec of the cluster.
 */
export function stack(system: System): Stack {
  const { name, domain } = system.cluster;
  const brokers = brokerConfigurations(system);
  const resources = {
    Key: key(system),
    KeyAlias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: `alias/${name}`, TargetKeyId: ref('Key') } },
    ...network(system),
    ...buckets(system),
    ...interruptions(system),
    ...roles(system),
    ...brokers.resources,
    ...(system.stack.ownsDomain && {
      HostedZone: {
        Type: 'AWS::Route53::HostedZone',
        ...kept,
        Properties: { Name: domain, HostedZoneTags: tags(system, 'dns') },
      },
    }),
    ...Object.fromEntries(system.stack.repositories.map((repository) => repositoryOf(system, repository))),
  } satisfies Resources;
  const subnets = Object.keys(resources).filter((one) => /^(Public|Private|ControlPlane|Data)Subnet\d+$/.test(one));
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `What must be there before the cluster ${name}`,
    Resources: resources,
    Outputs: {
      Key: { Description: 'kmsKey', Value: attribute('Key', 'Arn') },
      Vpc: { Description: 'network.vpc', Value: ref('Vpc') },
      DataSecurityGroup: { Description: 'network.dataSecurityGroups', Value: ref('DataSecurityGroup') },
      ...Object.fromEntries(
        subnets.map((subnet) => [subnet, { Description: `network.${field(subnet)}`, Value: ref(subnet) }]),
      ),
      ...brokers.outputs,
      ...(system.stack.ownsDomain && {
        NameServers: {
          Description: `For the NS record of ${domain} in its parent zone`,
          Value: { 'Fn::Join': [',', attribute('HostedZone', 'NameServers')] },
        },
      }),
    },
  };
}

/** The field of the spec for an output: `publicSubnets` for `PublicSubnet1`. */
function field(subnet: string): string {
  return `${subnet.charAt(0).toLowerCase()}${subnet.slice(1).replace(/\d+$/, '')}s`;
}

/** IAM policies decide who may use the key; the key policy only lets the account do so. */
function key(system: System): Resource {
  return {
    Type: 'AWS::KMS::Key',
    ...kept,
    Properties: {
      Description: `Secrets and data of ${system.cluster.name}`,
      EnableKeyRotation: true,
      KeyPolicy: document({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${system.cluster.account}:root` },
        Action: 'kms:*',
        Resource: '*',
      }),
      Tags: tags(system, 'key'),
    },
  };
}

/** A tag cannot be moved to another image after its review. */
function repositoryOf(system: System, name: string): readonly [string, Resource] {
  const resource = `Repository${name.replaceAll(/(^|[^a-zA-Z0-9]+)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())}`;
  return [
    resource,
    {
      Type: 'AWS::ECR::Repository',
      ...kept,
      Properties: {
        RepositoryName: name,
        ImageTagMutability: 'IMMUTABLE',
        ImageScanningConfiguration: { ScanOnPush: true },
        EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: attribute('Key', 'Arn') },
        Tags: tags(system, name),
      },
    },
  ];
}
