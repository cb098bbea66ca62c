import type { LimitRange } from '../../imports/kubernetes.ts';
import type { Namespace } from '../resolve/system.ts';
import { namespaceMetadata } from './metadata.ts';

/** Default resources for injected containers. The largest container of the namespace is the upper limit. */
export function limitRange(namespace: Namespace): LimitRange & { apiVersion: 'v1'; kind: 'LimitRange' } {
  const { injectedDisk, largestContainer } = namespace;
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: namespaceMetadata(namespace, 'limits'),
    spec: {
      limits: [
        {
          type: 'Container',
          defaultRequest: { cpu: '50m', memory: '64Mi', 'ephemeral-storage': injectedDisk.request },
          default: { cpu: '500m', memory: '256Mi', 'ephemeral-storage': injectedDisk.limit },
          max: { ...largestContainer },
        },
      ],
    },
  };
}
