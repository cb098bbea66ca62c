import type { Of } from '../kinds.ts';
import type { Pods } from './pods.ts';

type Canary = NonNullable<NonNullable<NonNullable<Of<'Rollout'>['spec']>['strategy']>['canary']>;

/** The number of pods that a rollout may add, and the number that it may remove first. */
export interface Rolling {
  readonly surge: number;
  readonly unavailable: number;
}

/** What a rollout of so many replicas does; undefined where it goes pod by pod, taking each away before the next comes. */
export function rollingOf({ scaled, owner, role }: Pods, replicas: number): Rolling | undefined {
  if (role === 'instance' && owner.kind === 'Pooler') return undefined;
  if (scaled.kind === 'Rollout') return progressive(scaled, replicas);
  if (scaled.kind !== 'Deployment') return undefined;
  const { type = 'RollingUpdate', rollingUpdate } = (scaled as Of<'Deployment'>).spec?.strategy ?? {};
  if (type !== 'RollingUpdate') return undefined;
  return rolling(rollingUpdate?.maxSurge, rollingUpdate?.maxUnavailable, replicas);
}

/** Whether a new version begins beside all of the old one, whatever maxSurge and maxUnavailable say. */
export function standsBeside({ scaled }: Pods): boolean {
  if (scaled.kind !== 'Rollout') return false;
  const { blueGreen, canary } = (scaled as Of<'Rollout'>).spec?.strategy ?? {};
  return (blueGreen ?? canary?.trafficRouting) !== undefined;
}

/** The most pods that there are at one time: the highest replica count, in the middle of a rollout. */
export function peakReplicas(pods: Pods): number {
  const { max } = pods.replicas;
  return max + (rollingOf(pods, max)?.surge ?? 0);
}

/**
 * The most pods of the version before that are still ending while a rollout goes on: those of one step, beside the next. A
 * quota counts them until they are gone; where a new version stands beside all of the old one there is no next step.
 */
export function endingReplicas(pods: Pods): number {
  const { max } = pods.replicas;
  const surge = rollingOf(pods, max)?.surge ?? 0;
  return standsBeside(pods) || surge >= max ? 0 : surge;
}

/**
 * A blue-green Rollout has both versions at full size. So has a canary with a traffic router at its end, because the
 * stable version stays as it is until the weight is 100 %. https://argo-rollouts.readthedocs.io/en/stable/features/scaledown-aborted-rs/
 * With dynamicStableScale it shrinks after each step, when the traffic has moved.
 */
function progressive({ spec }: Of<'Rollout'>, replicas: number): Rolling {
  const { blueGreen, canary } = spec?.strategy ?? {};
  if (blueGreen !== undefined) return { surge: replicas, unavailable: 0 };
  if (canary?.trafficRouting === undefined) return rolling(canary?.maxSurge, canary?.maxUnavailable, replicas);
  return { surge: canary.dynamicStableScale === true ? largestStep(canary, replicas) : replicas, unavailable: 0 };
}

/** Both counts are rounded up. https://github.com/argoproj/argo-rollouts/blob/v1.8.3/utils/replicaset/canary.go */
function largestStep({ steps = [], trafficRouting }: Canary, replicas: number): number {
  const all = trafficRouting?.maxTrafficWeight ?? 100;
  const podsOf = (weight: number): number => Math.ceil((weight * replicas) / all);
  let largest = 0;
  let before = 0;
  for (const weight of [...steps.flatMap(({ setWeight }) => setWeight ?? []), all]) {
    largest = Math.max(largest, podsOf(weight) + podsOf(all - before) - replicas);
    before = weight;
  }
  return largest;
}

/** Surge rounds up, unavailable down, and both are never 0: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge */
function rolling(
  maxSurge: number | string | undefined,
  maxUnavailable: number | string | undefined,
  replicas: number,
): Rolling {
  const surge = Math.ceil(share(maxSurge ?? '25%', replicas));
  const unavailable = Math.floor(share(maxUnavailable ?? '25%', replicas));
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

function share(written: number | string, replicas: number): number {
  const number = Number.parseFloat(String(written));
  if (!Number.isFinite(number)) return 0;
  // In integers, because 0.07 x 100 is more than 7.
  return String(written).endsWith('%') ? (number * replicas) / 100 : number;
}
