import { suggestion } from '../../schemas/closest.ts';
import { iamRoleName } from '../iam-role-name.ts';
import { checkSchedule } from '../schedule.ts';
import { containerResources } from '../container-resources.ts';
import { resolvePlacement } from '../pod.ts';
import { isMemory } from '../quantity.ts';
import { remoteKey } from '../remote-key.ts';
import type { DataService, OperatedPods } from '../system.ts';
import type { ContainerResources } from '../pod-of-workload.ts';
import type { AwsRole } from '../workload.ts';
import { useOfKey } from './bucket.ts';
import { checkPostgresql, postgresqlCompanions, postgresqlPort, postgresqlConnection } from './postgresql.ts';
import type { Place, Resolver } from './resolver.ts';

type Service = DataService<'cloudnative-pg'>;

/** PostgreSQL in the cluster, run by CloudNativePG in every environment. */
export const cloudnativePg: Resolver<Service> = {
  check,
  address({ name, namespace, size }) {
    const services = size.instances > 1 ? [`${name}-rw`, `${name}-ro`] : [`${name}-rw`];
    return {
      hosts: services.map((service) => `${service}.${namespace}.svc.cluster.local`),
      port: postgresqlPort,
      egress: { to: 'pods', namespace, name, podLabels: podLabels(name), services, ports: [postgresqlPort] },
    };
  },
  connectionInfo: postgresqlConnection,
  smallest: ({ size: { kind, storage, walStorage }, ...service }) => ({
    ...service,
    size: { kind, instances: 1, storage, walStorage },
  }),
  inCluster(service, place) {
    const { environment, system } = place;
    const { credentials, user } = service.spec;
    const archive = archiveBucket(service, place);
    return {
      secretKeys: [
        {
          key: 'username',
          remoteKey: remoteKey(system.name, environment, credentials),
          template: user,
          properties: {},
        },
        { key: 'password', remoteKey: remoteKey(system.name, environment, credentials), property: 'password' },
      ],
      pods: pods(service, archive, place),
      archive,
      awsRole: archive === undefined ? undefined : archiveRole(service, archive, place),
    };
  },
  companions: postgresqlCompanions,
};

/** Resources of the sidecar that compresses and uploads backups, in each instance. */
const archiver: ContainerResources = {
  requests: { cpu: '100m', memory: '128Mi', ephemeralStorage: '64Mi' },
  limits: { cpu: '1', memory: '512Mi', ephemeralStorage: '512Mi' },
  gpus: 0,
};

/** Label of all pods of a cluster: its instances, and the jobs that create them. */
function podLabels(name: string): OperatedPods['labels'] {
  return { 'cnpg.io/cluster': name };
}

function pods({ name, spec, size }: Service, archive: string | undefined, place: Place): OperatedPods {
  const { cluster, environment, reportSpec } = place;
  return {
    labels: podLabels(name),
    count: size.instances,
    resources: containerResources(spec.resources, environment, 'resources', reportSpec),
    sidecars: archive === undefined ? [] : [archiver],
    placement: resolvePlacement(spec, cluster, reportSpec),
    volumes: [size.storage, size.walStorage],
    storageClass: environment.platform === 'eks' ? 'gp3' : undefined,
    zoneSpread: cluster.network.zones.length >= 3 ? 'DoNotSchedule' : 'ScheduleAnyway',
  };
}

/** Bucket of the backups; undefined if there are none. */
function archiveBucket({ spec }: Service, { environment, dataServices }: Place): string | undefined {
  if (environment.dataServices !== 'managed') return undefined;
  const found = dataServices.find(({ name }) => name === spec.backups?.bucket);
  return found?.kind === 'bucket' ? found.size.name : undefined;
}

/** The role of the pods: read and write their own backups, and read those of the cluster that they follow. */
function archiveRole({ name, namespace, size }: Service, archive: string, { cluster, reportSpec }: Place): AwsRole {
  const source = size.replicaOf?.bucket;
  const read = (bucket: string, ...more: readonly string[]): AwsRole['statements'] => [
    { actions: ['s3:ListBucket'], resources: [`arn:aws:s3:::${bucket}`] },
    { actions: ['s3:GetObject', ...more], resources: [`arn:aws:s3:::${bucket}/${name}/*`] },
  ];
  return {
    name: iamRoleName(cluster.name, namespace, name, reportSpec),
    cluster: cluster.name,
    account: cluster.account,
    statements: [
      ...read(archive, 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'),
      ...(source === undefined ? [] : read(source)),
      ...useOfKey(cluster.kmsKey),
    ],
  };
}

function check(service: Service, place: Place): void {
  const { name, spec, size } = service;
  const { dataServices, reportSpec, reportSize } = place;
  checkPostgresql(service, reportSpec);
  if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name) || name.length > 50)
    reportSpec('name', `'${name}'`, 'at most 50 lower-case letters, digits and dashes, a letter first');
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(spec.user) || spec.user === 'postgres' || spec.user === 'streaming_replica')
    reportSpec('user', `'${spec.user}'`, 'a role of its own, of lower-case letters, digits and underscores');
  if (spec.backups !== undefined) {
    const { bucket, schedule, retentionDays } = spec.backups;
    const buckets = dataServices.flatMap(({ kind, name: candidate }) => (kind === 'bucket' ? candidate : []));
    if (!buckets.includes(bucket))
      reportSpec('backups.bucket', `'${bucket}'`, `a data service of kind bucket${suggestion(bucket, buckets)}`);
    checkSchedule('backups.schedule', schedule, reportSpec);
    if (!Number.isInteger(retentionDays) || retentionDays < 1)
      reportSpec('backups.retentionDays', String(retentionDays), 'a whole number of days, 1 or more');
  }
  if (!Number.isInteger(size.instances) || size.instances < 1)
    reportSize('instances', String(size.instances), 'a whole number, 1 or more');
  for (const volume of ['storage', 'walStorage'] as const) {
    if (!isMemory(size[volume])) reportSize(volume, `'${size[volume]}'`, 'a quantity such as 20Gi');
  }
  if (size.replicaOf !== undefined && spec.backups === undefined)
    reportSize('replicaOf', `${size.replicaOf.bucket}, but no backups are made`, 'backups in the data service');
}
