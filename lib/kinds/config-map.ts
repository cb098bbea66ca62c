import type { ConfigMap, NamespacedMetadata } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { workloadMetadata } from './metadata.ts';

type Rendered = ConfigMap & { apiVersion: 'v1'; kind: 'ConfigMap' };

/** Configuration files of a workload, mounted in `/etc/config`. */
export function configMap(workload: Workload): Rendered {
  return filesConfigMap(workloadMetadata(workload), workload.files);
}

/** Files by name. */
export function filesConfigMap(metadata: NamespacedMetadata, files: Readonly<Record<string, string>>): Rendered {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { ...files } };
}
