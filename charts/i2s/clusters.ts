import type { ClusterSpec, NodePool } from '../../lib/spec/cluster.ts';
import type { EnvironmentName } from '../../lib/spec/environment.ts';
import { localCluster } from '../../lib/spec/local-cluster.ts';

const account = '123456789012';

/** For the gateway, the frontend and everything that is not an agent. */
const infrastructure = {
  instanceTypes: ['c5.large'],
  capacity: 'on-demand',
  architecture: 'amd64',
  volumeSize: '100Gi',
  labels: { Tier: 'infrastructure' },
} as const satisfies Omit<NodePool, 'limits'>;

/**
 * For agents that must always run. Staging's document calls this pool agents, but pools have the same name everywhere.
 */
const criticalAgents = {
  instanceTypes: ['m5.xlarge'],
  capacity: 'on-demand',
  architecture: 'amd64',
  volumeSize: '100Gi',
  taint: { key: 'i2s.studio/tier', value: 'critical', effect: 'NoSchedule' },
  labels: { Tier: 'critical' },
} as const satisfies Omit<NodePool, 'limits'>;

/** For agents that may be stopped at any time; the taint keeps everything else off the spot nodes. */
const standardAgents = {
  instanceTypes: ['m5.large', 'm5.xlarge'],
  capacity: 'mixed',
  architecture: 'amd64',
  volumeSize: '100Gi',
  taint: { key: 'i2s.studio/tier', value: 'standard', effect: 'NoSchedule' },
  labels: { Tier: 'standard' },
} as const satisfies Omit<NodePool, 'limits'>;

/**
 * 15 and 20 nodes for agents, the document's maxima; Karpenter creates as many as the pods need. The document's 6 nodes
 * for infrastructure leave 9.6 CPU for pods, but the gateway, the frontend and their rollouts request 10.2, so here the
 * maximum is 10.
 */
const fullScale = {
  infrastructure: { ...infrastructure, limits: { cpu: 20, memory: '40Gi' } },
  'critical-agents': { ...criticalAgents, limits: { cpu: 60, memory: '240Gi' } },
  'standard-agents': { ...standardAgents, limits: { cpu: 80, memory: '320Gi' } },
} as const satisfies ClusterSpec['nodePools'];

const systemNodes = { instanceType: 't3.large', min: 2, max: 4 };

/** The studio's cluster in each environment, side by side. Suffixes and ids that AWS assigns are those of the account. */
export const clusters = {
  dev: localCluster({
    name: 'i2s-dev',
    account,
    region: 'us-east-1',
    domain: 'i2s.localhost',
    dataServices: {
      database: { kind: 'rds-postgresql', database: 'i2s_dev' },
      redis: { kind: 'redis' },
      rabbitmq: { kind: 'rabbitmq' },
      backups: { kind: 'bucket' },
    },
  }),
  staging: {
    name: 'i2s-staging-cluster',
    region: 'us-east-1',
    account,
    kmsKey: 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-0b1000000001',
    network: {
      vpcCidr: '10.1.0.0/16',
      vpc: 'vpc-0b100000000001',
      publicCidrs: ['10.1.101.0/24', '10.1.102.0/24', '10.1.103.0/24'],
      publicSubnets: ['subnet-0b100000000101', 'subnet-0b100000000102', 'subnet-0b100000000103'],
      privateCidrs: ['10.1.16.0/20', '10.1.32.0/20', '10.1.48.0/20'],
      privateSubnets: ['subnet-0b100000000201', 'subnet-0b100000000202', 'subnet-0b100000000203'],
      controlPlaneSubnets: ['subnet-0b100000000301', 'subnet-0b100000000302', 'subnet-0b100000000303'],
      // The document gives no data subnets for staging.
      dataCidrs: ['10.1.201.0/24', '10.1.202.0/24', '10.1.203.0/24'],
      dataSubnets: ['subnet-0b10000000000001', 'subnet-0b10000000000002', 'subnet-0b10000000000003'],
      dataSecurityGroups: ['sg-0b10000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.1.240.0/28', '10.1.240.16/28', '10.1.240.32/28'],
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    },
    // The document's 5 nodes for infrastructure and 10 for agents, which two pools share here.
    nodePools: {
      infrastructure: { ...infrastructure, instanceTypes: ['t3.medium'], limits: { cpu: 10, memory: '20Gi' } },
      'critical-agents': { ...criticalAgents, instanceTypes: ['t3.large'], limits: { cpu: 12, memory: '48Gi' } },
      'standard-agents': { ...standardAgents, instanceTypes: ['t3.large'], limits: { cpu: 8, memory: '32Gi' } },
    },
    systemNodes,
    dataServices: {
      database: {
        kind: 'rds-postgresql',
        identifier: 'i2s-staging-db',
        database: 'i2s_staging',
        instanceClass: 'db.t3.medium',
        storage: { allocated: 100, max: 200 },
        multiAz: false,
        backupRetentionDays: 7,
        endpoint: 'i2s-staging-db.xyz.us-east-1.rds.amazonaws.com',
      },
      redis: {
        kind: 'redis',
        identifier: 'i2s-staging-redis',
        nodeType: 'cache.t3.micro',
        nodes: 1,
        endpoint: 'master.i2s-staging-redis.xyz.use1.cache.amazonaws.com',
        readerEndpoint: 'replica.i2s-staging-redis.xyz.use1.cache.amazonaws.com',
      },
      rabbitmq: {
        kind: 'rabbitmq',
        identifier: 'i2s-staging-rabbitmq',
        instanceType: 'mq.m7g.medium',
        deploymentMode: 'SINGLE_INSTANCE',
        endpoint: 'b-00000000-0000-0000-0000-0000000001b1.mq.us-east-1.amazonaws.com',
      },
      backups: { kind: 'bucket', name: 'i2s-staging-backups' },
    },
    domain: 'staging.i2s.studio',
    backups: { bucket: 'i2s-staging-velero-backups', prefix: 'k8s-backups-staging' },
  },
  production: {
    name: 'i2s-production-cluster',
    region: 'us-east-1',
    account,
    kmsKey: 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-0b0000000001',
    network: {
      vpcCidr: '10.0.0.0/16',
      vpc: 'vpc-0b000000000001',
      publicCidrs: ['10.0.101.0/24', '10.0.102.0/24', '10.0.103.0/24', '10.0.104.0/24'],
      publicSubnets: [
        'subnet-0b000000000101',
        'subnet-0b000000000102',
        'subnet-0b000000000103',
        'subnet-0b000000000104',
      ],
      privateCidrs: ['10.0.16.0/20', '10.0.32.0/20', '10.0.48.0/20', '10.0.64.0/20'],
      privateSubnets: [
        'subnet-0b000000000201',
        'subnet-0b000000000202',
        'subnet-0b000000000203',
        'subnet-0b000000000204',
      ],
      controlPlaneSubnets: ['subnet-0b000000000301', 'subnet-0b000000000302', 'subnet-0b000000000303'],
      dataCidrs: ['10.0.201.0/24', '10.0.202.0/24', '10.0.203.0/24', '10.0.204.0/24'],
      dataSubnets: [
        'subnet-0b00000000000001',
        'subnet-0b00000000000002',
        'subnet-0b00000000000003',
        'subnet-0b00000000000004',
      ],
      dataSecurityGroups: ['sg-0b00000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.0.240.0/28', '10.0.240.16/28', '10.0.240.32/28'],
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1d'],
    },
    nodePools: fullScale,
    systemNodes,
    dataServices: {
      database: {
        kind: 'rds-postgresql',
        identifier: 'i2s-production-db',
        database: 'i2s_production',
        instanceClass: 'db.r5.xlarge',
        storage: { allocated: 500, max: 1000 },
        multiAz: true,
        backupRetentionDays: 30,
        performanceInsightsDays: 7,
        endpoint: 'i2s-production-db.xyz.us-east-1.rds.amazonaws.com',
      },
      redis: {
        kind: 'redis',
        identifier: 'i2s-production-redis',
        nodeType: 'cache.r5.large',
        nodes: 3,
        snapshotRetentionDays: 7,
        endpoint: 'master.i2s-production-redis.xyz.use1.cache.amazonaws.com',
        readerEndpoint: 'replica.i2s-production-redis.xyz.use1.cache.amazonaws.com',
      },
      rabbitmq: {
        kind: 'rabbitmq',
        identifier: 'i2s-production-rabbitmq',
        instanceType: 'mq.m7g.large',
        deploymentMode: 'CLUSTER_MULTI_AZ',
        endpoint: 'b-00000000-0000-0000-0000-0000000001b0.mq.us-east-1.amazonaws.com',
      },
      backups: { kind: 'bucket', name: 'i2s-backups', replicateTo: 'i2s-dr-backups' },
    },
    domain: 'i2s.studio',
    backups: { bucket: 'i2s-velero-backups', prefix: 'k8s-backups' },
  },
  dr: {
    name: 'i2s-dr-cluster',
    standby: true,
    region: 'us-west-2',
    account,
    kmsKey: 'arn:aws:kms:us-west-2:123456789012:key/00000000-0000-0000-0000-0b2000000001',
    network: {
      vpcCidr: '10.2.0.0/16',
      vpc: 'vpc-0b200000000001',
      publicCidrs: ['10.2.101.0/24', '10.2.102.0/24', '10.2.103.0/24', '10.2.104.0/24'],
      publicSubnets: [
        'subnet-0b200000000101',
        'subnet-0b200000000102',
        'subnet-0b200000000103',
        'subnet-0b200000000104',
      ],
      privateCidrs: ['10.2.16.0/20', '10.2.32.0/20', '10.2.48.0/20', '10.2.64.0/20'],
      privateSubnets: [
        'subnet-0b200000000201',
        'subnet-0b200000000202',
        'subnet-0b200000000203',
        'subnet-0b200000000204',
      ],
      controlPlaneSubnets: ['subnet-0b200000000301', 'subnet-0b200000000302', 'subnet-0b200000000303'],
      dataCidrs: ['10.2.201.0/24', '10.2.202.0/24', '10.2.203.0/24', '10.2.204.0/24'],
      dataSubnets: [
        'subnet-0b20000000000001',
        'subnet-0b20000000000002',
        'subnet-0b20000000000003',
        'subnet-0b20000000000004',
      ],
      dataSecurityGroups: ['sg-0b20000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.2.240.0/28', '10.2.240.16/28', '10.2.240.32/28'],
      zones: ['us-west-2a', 'us-west-2b', 'us-west-2c', 'us-west-2d'],
    },
    nodePools: fullScale,
    systemNodes,
    dataServices: {
      database: {
        kind: 'rds-postgresql',
        identifier: 'i2s-dr-db',
        database: 'i2s_production',
        instanceClass: 'db.r5.xlarge',
        storage: { allocated: 500, max: 1000 },
        multiAz: true,
        backupRetentionDays: 30,
        performanceInsightsDays: 7,
        endpoint: 'i2s-dr-db.xyz.us-west-2.rds.amazonaws.com',
        // With only a daily dump, more than the document's one hour could be lost.
        replicaOf: 'arn:aws:rds:us-east-1:123456789012:db:i2s-production-db',
      },
      redis: {
        kind: 'redis',
        identifier: 'i2s-dr-redis',
        nodeType: 'cache.r5.large',
        nodes: 3,
        snapshotRetentionDays: 7,
        endpoint: 'master.i2s-dr-redis.xyz.usw2.cache.amazonaws.com',
        readerEndpoint: 'replica.i2s-dr-redis.xyz.usw2.cache.amazonaws.com',
      },
      rabbitmq: {
        kind: 'rabbitmq',
        identifier: 'i2s-dr-rabbitmq',
        instanceType: 'mq.m7g.large',
        deploymentMode: 'CLUSTER_MULTI_AZ',
        endpoint: 'b-00000000-0000-0000-0000-0000000001b2.mq.us-west-2.amazonaws.com',
      },
      backups: { kind: 'bucket', name: 'i2s-dr-backups' },
    },
    domain: 'dr.i2s.studio',
    // S3 copies production's backups to this bucket.
    backups: { bucket: 'i2s-velero-backups-us-west-2', prefix: 'k8s-backups-dr', restorePrefix: 'k8s-backups' },
  },
} as const satisfies Readonly<Record<EnvironmentName, ClusterSpec>>;
