import type { ConfigMap, NamespacedMetadata } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { workloadMetadata } from './metadata.ts';
import { fileKey } from './volumes.ts';

type Rendered = ConfigMap & { apiVersion: 'v1'; kind: 'ConfigMap' };

/** Configuration files of a workload. */
export function configMap(workload: Workload): Rendered {
  const files = Object.entries(workload.files).map(([path, text]) => [fileKey(path), text] as const);
  return filesConfigMap(workloadMetadata(workload), Object.fromEntries(files));
}

/** Files by name. */
export function filesConfigMap(metadata: NamespacedMetadata, files: Readonly<Record<string, string>>): Rendered {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { ...files } };
}
