import { duration } from '../../../model/duration.ts';
import type { Of } from '../../../model/kinds.ts';
import { peakReplicas, rollingOf } from '../../../model/pods/peak-replicas.ts';
import type { Pods } from '../../../model/pods/pods.ts';
import { counted } from '../../../schemas/wording.ts';
import type { Severity } from '../../consequence.ts';

/** What a restart of pods is like. */
export interface Manner {
  readonly severity: Severity;
  readonly what: string;
  readonly because: string;
  readonly detail: string;
  readonly wayOut?: string;
}

/** How a workload replaces its pods after a change of the template. */
export function mannerOf(pods: Pods): Manner {
  const { owner, scaled, replicas, role } = pods;
  const number =
    replicas.min === replicas.max ? counted(replicas.max, 'pod') : `${replicas.min} to ${replicas.max} pods`;
  if (pods.runsOnce)
    return owner.kind === 'CronJob'
      ? {
          severity: 'low',
          what: 'the next run changes',
          because: 'Active runs continue unchanged.',
          detail: 'the next run',
        }
      : { severity: 'low', what: 'the Job runs again', because: 'A finished Job is created again.', detail: number };
  if (owner.kind === 'RayCluster')
    return {
      severity: 'medium',
      what: 'a Ray cluster keeps its pods; new workers get the new template',
      because: 'KubeRay does not replace the pods of a running cluster.',
      detail: `${role}: ${number}`,
      wayOut: 'delete the RayCluster between jobs, to replace all its pods',
    };
  if (role === 'instance' && owner.kind === 'Cluster')
    return {
      severity: 'medium',
      what: 'a database restarts, its replicas first',
      because:
        'CloudNativePG restarts replicas one by one and then switches over: connections to the primary break once.',
      detail: number,
    };
  if (scaled.kind === 'Rollout') return rolloutManner(scaled, number);
  if (owner.kind === 'StatefulSet') return statefulManner(owner, replicas.min, number);
  if (owner.kind === 'DaemonSet')
    return {
      severity: 'medium',
      what: 'restarts on every node',
      because: 'A DaemonSet replaces its pods node by node.',
      detail: 'one pod on each node',
    };
  const rolling = rollingOf(pods, replicas.min);
  if (rolling === undefined)
    return {
      severity: replicas.min === 0 ? 'low' : 'high',
      what: 'restarts with an interruption',
      because: 'Its strategy is Recreate: all pods stop before the first new one starts.',
      detail: number,
      wayOut: 'a rolling update, if two versions can run at the same time',
    };
  if (rolling.surge === 0 && replicas.min <= rolling.unavailable)
    return {
      severity: 'high',
      what: 'restarts with an interruption',
      because: 'The only pod stops before a new one starts.',
      detail: number,
      wayOut: 'maxSurge: 1 and maxUnavailable: 0',
    };
  return {
    severity: 'low',
    what: 'restarts, rolling',
    because: 'New pods are ready before old ones stop.',
    detail: rolling.surge === 0 ? number : `${number}, at most ${peakReplicas(pods)}`,
  };
}

/** How Argo Rollouts replaces pods: blue-green, or in steps. */
function rolloutManner({ spec }: Of<'Rollout'>, number: string): Manner {
  const { strategy } = spec ?? {};
  if (strategy?.blueGreen !== undefined) {
    const isManual = strategy.blueGreen.autoPromotionEnabled === false;
    return {
      severity: isManual ? 'medium' : 'low',
      what: isManual ? 'restarts blue-green, and waits for a manual promotion' : 'restarts blue-green',
      because: 'The new version runs beside the old one with all replicas before it gets traffic.',
      detail: `${number}, twice for a while`,
    };
  }
  const steps = strategy?.canary?.steps ?? [];
  const pauses = steps.flatMap(({ pause }) => (pause === undefined ? [] : [pause.duration]));
  const isManual = pauses.some((one) => one === undefined);
  const seconds = pauses.reduce<number>(
    (sum, one) =>
      sum + (typeof one === 'number' ? one : Number.isNaN(duration(one)) ? Number(one ?? 0) : duration(one)),
    0,
  );
  const weights = steps.flatMap(({ setWeight }) => (setWeight === undefined ? [] : [`${setWeight} %`]));
  const takes = seconds > 0 ? `at least ${formattedDuration(seconds)}` : 'as fast as pods are ready';
  return {
    severity: isManual ? 'medium' : 'low',
    what: isManual ? 'restarts as a canary, and waits for a manual step' : 'restarts as a canary',
    because: `Traffic moves in steps of ${weights.length === 0 ? 'no steps' : weights.join(', ')}.`,
    detail: `${number}, ${takes}`,
  };
}

function formattedDuration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Number((minutes / 60).toFixed(1))} h`;
}

function statefulManner({ spec }: Of<'StatefulSet'>, min: number, number: string): Manner {
  const { type = 'RollingUpdate', rollingUpdate } = spec?.updateStrategy ?? {};
  if (type === 'OnDelete')
    return {
      severity: 'medium',
      what: 'nothing restarts until somebody deletes the pods',
      because: 'Its update strategy is OnDelete.',
      detail: number,
    };
  const partition = rollingUpdate?.partition ?? 0;
  const isPart = partition > 0 ? `, those from ${partition} on` : '';
  if (min <= 1)
    return {
      severity: 'high',
      what: 'restarts with an interruption',
      because: 'A StatefulSet stops a pod before it starts the new one, and there is only one.',
      detail: number,
      wayOut: 'a time with little load, or a second replica',
    };
  return {
    severity: 'medium',
    what: 'restarts one pod at a time',
    because: 'A StatefulSet stops a pod before it starts the new one.',
    detail: number + isPart,
  };
}
