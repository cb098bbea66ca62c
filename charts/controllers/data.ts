import type { Controller } from '../../lib/spec/controller.ts';
import { roleAnnotations } from './identity.ts';
import { monitorLabels } from './observability.ts';
import { restrictedContainer, restrictedPod } from './pod-security.ts';

const cloudNativePg = 'https://cloudnative-pg.github.io/charts';

/** Databases, topics and backups. */
export const data = {
  'cloudnative-pg': {
    repository: cloudNativePg,
    chart: 'cloudnative-pg',
    version: '0.29.0',
    namespace: 'cnpg-system',
    because: 'Runs the PostgreSQL clusters.',
    kinds: ['postgresql.cnpg.io/Cluster', 'postgresql.cnpg.io/ScheduledBackup', 'postgresql.cnpg.io/Pooler'],
    wave: -40,
    pods: {
      'cloudnative-pg': {
        labels: { 'app.kubernetes.io/name': 'cloudnative-pg' },
        webhooks: [9443],
        calls: [
          // Instances of every database: PostgreSQL and the instance manager.
          {
            labels: ['cnpg.io/cluster'],
            ports: [
              { port: 5432, protocol: 'TCP' },
              { port: 8000, protocol: 'TCP' },
            ],
          },
        ],
      },
    },
  },
  // The operator finds the plugin only in its own namespace; the certificates of the plugin come from cert-manager.
  'plugin-barman-cloud': {
    repository: cloudNativePg,
    chart: 'plugin-barman-cloud',
    version: '0.7.1',
    namespace: 'cnpg-system',
    because: 'Archives the write-ahead log of the PostgreSQL clusters, and their backups, to S3.',
    kinds: ['barmancloud.cnpg.io/ObjectStore'],
    wave: -30,
    pods: {
      // Connections of the plugin, beside those of the operator.
      'cloudnative-pg-plugins': {
        labels: { 'app.kubernetes.io/name': 'cloudnative-pg' },
        calls: [
          {
            namespace: 'cnpg-system',
            labels: { 'app.kubernetes.io/name': 'plugin-barman-cloud' },
            ports: [{ port: 9090, protocol: 'TCP' }],
          },
        ],
      },
      'plugin-barman-cloud': {
        labels: { 'app.kubernetes.io/name': 'plugin-barman-cloud' },
        callers: [
          {
            namespace: 'cnpg-system',
            labels: { 'app.kubernetes.io/name': 'cloudnative-pg' },
            ports: [{ port: 9090, protocol: 'TCP' }],
          },
        ],
      },
    },
  },
  'strimzi-kafka-operator': {
    repository: 'quay.io/strimzi-helm',
    chart: 'strimzi-kafka-operator',
    version: '1.2.0',
    namespace: 'strimzi',
    because: 'Defines KafkaTopic; each system renders the topic operator that acts on it.',
    kinds: ['kafka.strimzi.io/KafkaTopic'],
    wave: -40,
    pods: { 'strimzi-cluster-operator': { labels: { 'strimzi.io/kind': 'cluster-operator' } } },
    // Strimzi does not run the brokers, so its cluster operator has nothing to do.
    values: () => ({ replicas: 0 }),
  },
  velero: {
    repository: 'https://vmware-tanzu.github.io/helm-charts',
    chart: 'velero',
    version: '12.0.3', // the last one verified; it has Velero 1.18.1, hence the tag below
    namespace: 'velero',
    because: 'Makes the backups of the rendered Schedules.',
    kinds: ['velero.io/Schedule'],
    platforms: ['eks'],
    wave: -40,
    identity: {
      serviceAccount: 'velero',
      statements: [
        { actions: ['ec2:DescribeSnapshots', 'ec2:DescribeVolumes'], resources: ['*'] },
        {
          actions: ['ec2:CreateSnapshot', 'ec2:CreateVolume'],
          resources: ['arn:aws:ec2:{region}:*:volume/*', 'arn:aws:ec2:{region}::snapshot/*'],
        },
        {
          actions: ['ec2:CreateTags'],
          resources: ['arn:aws:ec2:{region}:*:volume/*', 'arn:aws:ec2:{region}::snapshot/*'],
          conditions: { StringEquals: { 'ec2:CreateAction': ['CreateSnapshot', 'CreateVolume'] } },
        },
        {
          // Only snapshots that Velero's plugin took, which carry its tag.
          actions: ['ec2:DeleteSnapshot'],
          resources: ['arn:aws:ec2:{region}::snapshot/*'],
          conditions: { StringLike: { 'aws:ResourceTag/velero.io/backup': '*' } },
        },
        {
          actions: [
            's3:AbortMultipartUpload',
            's3:DeleteObject',
            's3:GetObject',
            's3:ListMultipartUploadParts',
            's3:PutObject',
          ],
          resources: ['{backups}/{prefix}/*'],
        },
        { actions: ['s3:GetObject'], resources: ['{backups}/{restorePrefix}/*'] },
        {
          actions: ['s3:ListBucket'],
          resources: ['{backups}'],
          conditions: { StringLike: { 's3:prefix': ['{prefix}/*'] } },
        },
        {
          actions: ['s3:ListBucket'],
          resources: ['{backups}'],
          conditions: { StringLike: { 's3:prefix': ['{restorePrefix}/*'] } },
        },
        { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['{key}'] },
      ],
    },
    pods: {
      velero: { labels: { 'app.kubernetes.io/name': 'velero' }, metrics: [8085], internet: [443] },
    },
    values: ({ cluster }) => ({
      image: { tag: 'v1.18.2' },
      initContainers: [
        {
          name: 'velero-plugin-for-aws',
          image: 'velero/velero-plugin-for-aws:v1.13.2',
          securityContext: restrictedContainer,
          volumeMounts: [{ name: 'plugins', mountPath: '/target' }],
        },
      ],
      // A number, because `runAsNonRoot` cannot verify the user name of the image.
      podSecurityContext: { ...restrictedPod, runAsUser: 65532, fsGroup: 65532 },
      containerSecurityContext: restrictedContainer,
      serviceAccount: { server: { name: 'velero', annotations: roleAnnotations(cluster, 'velero') } },
      credentials: { useSecret: false },
      // The locations are rendered together with the Schedules.
      backupsEnabled: false,
      snapshotsEnabled: false,
      // The plugin takes EBS snapshots itself, without CSI snapshots and without an agent on each node.
      deployNodeAgent: false,
      // Argo CD applies the CRDs; the hook of the Helm chart would apply them again.
      upgradeCRDs: false,
      metrics: { serviceMonitor: { enabled: true, additionalLabels: monitorLabels } },
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    }),
  },
} as const satisfies Readonly<Record<string, Controller>>;
