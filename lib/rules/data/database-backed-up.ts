import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { demandsOf } from '../../model/data/data-kinds.ts';
import { unmet } from '../../model/demand.ts';
import { mayBeProduction } from '../../model/environment.ts';

export const databaseBackedUp: ClusterRule = {
  id: 'database-backed-up',
  tier: 'policy',
  severity: 'error',
  misses: 'the backup',
  kinds: ['Cluster', 'DBInstance', 'ReplicationGroup', 'ScheduledBackup'],
  summary: 'every database of production and dr is backed up by what runs it',
  why: 'Backups of the database itself can restore a point in time; snapshots of its volumes cannot.',
  source: [
    'https://cloudnative-pg.io/documentation/current/backup/',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html',
  ],
  *check(cluster) {
    if (!mayBeProduction(cluster)) return;
    for (const database of cluster.of('Cluster.postgresql.cnpg.io')) yield* instanceProblems(cluster, database);
    yield* unmet(cluster, demandsOf('backedUp'));
  },
};

/** https://cloudnative-pg.io/documentation/current/backup/ */
function* instanceProblems(cluster: Cluster, object: Of<'Cluster.postgresql.cnpg.io'>): Iterable<Found> {
  const { namespace = '', name } = object.metadata;
  const schedules = cluster
    .of('ScheduledBackup')
    .filter(({ metadata, spec }) => (metadata.namespace ?? '') === namespace && spec?.cluster?.name === name);
  const running = schedules.filter(({ spec }) => spec?.suspend !== true);
  if (running.length === 0) {
    const is = schedules.length === 0 ? 'no ScheduledBackup backs it up' : 'its ScheduledBackup is suspended';
    yield { object, field: 'spec', is, needed: `a ScheduledBackup of the cluster '${name}'` };
  }
  const { backup, plugins = [] } = object.spec ?? {};
  const enabled = plugins.filter((plugin) => plugin.enabled !== false);
  for (const schedule of running) {
    const { method = 'barmanObjectStore', pluginConfiguration } = schedule.spec ?? {};
    const plugin = pluginConfiguration?.name ?? '';
    if (method === 'plugin' && !enabled.some((one) => one.name === plugin)) {
      const known = enabled.flatMap((one) => one.name ?? []);
      const is = `'${plugin}' is no plugin of the cluster '${name}'`;
      yield {
        object: schedule,
        field: 'spec.pluginConfiguration.name',
        is,
        needed: `one of its plugins${suggestion(plugin, known)}`,
      };
    }
    if (
      (method === 'barmanObjectStore' && backup?.barmanObjectStore === undefined) ||
      (method === 'volumeSnapshot' && backup?.volumeSnapshot === undefined)
    )
      yield {
        object: schedule,
        field: 'spec.method',
        is: `is ${method}, of which the cluster '${name}' says nothing`,
        needed: `spec.backup.${method} in the cluster`,
      };
  }
  for (const [index, { parameters, enabled: on, isWALArchiver }] of plugins.entries()) {
    if (on === false || parameters?.barmanObjectName === undefined) continue;
    const field = `spec.plugins[${index}]`;
    const archives = backup?.barmanObjectStore !== undefined || plugins.some((one) => one.isWALArchiver === true);
    if (isWALArchiver === true || archives) continue;
    const is = 'nothing archives its log: only whole backups can be restored';
    yield { object, field: `${field}.isWALArchiver`, is, needed: 'true' };
  }
}
