import type { ObjectStore } from '../../../imports/types/barmancloud.cnpg.io.ts';
import type { OperatedPods } from '../../resolve/system.ts';
import { resources } from '../container.ts';
import { namespaceMetadata } from '../metadata.ts';

/** The bucket of a cluster's backups and write-ahead log, which its pods access with their AWS role. */
export function objectStore(
  { namespace, system, owner }: { readonly namespace: string; readonly system: string; readonly owner: string },
  name: string,
  bucket: string,
  retentionDays: number | undefined,
  pods: OperatedPods,
): ObjectStore {
  const [archiver] = pods.sidecars;
  return {
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata: namespaceMetadata({ name: namespace, system, owner }, name),
    spec: {
      configuration: {
        destinationPath: `s3://${bucket}/`,
        s3Credentials: { inheritFromIAMRole: true },
        wal: { compression: 'gzip', maxParallel: 4 },
        data: { compression: 'gzip', immediateCheckpoint: true },
      },
      ...(retentionDays !== undefined && { retentionPolicy: `${retentionDays}d` }),
      ...(archiver && { instanceSidecarConfiguration: { resources: resources(archiver) } }),
    },
  };
}

/** Name of the object store of the named cluster's source. */
export function sourceStore(name: string): string {
  return `${name}-source`;
}

/** The plugin that reads and writes an object store, below the name of a cluster. */
export function archivePlugin(store: string, serverName: string) {
  return { name: barmanCloud, parameters: { barmanObjectName: store, serverName } };
}

/** Name of the plugin. */
export const barmanCloud = 'barman-cloud.cloudnative-pg.io';
