import type { ClusterSpec, NodePool } from '../../lib/spec/cluster.ts';
import type { EnvironmentName } from '../../lib/spec/environment.ts';
import { localCluster } from '../../lib/spec/local-cluster.ts';

const account = '123456789012';

/** On demand, for workloads that serve requests. */
const general = {
  instanceTypes: ['m6i.xlarge', 'm5.xlarge'],
  capacity: 'on-demand',
  architecture: 'amd64',
  volumeSize: '50Gi',
} as const satisfies Omit<NodePool, 'limits'>;

/** For batch work, which may be stopped at any time; the taint keeps everything else out. */
const spot = {
  instanceTypes: ['m6i.xlarge', 'm5.xlarge', 'm5a.xlarge', 'm6a.xlarge'],
  capacity: 'spot',
  architecture: 'amd64',
  volumeSize: '50Gi',
  taint: { key: 'prime-spark.ai/capacity', value: 'spot', effect: 'NoSchedule' },
  consolidation: { policy: 'WhenEmpty', after: '30s' },
} as const satisfies Omit<NodePool, 'limits'>;

/** 20 replicas of kva-api, and 20 more during a canary. The document gives no numbers of nodes. */
const fullScale = {
  general: { ...general, limits: { cpu: 48, memory: '192Gi' } },
  spot: { ...spot, limits: { cpu: 16, memory: '64Gi' } },
} as const satisfies ClusterSpec['nodePools'];

const systemNodes = { instanceType: 't3.medium', min: 2, max: 4 };

/** The cluster in each environment, side by side. Suffixes and ids that AWS assigns are those of the account. */
export const clusters = {
  // A Raspberry Pi 5 with k3s, instead of the document's Docker Compose; nothing here uses its Hailo-8.
  dev: localCluster({
    name: 'prime-spark-dev',
    account,
    region: 'us-east-1',
    domain: 'dev.prime-spark.ai',
    machine: { distribution: 'k3s', architecture: 'arm64' },
    hostCidr: '192.168.0.0/16',
    dataServices: {
      database: { kind: 'rds-postgresql' },
      cache: { kind: 'redis' },
      objects: { kind: 'bucket' },
    },
  }),
  staging: {
    name: 'prime-spark-staging',
    region: 'us-east-1',
    account,
    kmsKey: 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-0c5100000001',
    network: {
      vpcCidr: '10.51.0.0/16',
      vpc: 'vpc-0c510000000001',
      publicCidrs: ['10.51.101.0/24', '10.51.102.0/24', '10.51.103.0/24'],
      publicSubnets: ['subnet-0c510000000101', 'subnet-0c510000000102', 'subnet-0c510000000103'],
      privateCidrs: ['10.51.16.0/20', '10.51.32.0/20', '10.51.48.0/20'],
      privateSubnets: ['subnet-0c510000000201', 'subnet-0c510000000202', 'subnet-0c510000000203'],
      controlPlaneSubnets: ['subnet-0c510000000301', 'subnet-0c510000000302', 'subnet-0c510000000303'],
      dataCidrs: ['10.51.201.0/24', '10.51.202.0/24', '10.51.203.0/24'],
      dataSubnets: ['subnet-0c51000000000001', 'subnet-0c51000000000002', 'subnet-0c51000000000003'],
      dataSecurityGroups: ['sg-0c51000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.51.240.0/28', '10.51.240.16/28', '10.51.240.32/28'],
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    },
    nodePools: {
      general: { ...general, instanceTypes: ['t3.large', 't3a.large'], limits: { cpu: 12, memory: '48Gi' } },
      spot: { ...spot, instanceTypes: ['t3.large', 't3a.large', 'm5.large'], limits: { cpu: 4, memory: '16Gi' } },
    },
    systemNodes,
    dataServices: {
      database: {
        kind: 'rds-postgresql',
        identifier: 'prime-spark-staging-db',
        instanceClass: 'db.t4g.medium',
        storage: { allocated: 50, max: 200 },
        multiAz: false,
        backupRetentionDays: 7,
        endpoint: 'prime-spark-staging-db.xyz.us-east-1.rds.amazonaws.com',
      },
      cache: {
        kind: 'redis',
        identifier: 'prime-spark-staging-cache',
        nodeType: 'cache.t4g.micro',
        nodes: 2,
        endpoint: 'master.prime-spark-staging-cache.xyz.use1.cache.amazonaws.com',
        readerEndpoint: 'replica.prime-spark-staging-cache.xyz.use1.cache.amazonaws.com',
      },
      objects: { kind: 'bucket', name: 'prime-spark-staging-objects' },
    },
    domain: 'staging.prime-spark.ai',
    backups: { bucket: 'prime-spark-staging-backups-us-east-1', prefix: 'staging' },
    monthlyBudget: 500,
  },
  production: {
    name: 'prime-spark-prod',
    region: 'us-east-1',
    account,
    kmsKey: 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-0c5000000001',
    network: {
      vpcCidr: '10.50.0.0/16',
      vpc: 'vpc-0c500000000001',
      publicCidrs: ['10.50.101.0/24', '10.50.102.0/24', '10.50.103.0/24'],
      publicSubnets: ['subnet-0c500000000101', 'subnet-0c500000000102', 'subnet-0c500000000103'],
      privateCidrs: ['10.50.16.0/20', '10.50.32.0/20', '10.50.48.0/20'],
      privateSubnets: ['subnet-0c500000000201', 'subnet-0c500000000202', 'subnet-0c500000000203'],
      controlPlaneSubnets: ['subnet-0c500000000301', 'subnet-0c500000000302', 'subnet-0c500000000303'],
      dataCidrs: ['10.50.201.0/24', '10.50.202.0/24', '10.50.203.0/24'],
      dataSubnets: ['subnet-0c50000000000001', 'subnet-0c50000000000002', 'subnet-0c50000000000003'],
      dataSecurityGroups: ['sg-0c50000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.50.240.0/28', '10.50.240.16/28', '10.50.240.32/28'],
      zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    },
    nodePools: fullScale,
    systemNodes,
    dataServices: {
      database: {
        kind: 'rds-postgresql',
        identifier: 'prime-spark-db',
        instanceClass: 'db.r6g.xlarge',
        storage: { allocated: 200, max: 1000 },
        multiAz: true,
        backupRetentionDays: 30,
        endpoint: 'prime-spark-db.xyz.us-east-1.rds.amazonaws.com',
        readReplicas: [
          {
            instanceClass: 'db.r6g.large',
            endpoint: 'prime-spark-db-replica-1.xyz.us-east-1.rds.amazonaws.com',
          },
        ],
      },
      cache: {
        kind: 'redis',
        identifier: 'prime-spark-cache',
        nodeType: 'cache.r6g.large',
        nodes: 2,
        snapshotRetentionDays: 7,
        endpoint: 'master.prime-spark-cache.xyz.use1.cache.amazonaws.com',
        readerEndpoint: 'replica.prime-spark-cache.xyz.use1.cache.amazonaws.com',
      },
      objects: { kind: 'bucket', name: 'prime-spark-objects', replicateTo: 'prime-spark-dr-objects' },
    },
    domain: 'prime-spark.ai',
    backups: { bucket: 'prime-spark-backups-us-east-1', prefix: 'production' },
    // For both regions.
    monthlyBudget: 5000,
  },
  // The document calls the first region active-active and this one a hot standby; this cluster is a standby.
  dr: {
    name: 'prime-spark-dr',
    standby: true,
    region: 'us-west-2',
    account,
    kmsKey: 'arn:aws:kms:us-west-2:123456789012:key/00000000-0000-0000-0000-0c5200000001',
    network: {
      vpcCidr: '10.52.0.0/16',
      vpc: 'vpc-0c520000000001',
      publicCidrs: ['10.52.101.0/24', '10.52.102.0/24', '10.52.103.0/24'],
      publicSubnets: ['subnet-0c520000000101', 'subnet-0c520000000102', 'subnet-0c520000000103'],
      privateCidrs: ['10.52.16.0/20', '10.52.32.0/20', '10.52.48.0/20'],
      privateSubnets: ['subnet-0c520000000201', 'subnet-0c520000000202', 'subnet-0c520000000203'],
      controlPlaneSubnets: ['subnet-0c520000000301', 'subnet-0c520000000302', 'subnet-0c520000000303'],
      dataCidrs: ['10.52.201.0/24', '10.52.202.0/24', '10.52.203.0/24'],
      dataSubnets: ['subnet-0c52000000000001', 'subnet-0c52000000000002', 'subnet-0c52000000000003'],
      dataSecurityGroups: ['sg-0c52000000000001'],
      apiServerCidr: '172.20.0.1/32',
      apiServerPorts: [443],
      controlPlaneCidrs: ['10.52.240.0/28', '10.52.240.16/28', '10.52.240.32/28'],
      zones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
    },
    nodePools: fullScale,
    systemNodes,
    dataServices: {
      database: {
        kind: 'rds-postgresql',
        identifier: 'prime-spark-dr-db',
        instanceClass: 'db.r6g.xlarge',
        storage: { allocated: 200, max: 1000 },
        multiAz: true,
        backupRetentionDays: 30,
        endpoint: 'prime-spark-dr-db.xyz.us-west-2.rds.amazonaws.com',
        replicaOf: 'arn:aws:rds:us-east-1:123456789012:db:prime-spark-db',
      },
      cache: {
        kind: 'redis',
        identifier: 'prime-spark-dr-cache',
        nodeType: 'cache.r6g.large',
        nodes: 2,
        snapshotRetentionDays: 7,
        endpoint: 'master.prime-spark-dr-cache.xyz.usw2.cache.amazonaws.com',
        readerEndpoint: 'replica.prime-spark-dr-cache.xyz.usw2.cache.amazonaws.com',
      },
      objects: { kind: 'bucket', name: 'prime-spark-dr-objects' },
    },
    // Production's domain: Route 53 directs its hosts to this cluster when the first region fails.
    domain: 'prime-spark.ai',
    // S3 copies production's backups to this bucket.
    backups: { bucket: 'prime-spark-backups-us-west-2', prefix: 'dr', restorePrefix: 'production' },
  },
} as const satisfies Readonly<Record<EnvironmentName, ClusterSpec>>;
