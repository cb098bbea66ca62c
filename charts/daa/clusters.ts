import type { ClusterSpec, NodePool } from '../../lib/spec/cluster.ts';
import type { EnvironmentName } from '../../lib/spec/environment.ts';
import { localCluster } from '../../lib/spec/local-cluster.ts';

const account = '123456789012';

/** The document names no nodes. Their volumes have room for a restored database (REQ-T239). */
const general = {
  instanceTypes: ['m6i.xlarge', 'm5.xlarge', 'm6i.2xlarge', 'm5.2xlarge'],
  capacity: 'on-demand',
  architecture: 'amd64',
  volumeSize: '150Gi',
} as const satisfies Omit<NodePool, 'limits'>;

const systemNodes = { instanceType: 't3.medium', min: 2, max: 4 };

/** DAA's cluster in each environment. Suffixes and ids that AWS assigns are those of the account. */
export const clusters = {
  dev: localCluster({
    name: 'daa-dev',
    account,
    region: 'us-east-1',
    domain: 'daa.localhost',
    dataServices: {
      database: { kind: 'cloudnative-pg', instances: 1, storage: '2Gi', walStorage: '1Gi' },
      redis: { kind: 'redis' },
      backups: { kind: 'bucket' },
    },
  }),
  staging: {
    name: 'daa-staging',
    region: 'us-east-1',
    account,
    kmsKey: 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-0a7000000001',
    network: {
      vpcCidr: '10.70.0.0/16',
      vpc: 'vpc-0a700000000001',
      publicCidrs: ['10.70.101.0/24', '10.70.102.0/24', '10.70.103.0/24'],
      publicSubnets: ['subnet-0a700000000101', 'subnet-0a700000000102', 'subnet-0a700000000103'],
      privateCidrs: ['10.70.16.0/20', '10.70.32.0/20', '10.70.48.0/20'],
      privateSubnets: ['subnet-0a700000000201', 'subnet-0a700000000202', 'subnet-0a700000000203'],
      controlPlaneSubnets: ['subnet-0a700000000301', 'subnet-0a700000000302', 'subnet-0a700000000303'],
      dataCidrs: ['10.70.201.0/24', '10.70.202.0/24', '10.70.203.0/24'],
      dataSubnets: ['subnet-0a70000000000001', 'subnet-0a70000000000002', 'subnet-0a70000000000003'],
      dataSecurityGroups: ['sg-0a70000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.70.240.0/28', '10.70.240.16/28', '10.70.240.32/28'],
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    },
    nodePools: { general: { ...general, limits: { cpu: 32, memory: '128Gi' } } },
    systemNodes,
    dataServices: {
      database: { kind: 'cloudnative-pg', instances: 2, storage: '20Gi', walStorage: '5Gi' },
      redis: {
        kind: 'redis',
        identifier: 'daa-staging',
        nodeType: 'cache.t4g.small',
        nodes: 2,
        snapshotRetentionDays: 1,
        endpoint: 'master.daa-staging.xyz.use1.cache.amazonaws.com',
        readerEndpoint: 'replica.daa-staging.xyz.use1.cache.amazonaws.com',
      },
      backups: { kind: 'bucket', name: 'daa-staging-database-backups' },
    },
    domain: 'staging.daa.example.com',
    backups: { bucket: 'daa-staging-backups-us-east-1', prefix: 'staging' },
  },
  production: {
    name: 'daa-production',
    // The region of the state of the document's Terraform.
    region: 'us-east-1',
    account,
    kmsKey: 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-0a6000000001',
    network: {
      vpcCidr: '10.60.0.0/16',
      vpc: 'vpc-0a600000000001',
      publicCidrs: ['10.60.101.0/24', '10.60.102.0/24', '10.60.103.0/24'],
      publicSubnets: ['subnet-0a600000000101', 'subnet-0a600000000102', 'subnet-0a600000000103'],
      privateCidrs: ['10.60.16.0/20', '10.60.32.0/20', '10.60.48.0/20'],
      privateSubnets: ['subnet-0a600000000201', 'subnet-0a600000000202', 'subnet-0a600000000203'],
      controlPlaneSubnets: ['subnet-0a600000000301', 'subnet-0a600000000302', 'subnet-0a600000000303'],
      dataCidrs: ['10.60.201.0/24', '10.60.202.0/24', '10.60.203.0/24'],
      dataSubnets: ['subnet-0a60000000000001', 'subnet-0a60000000000002', 'subnet-0a60000000000003'],
      dataSecurityGroups: ['sg-0a60000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.60.240.0/28', '10.60.240.16/28', '10.60.240.32/28'],
      // REQ-T231.
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    },
    nodePools: { general: { ...general, limits: { cpu: 64, memory: '256Gi' } } },
    systemNodes,
    dataServices: {
      // One writable instance and three replicas (REQ-T234); the sizes of the volumes are assumed.
      database: { kind: 'cloudnative-pg', instances: 4, storage: '50Gi', walStorage: '10Gi' },
      redis: {
        kind: 'redis',
        identifier: 'daa-production',
        nodeType: 'cache.r7g.large',
        nodes: 3,
        snapshotRetentionDays: 7,
        endpoint: 'master.daa-production.xyz.use1.cache.amazonaws.com',
        readerEndpoint: 'replica.daa-production.xyz.use1.cache.amazonaws.com',
      },
      backups: { kind: 'bucket', name: 'daa-production-database-backups' },
    },
    domain: 'daa.example.com',
    backups: { bucket: 'daa-backups-us-east-1', prefix: 'production' },
    // 30 days hot, 90 warm, 365 cold (REQ-T227): the bucket's lifecycle moves the logs, and Loki deletes them.
    logRetentionDays: 365,
  },
  dr: {
    name: 'daa-dr',
    standby: true,
    region: 'us-west-2',
    account,
    kmsKey: 'arn:aws:kms:us-west-2:123456789012:key/00000000-0000-0000-0000-0a8000000001',
    network: {
      vpcCidr: '10.80.0.0/16',
      vpc: 'vpc-0a800000000001',
      publicCidrs: ['10.80.101.0/24', '10.80.102.0/24', '10.80.103.0/24'],
      publicSubnets: ['subnet-0a800000000101', 'subnet-0a800000000102', 'subnet-0a800000000103'],
      privateCidrs: ['10.80.16.0/20', '10.80.32.0/20', '10.80.48.0/20'],
      privateSubnets: ['subnet-0a800000000201', 'subnet-0a800000000202', 'subnet-0a800000000203'],
      controlPlaneSubnets: ['subnet-0a800000000301', 'subnet-0a800000000302', 'subnet-0a800000000303'],
      dataCidrs: ['10.80.201.0/24', '10.80.202.0/24', '10.80.203.0/24'],
      dataSubnets: ['subnet-0a80000000000001', 'subnet-0a80000000000002', 'subnet-0a80000000000003'],
      dataSecurityGroups: ['sg-0a80000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.80.240.0/28', '10.80.240.16/28', '10.80.240.32/28'],
      zones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
    },
    nodePools: { general: { ...general, limits: { cpu: 64, memory: '256Gi' } } },
    systemNodes,
    dataServices: {
      // A replica of production, by its archived log (REQ-T237). Without `replicaOf` it is writable: remove it to take
      // over.
      database: {
        kind: 'cloudnative-pg',
        instances: 2,
        storage: '50Gi',
        walStorage: '10Gi',
        replicaOf: { bucket: 'daa-production-database-backups', region: 'us-east-1' },
      },
      redis: {
        kind: 'redis',
        identifier: 'daa-dr',
        nodeType: 'cache.r7g.large',
        nodes: 2,
        snapshotRetentionDays: 7,
        endpoint: 'master.daa-dr.xyz.usw2.cache.amazonaws.com',
        readerEndpoint: 'replica.daa-dr.xyz.usw2.cache.amazonaws.com',
      },
      backups: { kind: 'bucket', name: 'daa-dr-database-backups' },
    },
    domain: 'dr.daa.example.com',
    backups: { bucket: 'daa-backups-us-west-2', prefix: 'dr' },
    logRetentionDays: 365,
  },
} as const satisfies Readonly<Record<EnvironmentName, ClusterSpec>>;
