import type { ScheduledBackup } from '../../../imports/types/postgresql.cnpg.io.ts';
import { namespaceMetadata } from '../metadata.ts';
import { barmanCloud } from './object-store.ts';

/** A scheduled full backup, taken from a replica if there is one. */
export function scheduledBackup(
  { namespace, system, owner }: { readonly namespace: string; readonly system: string; readonly owner: string },
  name: string,
  schedule: string,
): ScheduledBackup {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ScheduledBackup',
    metadata: namespaceMetadata({ name: namespace, system, owner }, name),
    spec: {
      cluster: { name },
      // CloudNativePG's schedules begin with a field for seconds.
      schedule: `0 ${schedule}`,
      immediate: true,
      backupOwnerReference: 'self',
      method: 'plugin',
      pluginConfiguration: { name: barmanCloud },
      target: 'prefer-standby',
    },
  };
}
