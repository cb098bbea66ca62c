import type { DaemonSet } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { controllerAnnotations } from './deployment.ts';
import { podLabels, selectorLabels, workloadMetadata } from './metadata.ts';
import { podTemplate } from './pod-template.ts';

/** Keeps a pod of a workload on every node. A new version replaces a tenth of the pods at a time. */
export function daemonSet(workload: Workload): DaemonSet & { apiVersion: 'apps/v1'; kind: 'DaemonSet' } {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: workloadMetadata(workload, { labels: podLabels(workload), annotations: controllerAnnotations(workload) }),
    spec: {
      revisionHistoryLimit: 5,
      selector: { matchLabels: selectorLabels(workload) },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
      template: podTemplate(workload),
    },
  };
}
