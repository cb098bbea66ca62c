import type { ClusterRule } from '../../model/rule.ts';

/** A Backup is made once. Kept in Git, it is made again only when its ttl has deleted it. */
export const backupIsScheduled: ClusterRule = {
  id: 'backup-is-scheduled',
  severity: 'error',
  summary: 'backups are made by Schedules, not kept in Git themselves',
  *check(cluster) {
    for (const object of cluster.of('Backup')) {
      if (object.metadata.labels?.['velero.io/schedule-name'] !== undefined) continue;
      yield { object, field: 'kind', is: 'is one backup, made once', needed: 'a Schedule' };
    }
  },
};
