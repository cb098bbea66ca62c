import type { ClusterConfig } from '../../imports/types/eksctl.io.ts';
import type { ControllerIdentity } from '../spec/controller.ts';
import type { System } from '../resolve/system.ts';

type ServiceAccount = NonNullable<NonNullable<ClusterConfig['iam']>['serviceAccounts']>[number];

/** An identity of a controller, or of a namespace's secret reader, that must exist before Argo CD does anything. */
export interface ClusterIdentity extends ControllerIdentity {
  readonly namespace: string;
  /** Name of the AWS role. */
  readonly role: string;
  /** Service accounts that may take it, where they are made later. @default - the one of this name and namespace */
  readonly subjectPattern?: string;
}

/** What eksctl makes a cluster from: the control plane, the nodes that Karpenter runs on, add-ons and identities. */
export function clusterConfig(
  { name: system, environment, cluster }: System,
  identities: readonly ClusterIdentity[],
): ClusterConfig {
  const { name, region, network, systemNodes } = cluster;
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: {
      name,
      region,
      version: environment.kubernetesVersion,
      tags: { system, environment: environment.name, 'karpenter.sh/discovery': name },
    },
    accessConfig: { authenticationMode: 'API' },
    availabilityZones: [...network.zones],
    vpc: {
      cidr: network.vpcCidr,
      nat: { gateway: 'HighlyAvailable' },
      clusterEndpoints: { privateAccess: true, publicAccess: false },
    },
    secretsEncryption: { keyARN: `arn:aws:kms:${region}:${cluster.account}:alias/${name}` },
    cloudWatch: { clusterLogging: { enableTypes: ['api', 'audit', 'authenticator'], logRetentionInDays: 365 } },
    iam: { withOIDC: true, serviceAccounts: identities.map((identity) => serviceAccount(identity, cluster)) },
    addons: [
      // Without enableNetworkPolicy the policies are ignored. In strict mode a pod without a policy is closed, and CoreDNS and
      // Argo CD run before anybody can apply theirs: no cluster would come up.
      {
        name: 'vpc-cni',
        configurationValues: JSON.stringify({
          enableNetworkPolicy: 'true',
          env: { NETWORK_POLICY_ENFORCING_MODE: 'standard', ENABLE_PREFIX_DELEGATION: 'true' },
        }),
      },
      { name: 'coredns' },
      { name: 'kube-proxy' },
      { name: 'eks-pod-identity-agent' },
      { name: 'aws-ebs-csi-driver', wellKnownPolicies: { ebsCSIController: true } },
    ],
    managedNodeGroups: [
      {
        name: 'system-nodes',
        instanceType: systemNodes.instanceType,
        minSize: systemNodes.min,
        maxSize: systemNodes.max,
        desiredCapacity: systemNodes.min,
        amiFamily: 'AmazonLinux2023',
        volumeType: 'gp3',
        volumeEncrypted: true,
        privateNetworking: true,
        disableIMDSv1: true,
        disablePodIMDS: true,
        labels: { 'node-type': 'system' },
      },
    ],
  };
}

function serviceAccount(
  identity: ClusterIdentity,
  { region, account, name, backups }: System['cluster'],
): ServiceAccount {
  const { serviceAccount: accountName, namespace, role, wellKnownPolicy, managedPolicies, statements } = identity;
  const filled = (resource: string): string =>
    resource
      .replaceAll('{region}', region)
      .replaceAll('{account}', account)
      .replaceAll('{cluster}', name)
      .replaceAll('{backups}', `arn:aws:s3:::${backups?.bucket ?? ''}`);
  return {
    metadata: { name: accountName, namespace },
    roleName: role,
    roleOnly: true,
    ...(identity.subjectPattern !== undefined && { subjectPattern: identity.subjectPattern }),
    ...(wellKnownPolicy && { wellKnownPolicies: { [wellKnownPolicy]: true } }),
    ...(managedPolicies && { attachPolicyARNs: [...managedPolicies] }),
    ...(statements && {
      attachPolicy: {
        Version: '2012-10-17',
        Statement: statements.map(({ actions, resources }) => ({
          Effect: 'Allow',
          Action: [...actions],
          Resource: resources.map(filled),
        })),
      },
    }),
  };
}
