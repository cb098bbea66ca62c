import type { ClusterRule } from '../../model/rule.ts';
import type { Of } from '../../model/kinds.ts';
import { slowestStart } from '../../model/pods/slowest-start.ts';

export const deadlineOutlastsStartup: ClusterRule = {
  id: 'deadline-outlasts-startup',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'the progress deadline is longer than the time that a pod may take to start',
  why: 'If the deadline is shorter than a regular start, the rollout is reported as failed although nothing is wrong.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
  *check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.role !== 'pod' || (pods.scaled.kind !== 'Deployment' && pods.scaled.kind !== 'Rollout')) continue;
      const { minReadySeconds = 0, progressDeadlineSeconds = 600 } =
        (pods.scaled as Of<'Deployment'> | Of<'Rollout'>).spec ?? {};
      const startup = slowestStart(pods) + minReadySeconds;
      if (startup < progressDeadlineSeconds) continue;
      const is = `${progressDeadlineSeconds}, and a pod may take ${startup} s to start`;
      yield { object: pods.scaled, field: 'spec.progressDeadlineSeconds', is, needed: `more than ${startup}` };
    }
  },
};
