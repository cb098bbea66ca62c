import type { Rule } from '../../model/rule.ts';
import { awsDataIsRetained } from './aws-data-is-retained.ts';
import { awsKeyIsArn } from './aws-key-is-arn.ts';
import { backupIsScheduled } from './backup-is-scheduled.ts';
import { backupIsWhole } from './backup-is-whole.ts';
import { backupLocationExists } from './backup-location-exists.ts';
import { backupPrefixOwn } from './backup-prefix-own.ts';
import { backupScheduleRuns } from './backup-schedule-runs.ts';
import { backupWindow } from './backup-window.ts';
import { bucketCopiesEncrypted } from './bucket-copies-encrypted.ts';
import { claimBackedUp } from './claim-backed-up.ts';
import { claimIsOnOneNode } from './claim-is-on-one-node.ts';
import { dataIsEncrypted } from './data-is-encrypted.ts';
import { dataIsKept } from './data-is-kept.ts';
import { dataIsPrivate } from './data-is-private.ts';
import { databaseBackedUp } from './database-backed-up.ts';
import { databaseKept } from './database-kept.ts';
import { dumpFailsLoudly } from './dump-fails-loudly.ts';
import { kafkaConfigurationIsUsed } from './kafka-configuration-is-used.ts';
import { managedDataOutlivesZone } from './managed-data-outlives-zone.ts';
import { masterPasswordIsAllowed } from './master-password-is-allowed.ts';
import { replicaIsNotWritten } from './replica-is-not-written.ts';
import { restoreIsTested } from './restore-is-tested.ts';
import { rolloutFreesVolume } from './rollout-frees-volume.ts';
import { storageIsRetained } from './storage-is-retained.ts';
import { synchronousReplicasExist } from './synchronous-replicas-exist.ts';
import { topicHasCluster } from './topic-has-cluster.ts';
import { topicNamesDiffer } from './topic-names-differ.ts';
import { topicOutlivesBroker } from './topic-outlives-broker.ts';
import { volumeOutlivesZone } from './volume-outlives-zone.ts';
import { volumeWaitsForPod } from './volume-waits-for-pod.ts';

export const dataRules: readonly Rule[] = [
  volumeOutlivesZone,
  managedDataOutlivesZone,
  volumeWaitsForPod,
  topicOutlivesBroker,
  dataIsEncrypted,
  dataIsPrivate,
  dataIsKept,
  awsDataIsRetained,
  storageIsRetained,
  claimBackedUp,
  rolloutFreesVolume,
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
  awsKeyIsArn,
  kafkaConfigurationIsUsed,
  masterPasswordIsAllowed,
  replicaIsNotWritten,
  bucketCopiesEncrypted,
  claimIsOnOneNode,
  synchronousReplicasExist,
  topicNamesDiffer,
  topicHasCluster,
];
