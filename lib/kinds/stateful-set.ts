import type { StatefulSet } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { controllerAnnotations } from './deployment.ts';
import { podLabels, selectorLabels, workloadMetadata } from './metadata.ts';
import { podTemplate } from './pod-template.ts';
import { present } from './present.ts';
import { headlessName } from './service.ts';

/** Keeps the pods of a workload running, each with its own volume. */
export function statefulSet(
  workload: Workload,
  storage: { readonly size: string; readonly storageClass: string | undefined },
): StatefulSet & { apiVersion: 'apps/v1'; kind: 'StatefulSet' } {
  const { scaling } = workload;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: workloadMetadata(workload, { labels: podLabels(workload), annotations: controllerAnnotations(workload) }),
    spec: present({
      replicas: scaling.by === 'nobody' ? scaling.replicas : undefined,
      revisionHistoryLimit: 5,
      serviceName: headlessName(workload),
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selectorLabels(workload) },
      updateStrategy: { type: 'RollingUpdate' },
      template: podTemplate(workload),
      volumeClaimTemplates: [
        {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'data' },
          spec: present({
            accessModes: ['ReadWriteOnce'],
            storageClassName: storage.storageClass,
            resources: { requests: { storage: storage.size } },
            volumeMode: 'Filesystem',
          }),
        },
      ],
    }),
  };
}
