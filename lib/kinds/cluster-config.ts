import type { ClusterConfig } from '../../imports/types/eksctl.io.ts';
import { policyStatements } from './aws/policy-statements.ts';
import { clusterTags } from './aws/tags.ts';
import type { ControllerIdentity } from '../spec/controller.ts';
import type { System } from '../resolve/system.ts';
import { nodeLabels } from './node-pool.ts';

type ServiceAccount = NonNullable<NonNullable<ClusterConfig['iam']>['serviceAccounts']>[number];

/** An identity of a controller or of a namespace's secret reader; it must exist before Argo CD runs. */
export interface ClusterIdentity extends ControllerIdentity {
  readonly namespace: string;
  /** Name of the AWS role. */
  readonly role: string;
  /**
   * Pattern of the service accounts that may assume the role, for namespaces that are created later.
   * @default - only the service account of this name and namespace
   */
  readonly subjectPattern?: string;
}

/** The input of eksctl for a cluster: control plane, system nodes, add-ons and identities. */
export function clusterConfig(system: System, identities: readonly ClusterIdentity[]): ClusterConfig {
  const { environment, cluster } = system;
  const { name, region, network, systemNodes } = cluster;
  return {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: {
      name,
      region,
      version: environment.kubernetesVersion,
      tags: { ...clusterTags(system, 'cluster'), 'karpenter.sh/discovery': name },
    },
    accessConfig: {
      authenticationMode: 'API',
      // Nodes that Karpenter creates join with the role from the CloudFormation stack.
      accessEntries: [
        { principalARN: `arn:aws:iam::${cluster.account}:role/${name}-karpenter-node`, type: 'EC2_LINUX' },
      ],
    },
    vpc: {
      cidr: network.vpcCidr,
      ...(network.vpc !== undefined && { id: network.vpc }),
      // Subnets of the stack: in eksctl's own subnets, the interfaces of the API server would be among nodes and pods.
      subnets: {
        public: subnetsByZone(network.zones, network.publicCidrs, network.publicSubnets),
        private: subnetsByZone(network.zones, network.privateCidrs, network.privateSubnets),
      },
      controlPlaneSubnetIDs: [...(network.controlPlaneSubnets ?? [])],
      clusterEndpoints: { privateAccess: true, publicAccess: false },
    },
    secretsEncryption: { keyARN: cluster.kmsKey ?? '' },
    cloudWatch: { clusterLogging: { enableTypes: ['api', 'audit', 'authenticator'], logRetentionInDays: 365 } },
    iam: { withOIDC: true, serviceAccounts: identities.map((identity) => serviceAccount(identity, system)) },
    addons: [
      // Without enableNetworkPolicy, policies are ignored. Strict mode would refuse all connections of a pod without a
      // policy; CoreDNS and Argo CD start before their policies are applied, so the cluster would never start.
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
      {
        name: 'aws-ebs-csi-driver',
        wellKnownPolicies: { ebsCSIController: true },
        permissionsBoundary: controllersBoundary(cluster),
      },
      ...(cluster.sharedFileSystem === undefined
        ? []
        : [
            {
              name: 'aws-efs-csi-driver',
              wellKnownPolicies: { efsCSIController: true },
              permissionsBoundary: controllersBoundary(cluster),
            },
          ]),
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
        labels: { ...nodeLabels(environment.name, 'system-nodes'), 'node-type': 'system' },
        tags: clusterTags(system, 'system-nodes'),
      },
    ],
  };
}

function subnetsByZone(zones: readonly string[], cidrs: readonly string[] = [], ids: readonly string[] = []) {
  return Object.fromEntries(
    zones.flatMap((zone, index) => {
      const [cidr, id] = [cidrs[index], ids[index]];
      return cidr === undefined || id === undefined ? [] : [[zone, { id, cidr }] as const];
    }),
  );
}

function serviceAccount(identity: ClusterIdentity, system: System): ServiceAccount {
  const { serviceAccount: accountName, namespace, role, wellKnownPolicy, statements } = identity;
  const filled = statements && policyStatements(statements, system);
  return {
    metadata: { name: accountName, namespace },
    roleName: role,
    roleOnly: true,
    permissionsBoundary: controllersBoundary(system.cluster),
    ...(identity.subjectPattern !== undefined && { subjectPattern: identity.subjectPattern }),
    ...(wellKnownPolicy && { wellKnownPolicies: { [wellKnownPolicy]: true } }),
    ...(filled && { attachPolicy: { Version: '2012-10-17', Statement: filled } }),
  };
}

/** ARN of the policy that bounds the roles of controllers; the stack of the cluster makes it. */
function controllersBoundary({ account, name }: System['cluster']): string {
  return `arn:aws:iam::${account}:policy/${name}-controllers-boundary`;
}
