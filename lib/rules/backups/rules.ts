import { backupIsScheduled } from './backup-is-scheduled.ts';
import { backupIsWhole } from './backup-is-whole.ts';
import { backupLocationExists } from './backup-location-exists.ts';
import { backupPrefixOwn } from './backup-prefix-own.ts';
import { backupScheduleRuns } from './backup-schedule-runs.ts';
import { backupWindow } from './backup-window.ts';
import { claimBackedUp } from './claim-backed-up.ts';
import { databaseBackedUp } from './database-backed-up.ts';
import { databaseKept } from './database-kept.ts';
import { dumpFailsLoudly } from './dump-fails-loudly.ts';
import { restoreIsTested } from './restore-is-tested.ts';
import type { Rule } from '../../model/rule.ts';

/** What can be restored. */
export const backupsRules: readonly Rule[] = [
  claimBackedUp,
  databaseBackedUp,
  databaseKept,
  backupScheduleRuns,
  backupLocationExists,
  backupIsWhole,
  backupIsScheduled,
  backupPrefixOwn,
  backupWindow,
  dumpFailsLoudly,
  restoreIsTested,
];
