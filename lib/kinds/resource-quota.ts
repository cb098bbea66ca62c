import type { ResourceQuota } from '../../imports/kubernetes.ts';
import type { Namespace } from '../resolve/system.ts';
import { namespaceMetadata } from './metadata.ts';

/** Upper limits for a namespace: the requests of its workloads at their maximum, with surge, sidecars and jobs. */
export function resourceQuota(namespace: Namespace): ResourceQuota & { apiVersion: 'v1'; kind: 'ResourceQuota' } {
  const { quota } = namespace;
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: namespaceMetadata(namespace, 'quota'),
    spec: {
      hard: {
        pods: String(quota.pods),
        'requests.cpu': quota.requests.cpu,
        'requests.memory': quota.requests.memory,
        'requests.ephemeral-storage': quota.requests.ephemeralStorage,
        'limits.cpu': quota.limits.cpu,
        'limits.memory': quota.limits.memory,
        'limits.ephemeral-storage': quota.limits.ephemeralStorage,
        'requests.nvidia.com/gpu': String(quota.gpus),
        persistentvolumeclaims: String(quota.volumes),
        'requests.storage': quota.storage,
        'services.loadbalancers': '0',
        'services.nodeports': '0',
      },
    },
  };
}
