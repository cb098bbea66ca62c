import type { ClusterRule } from '../../model/rule.ts';

export const backupIsScheduled: ClusterRule = {
  id: 'backup-is-scheduled',
  tier: 'policy',
  severity: 'error',
  kinds: ['Backup'],
  summary: 'backups are made by Schedules, not kept in Git themselves',
  why: 'A Backup runs once. From Git it is created again only after its ttl has deleted it.',
  source: 'https://velero.io/docs/main/api-types/backup/',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('Backup')) {
      if (object.metadata.labels?.['velero.io/schedule-name'] !== undefined) continue;
      yield { object, field: 'kind', is: 'is one backup, made once', needed: 'a Schedule' };
    }
  },
};
