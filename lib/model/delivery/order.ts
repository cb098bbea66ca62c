import type { Cluster } from '../cluster.ts';
import type { KindName, KubernetesObject } from '../kinds.ts';
import { deliveryOf } from './deliveries.ts';

/**
 * When Argo CD applies an object: phase and wave of the Application that its Application is in, and so on, down to its
 * own. Each wave waits until everything in the one before is healthy.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
 */
type Moment = readonly number[];

/** Reads when each object of a cluster is applied. */
export interface Order {
  /** Whether the first is certainly applied in an earlier phase or wave. */
  readonly isBefore: (one: KubernetesObject, other: KubernetesObject) => boolean;
  /** Whether the first is certainly applied in a later phase or wave. */
  readonly isAfter: (one: KubernetesObject, other: KubernetesObject) => boolean;
  /** Whether anything of some kinds may come after an object: a quick look before an exact one. */
  readonly mayPrecede: (object: KubernetesObject, kinds: readonly KindName[]) => boolean;
  /** Phase and wave in which an object differs from another: `PreSync, wave 0`. */
  readonly shown: (object: KubernetesObject, other: KubernetesObject) => string;
}

/**
 * The order in which the objects of a cluster are applied; undefined where none of them says anything of it. Hooks of Helm
 * alone say nothing: kubectl applies what `helm template` prints in one go.
 */
export function orderOf(cluster: Cluster): Order | undefined {
  const byArgo = cluster.of('Application', 'ApplicationSet').length > 0;
  if (!cluster.objects.some((object) => hasOrder(object, byArgo))) return undefined;
  const deliveries = cluster.once(deliveryOf);
  const moments = new Map<KubernetesObject, Moment>();
  const momentOf = (object: KubernetesObject): Moment => {
    const known = moments.get(object);
    if (known !== undefined) return known;
    const own = ownMoment(object);
    // Applications that contain each other have no order.
    moments.set(object, own);
    const delivery = deliveries.get(object)?.object;
    // The root Application is in the folder that it deploys: a person applies it first.
    const moment = delivery === undefined ? own : delivery === object ? [] : [...momentOf(delivery), ...own];
    moments.set(object, moment);
    return moment;
  };
  const step = (object: KubernetesObject, other: KubernetesObject): number => {
    const [one, two] = [momentOf(object), momentOf(other)];
    let at = 0;
    while (at < one.length - 2 && one[at] === two[at] && one[at + 1] === two[at + 1]) at += 2;
    return at;
  };
  const latest = new Map<readonly KindName[], Moment>();
  const latestOf = (kinds: readonly KindName[]): Moment => {
    let last = latest.get(kinds);
    if (last !== undefined) return last;
    last = [];
    for (const kind of kinds) {
      for (const object of cluster.of(kind)) if (compared(last, momentOf(object)) < 0) last = momentOf(object);
    }
    latest.set(kinds, last);
    return last;
  };
  return {
    mayPrecede: (object, kinds) => compared(momentOf(object), latestOf(kinds)) < 0,
    isBefore: (one, other) =>
      deliveries.has(one) === deliveries.has(other) && compared(momentOf(one), momentOf(other)) < 0,
    isAfter(one, other) {
      const [later, earlier] = [momentOf(one), momentOf(other)];
      const length = Math.min(later.length, earlier.length);
      return (
        deliveries.has(one) === deliveries.has(other) && compared(later.slice(0, length), earlier.slice(0, length)) > 0
      );
    },
    shown(object, other) {
      const at = step(object, other);
      const [phase = sync, wave = 0] = momentOf(object).slice(at, at + 2);
      return `${phase === preSync ? 'PreSync, ' : phase === postSync ? 'PostSync, ' : ''}wave ${wave}`;
    },
  };
}

const [preSync, sync, postSync] = [0, 1, 2] as const;

const hookKey = 'argocd.argoproj.io/hook';
const waveKey = 'argocd.argoproj.io/sync-wave';

function hasOrder({ metadata: { annotations } }: KubernetesObject, byArgo: boolean): boolean {
  if (annotations === undefined) return false;
  return waveKey in annotations || hookKey in annotations || (byArgo && 'helm.sh/hook' in annotations);
}

function ownMoment({ metadata: { annotations = {} } }: KubernetesObject): Moment {
  const hook = annotations[hookKey] ?? annotations['helm.sh/hook'];
  const wave = Number.parseInt(annotations[waveKey] ?? annotations['helm.sh/hook-weight'] ?? '0', 10);
  return [hook === undefined ? sync : phaseOf(hook), Number.isNaN(wave) ? 0 : wave];
}

/** The first phase that a hook runs in; Helm's names mean the same. https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#helm-hooks */
function phaseOf(hooks: string): number {
  const names = hooks.split(',').map((name) => name.trim());
  if (names.some((name) => ['PreSync', 'crd-install', 'pre-install', 'pre-upgrade'].includes(name))) return preSync;
  if (names.every((name) => ['PostSync', 'post-install', 'post-upgrade'].includes(name))) return postSync;
  return sync;
}

/** Negative if the first is earlier; an Application exists before the objects that it deploys. */
function compared(one: Moment, other: Moment): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
