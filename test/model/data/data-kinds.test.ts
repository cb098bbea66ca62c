import { expect, it } from 'vitest';
import { kinds } from '../../../imports/kinds.ts';
import { apiGroup } from '../../../lib/manifests/manifest.ts';
import { dataKinds } from '../../../lib/model/data/data-kinds.ts';
import type { KindName } from '../../../lib/model/kinds.ts';
import { environmentNames } from '../../../lib/spec/environment.ts';
import type { DataServiceSpec } from '../../../lib/spec/data-service.ts';
import { readObjects } from '../../objects.ts';
import { rendered } from '../../platform.ts';
import { sampleServices, systemWith, type SampleName } from '../../sample-data-services.ts';
import { renderSample } from '../../sample-system.ts';

/**
 * The kind that holds the data of each data service; `outside` if no rendered object does. A new service needs an entry
 * here.
 */
const holders: Readonly<Record<DataServiceSpec['kind'], KindName | 'outside'>> = {
  'aurora-postgresql': 'DBCluster',
  'rds-postgresql': 'DBInstance',
  'postgresql-external': 'outside',
  'cloudnative-pg': 'Cluster.postgresql.cnpg.io',
  redis: 'ReplicationGroup',
  rabbitmq: 'Broker',
  kafka: 'KafkaTopic',
  bucket: 'Bucket',
};

const inRegistry = new Set<string>(dataKinds.map(({ kind }) => kind));

it('what holds the data of each data service is rendered, and known to hold data', () => {
  const sample = renderSample(systemWith(Object.keys(sampleServices) as readonly SampleName[]), environmentNames);
  const objects = [...readObjects(sample.dist), ...readObjects(rendered.dist)].map((one) => [
    one.kind,
    `${one.kind}.${apiGroup(one)}`,
  ]);
  for (const [service, kind] of Object.entries(holders)) {
    if (kind === 'outside') continue;
    expect([service, inRegistry.has(kind)]).toEqual([service, true]);
    expect([service, objects.some((names) => names.includes(kind))]).toEqual([service, true]);
  }
});

it('each kind that has a schema holds data and is known to, or holds none', () => {
  const unknown = kinds
    .map((one) => [one.kind, `${one.kind}.${one.apiVersion.includes('/') ? (one.apiVersion.split('/')[0] ?? '') : ''}`])
    .filter((names) => !names.some((name) => inRegistry.has(name) || withoutData.has(name)));
  expect(unknown).toEqual([]);
});

/** Kinds without data, which can be created again from git. */
const withoutData: ReadonlySet<string> = new Set([
  'AlertmanagerConfig',
  'AnalysisTemplate',
  'AppProject',
  'Application',
  'ApplicationSet',
  'AuthorizationPolicy',
  'Backup',
  'BackupStorageLocation',
  'CacheSubnetGroup',
  'Certificate',
  'Cluster.kind.x-k8s.io',
  'ClusterConfig',
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterSecretStore',
  'ClusterTriggerAuthentication',
  'ConfigMap',
  'Configuration',
  'CronJob',
  'DBClusterParameterGroup',
  'DBParameterGroup',
  'DBSubnetGroup',
  'DaemonSet',
  'Deployment',
  'DestinationRule',
  'EC2NodeClass',
  'EnvoyFilter',
  'ExternalSecret',
  'GRPCRoute',
  'Gateway',
  'GatewayClass',
  'HTTPRoute',
  'HorizontalPodAutoscaler',
  'Ingress',
  'IngressClass',
  'Issuer',
  'Job',
  'KafkaUser',
  'Key',
  'LimitRange',
  'MutatingWebhookConfiguration',
  'NetworkPolicy',
  'NodePool',
  'ObjectStore',
  'PeerAuthentication',
  'Pod',
  'PodDisruptionBudget',
  'PodIdentityAssociation',
  'PodMonitor',
  'Policy',
  'Pooler',
  'PriorityClass',
  'Probe',
  'PrometheusRule',
  'RayCluster',
  'RayJob',
  'RayService',
  'ReferenceGrant',
  'ReplicaSet',
  'ReplicationController',
  'RequestAuthentication',
  'ResourceQuota',
  'Role.iam.services.k8s.aws',
  'Role.rbac.authorization.k8s.io',
  'RoleBinding',
  'Rollout',
  'RuntimeClass',
  'ScaledObject',
  'Schedule',
  'ScheduledBackup',
  'Secret',
  'SecretStore',
  'Service',
  'ServiceAccount',
  'ServiceEntry',
  'ServiceMonitor',
  'Sidecar',
  'StorageClass',
  'TLSRoute',
  'Telemetry',
  'TriggerAuthentication',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VerticalPodAutoscaler',
  'VirtualService',
  'VolumeSnapshotLocation',
  'WorkloadEntry',
  'WorkloadGroup',
]);
