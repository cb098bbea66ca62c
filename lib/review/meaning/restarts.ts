import type { Pods } from '../../model/pods/pods.ts';
import type { ClusterChange, Meant } from '../consequence.ts';
import { affectedOf, filesOf, keyOfPods, podsOnBothSides } from './placed.ts';
import { causesOf } from './restarts/causes.ts';
import { mannerOf } from './restarts/manner.ts';
import { replacedNodes } from './restarts/replaced-nodes.ts';
import { staleReaders } from './restarts/stale-readers.ts';

/** Which pods restart, how many and how; and which pods keep an old configuration. */
export function* restarts(change: ClusterChange): Iterable<Meant> {
  const files = filesOf(change);
  const restarting = new Set<string>();
  for (const [was, pods] of podsOnBothSides(change)) {
    if (was === undefined) continue;
    const causes = causesOf(was, pods);
    if (causes.length === 0 || isHook(pods)) continue;
    restarting.add(keyOfPods(pods));
    const manner = mannerOf(pods);
    yield {
      severity: manner.severity,
      what: manner.what,
      reason: `${manner.because} What changes in the pods: ${causes.join(', ')}.`,
      ...(manner.wayOut !== undefined && { wayOut: manner.wayOut }),
      object: affectedOf(change, pods.owner, manner.detail, files),
    };
  }
  yield* staleReaders(change, restarting, files);
  yield* replacedNodes(change);
}

/** Hooks run in every sync; the class `delivery` reports them. */
function isHook({ owner }: Pods): boolean {
  const { annotations = {} } = owner.metadata;
  return ['argocd.argoproj.io/hook', 'helm.sh/hook'].some((key) => key in annotations);
}
