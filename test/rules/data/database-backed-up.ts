import { mutation, type Proof } from '../proof.ts';

const postgres = (spec: string) => `
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: database, namespace: shop }
spec: { instances: 1, ${spec} }
`;

const schedule = (spec: string) => `
---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: { name: nightly, namespace: shop }
spec: { schedule: '0 0 2 * * *', cluster: { name: database }, ${spec} }
`;

const store = `
---
apiVersion: barmancloud.cnpg.io/v1
kind: ObjectStore
metadata: { name: backups, namespace: shop }
spec: { configuration: { destinationPath: s3://backups } }
`;

const plugin = (more: string) => `plugins: [{ name: barman, parameters: { barmanObjectName: backups }${more} }]`;
const byPlugin = 'method: plugin, pluginConfiguration: { name: barman }';
const at = 'Cluster shop/database › spec';

const rds = (kind: string, spec: string) => `
---
apiVersion: rds.services.k8s.aws/v1alpha1
kind: ${kind}
metadata: { name: database, namespace: shop }
spec: ${spec}
`;

const redis = (spec: string) => `
---
apiVersion: elasticache.services.k8s.aws/v1alpha1
kind: ReplicationGroup
metadata: { name: redis, namespace: shop }
spec: ${spec}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no ScheduledBackup',
      manifests: postgres('storage: {}'),
      says: [`${at}: no ScheduledBackup backs it up › a ScheduledBackup of the cluster 'database'`],
    },
    {
      what: 'one that is suspended',
      manifests: postgres(plugin(', isWALArchiver: true')) + schedule(`${byPlugin}, suspend: true`) + store,
      says: [`${at}: its ScheduledBackup is suspended › a ScheduledBackup of the cluster 'database'`],
    },
    {
      what: 'a method that the cluster does not have',
      manifests: postgres('storage: {}') + schedule('immediate: true'),
      says: [
        "ScheduledBackup shop/nightly › spec.method: is barmanObjectStore, of which the cluster 'database' says nothing › spec.backup.barmanObjectStore in the cluster",
      ],
    },
    {
      what: 'another plugin, and no log',
      manifests: postgres(plugin('')) + schedule(byPlugin.replace('barman', 'barmann')),
      says: [
        `${at}.plugins[0].isWALArchiver: nothing archives its log: only whole backups can be restored › true`,
        "ScheduledBackup shop/nightly › spec.pluginConfiguration.name: 'barmann' is no plugin of the cluster 'database' › one of its plugins (did you mean 'barman'?)",
      ],
    },
    {
      what: 'no days, of RDS and of Redis',
      manifests: rds('DBInstance', '{ backupRetentionPeriod: 0 }') + redis('{}'),
      says: [
        'DBInstance shop/database › spec.backupRetentionPeriod: 0: no backups, and no moment to go back to › days, from 1 to 35',
        'ReplicationGroup shop/redis › spec.snapshotRetentionLimit: missing: none of its snapshots is kept › days, from 1 to 35',
      ],
    },
  ],
  accepted: [
    {
      what: 'a plugin, its store and the log',
      manifests: postgres(plugin(', isWALArchiver: true')) + schedule(byPlugin) + store,
    },
    {
      what: 'a day of RDS, the default, a replica, and of Redis',
      manifests:
        rds('DBInstance', '{ backupRetentionPeriod: 1 }') +
        rds('DBCluster', '{}') +
        rds('DBInstance', '{ backupRetentionPeriod: 0, sourceDBInstanceIdentifier: a }') +
        redis('{ snapshotRetentionLimit: 1 }'),
    },
  ],
  mutations: [
    mutation('no ScheduledBackup', 'ScheduledBackup', (_, cluster) =>
      cluster.environment === 'staging'
        ? []
        : [
            { gone: true },
            { field: 'spec.suspend', to: true },
            { field: 'spec.cluster.name', to: 'other' },
            { field: 'spec.method', to: undefined },
            { field: 'spec.pluginConfiguration.name', to: 'other' },
          ],
    ),
    mutation('no plugin, or no log', 'Cluster.postgresql.cnpg.io', (_, cluster) =>
      cluster.environment === 'production' || cluster.environment === 'dr'
        ? [
            { field: 'spec.plugins', to: undefined },
            { field: 'spec.plugins[0].isWALArchiver', to: false },
          ]
        : [],
    ),
    ...(['DBInstance', 'DBCluster'] as const).map((kind) =>
      mutation(`a ${kind} without backups`, kind, ({ spec }, cluster) =>
        cluster.environment === 'staging' ||
        spec?.backupRetentionPeriod === undefined ||
        'sourceDBInstanceIdentifier' in spec
          ? []
          : [{ field: 'spec.backupRetentionPeriod', to: 0 }],
      ),
    ),
    mutation('no snapshots of Redis', 'ReplicationGroup', (_, cluster) =>
      cluster.environment === 'staging'
        ? []
        : [
            { field: 'spec.snapshotRetentionLimit', to: 0 },
            { field: 'spec.snapshotRetentionLimit', to: undefined },
          ],
    ),
  ],
};
