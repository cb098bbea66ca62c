import type { ClusterSpec, NodePool } from '../../lib/spec/cluster.ts';
import type { EnvironmentName } from '../../lib/spec/environment.ts';
import { localCluster } from '../../lib/spec/local-cluster.ts';

const account = '123456789012';

/** The document's m5.large has room for four API pods with their proxies; m5.xlarge, which it also names, for eight. */
const general = {
  instanceTypes: ['m5.large', 'm5.xlarge'],
  capacity: 'on-demand',
  architecture: 'amd64',
  volumeSize: '100Gi',
} as const satisfies Omit<NodePool, 'limits'>;

/**
 * 20 API pods, and 20 of the next version beside them. The document's 10 m5.large nodes would have no room for anything
 * else.
 */
const fullScale = { general: { ...general, limits: { cpu: 32, memory: '128Gi' } } } as const;

const systemNodes = { instanceType: 't3.large', min: 2, max: 4 };

/**
 * Address of Supabase's database: a placeholder (like the account) from a documentation range, until the project has
 * its dedicated address (https://supabase.com/docs/guides/platform/ipv4-address). Its port is open to no other address.
 */
const databaseAddresses = ['203.0.113.10/32'] as const;

/** incubation.md, Deployment Steps: migrations run in the maintenance window. When it is, the document does not say: after the
 * nightly dump, the restore test and the window of Redis. */
const maintenanceWindow = {
  schedule: '0 8 * * 0',
  hours: 4,
  timeZone: 'Etc/UTC',
} as const satisfies ClusterSpec['maintenanceWindow'];

/** The platform's cluster in each environment, side by side. Suffixes and ids that AWS assigns are those of the account. */
export const clusters = {
  dev: localCluster({
    name: 'incubation-platform-dev',
    account,
    region: 'us-west-2',
    domain: 'incubation.localhost',
    dataServices: {
      database: { kind: 'postgresql-external' },
      redis: { kind: 'redis' },
      backups: { kind: 'bucket' },
    },
  }),
  staging: {
    name: 'incubation-platform-staging',
    region: 'us-west-2',
    account,
    kmsKey: 'arn:aws:kms:us-west-2:123456789012:key/00000000-0000-0000-0000-0a2100000001',
    network: {
      vpcCidr: '10.21.0.0/16',
      vpc: 'vpc-0a210000000001',
      publicCidrs: ['10.21.101.0/24', '10.21.102.0/24', '10.21.103.0/24'],
      publicSubnets: ['subnet-0a210000000101', 'subnet-0a210000000102', 'subnet-0a210000000103'],
      privateCidrs: ['10.21.16.0/20', '10.21.32.0/20', '10.21.48.0/20'],
      privateSubnets: ['subnet-0a210000000201', 'subnet-0a210000000202', 'subnet-0a210000000203'],
      controlPlaneSubnets: ['subnet-0a210000000301', 'subnet-0a210000000302', 'subnet-0a210000000303'],
      dataCidrs: ['10.21.201.0/24', '10.21.202.0/24', '10.21.203.0/24'],
      dataSubnets: ['subnet-0a21000000000001', 'subnet-0a21000000000002', 'subnet-0a21000000000003'],
      dataSecurityGroups: ['sg-0a21000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.21.240.0/28', '10.21.240.16/28', '10.21.240.32/28'],
      zones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
    },
    nodePools: { general: { ...general, limits: { cpu: 8, memory: '32Gi' } } },
    systemNodes,
    dataServices: {
      // Port 5432 of the pooler keeps sessions, which migrations and dumps need; port 6543 does not.
      database: {
        kind: 'postgresql-external',
        host: 'aws-0-us-west-2.pooler.supabase.com',
        port: 5432,
        addresses: databaseAddresses,
      },
      redis: {
        kind: 'redis',
        identifier: 'incubation-platform-staging',
        nodeType: 'cache.t4g.small',
        nodes: 2,
        snapshotRetentionDays: 1,
        endpoint: 'master.incubation-platform-staging.xyz.usw2.cache.amazonaws.com',
        readerEndpoint: 'replica.incubation-platform-staging.xyz.usw2.cache.amazonaws.com',
      },
      backups: { kind: 'bucket', name: 'incubation-platform-staging-backups' },
    },
    domain: 'staging.incubationplatform.com',
    backups: { bucket: 'incubation-platform-staging-velero-us-west-2', prefix: 'staging' },
  },
  production: {
    name: 'incubation-platform-prod',
    region: 'us-west-2',
    account,
    kmsKey: 'arn:aws:kms:us-west-2:123456789012:key/00000000-0000-0000-0000-0a1100000001',
    network: {
      vpcCidr: '10.11.0.0/16',
      vpc: 'vpc-0a110000000001',
      publicCidrs: ['10.11.101.0/24', '10.11.102.0/24', '10.11.103.0/24'],
      publicSubnets: ['subnet-0a110000000101', 'subnet-0a110000000102', 'subnet-0a110000000103'],
      privateCidrs: ['10.11.16.0/20', '10.11.32.0/20', '10.11.48.0/20'],
      privateSubnets: ['subnet-0a110000000201', 'subnet-0a110000000202', 'subnet-0a110000000203'],
      controlPlaneSubnets: ['subnet-0a110000000301', 'subnet-0a110000000302', 'subnet-0a110000000303'],
      dataCidrs: ['10.11.201.0/24', '10.11.202.0/24', '10.11.203.0/24'],
      dataSubnets: ['subnet-0a11000000000001', 'subnet-0a11000000000002', 'subnet-0a11000000000003'],
      dataSecurityGroups: ['sg-0a11000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.11.240.0/28', '10.11.240.16/28', '10.11.240.32/28'],
      zones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
    },
    nodePools: fullScale,
    systemNodes,
    dataServices: {
      database: {
        kind: 'postgresql-external',
        host: 'aws-0-us-west-2.pooler.supabase.com',
        port: 5432,
        addresses: databaseAddresses,
      },
      redis: {
        kind: 'redis',
        identifier: 'incubation-platform-prod',
        nodeType: 'cache.m7g.large',
        // One node in each zone.
        nodes: 3,
        snapshotRetentionDays: 7,
        endpoint: 'master.incubation-platform-prod.xyz.usw2.cache.amazonaws.com',
        readerEndpoint: 'replica.incubation-platform-prod.xyz.usw2.cache.amazonaws.com',
      },
      backups: { kind: 'bucket', name: 'incubation-platform-backups', replicateTo: 'incubation-platform-dr-backups' },
    },
    domain: 'incubationplatform.com',
    maintenanceWindow,
    backups: { bucket: 'incubation-platform-velero-us-west-2', prefix: 'production' },
  },
  dr: {
    name: 'incubation-platform-dr',
    standby: true,
    region: 'us-east-1',
    account,
    kmsKey: 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-0a3100000001',
    network: {
      vpcCidr: '10.31.0.0/16',
      vpc: 'vpc-0a310000000001',
      publicCidrs: ['10.31.101.0/24', '10.31.102.0/24', '10.31.103.0/24'],
      publicSubnets: ['subnet-0a310000000101', 'subnet-0a310000000102', 'subnet-0a310000000103'],
      privateCidrs: ['10.31.16.0/20', '10.31.32.0/20', '10.31.48.0/20'],
      privateSubnets: ['subnet-0a310000000201', 'subnet-0a310000000202', 'subnet-0a310000000203'],
      controlPlaneSubnets: ['subnet-0a310000000301', 'subnet-0a310000000302', 'subnet-0a310000000303'],
      dataCidrs: ['10.31.201.0/24', '10.31.202.0/24', '10.31.203.0/24'],
      dataSubnets: ['subnet-0a31000000000001', 'subnet-0a31000000000002', 'subnet-0a31000000000003'],
      dataSecurityGroups: ['sg-0a31000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.31.240.0/28', '10.31.240.16/28', '10.31.240.32/28'],
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    },
    nodePools: fullScale,
    systemNodes,
    dataServices: {
      // A separate Supabase project, which gets production's newest dump if that region is lost.
      database: {
        kind: 'postgresql-external',
        host: 'aws-0-us-east-1.pooler.supabase.com',
        port: 5432,
        addresses: databaseAddresses,
      },
      redis: {
        kind: 'redis',
        identifier: 'incubation-platform-dr',
        nodeType: 'cache.m7g.large',
        nodes: 2,
        snapshotRetentionDays: 1,
        endpoint: 'master.incubation-platform-dr.xyz.use1.cache.amazonaws.com',
        readerEndpoint: 'replica.incubation-platform-dr.xyz.use1.cache.amazonaws.com',
      },
      backups: { kind: 'bucket', name: 'incubation-platform-dr-backups' },
    },
    domain: 'dr.incubationplatform.com',
    maintenanceWindow,
    // S3 copies production's backups to this bucket.
    backups: { bucket: 'incubation-platform-velero-us-east-1', prefix: 'dr', restorePrefix: 'production' },
  },
} as const satisfies Readonly<Record<EnvironmentName, ClusterSpec>>;
