import type { ClusterRule } from '../../model/rule.ts';
import { containersOf, type PlacedContainer } from '../../model/pods/pods.ts';

export const prestopWithinGrace: ClusterRule = {
  id: 'prestop-within-grace',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'the termination grace period leaves time after the preStop hook',
  why: 'The grace period includes the preStop hook. If the hook uses all of it, the container is killed in the middle of its requests.',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) {
      const grace = pods.spec.terminationGracePeriodSeconds ?? 30;
      for (const { container, field } of containersOf(pods)) {
        const sleep = sleepOf(container);
        if (sleep === undefined || sleep < grace) continue;
        const enough = `more than ${sleep}: the sleep, and what the process takes to end`;
        if (pods.spec.terminationGracePeriodSeconds === undefined)
          yield {
            object: pods.owner,
            field: `${field}.lifecycle.preStop`,
            is: `sleeps ${sleep} seconds, and the pod has ${grace} to end, if nothing says otherwise`,
            needed: `terminationGracePeriodSeconds of ${enough}`,
          };
        else
          yield {
            object: pods.owner,
            field: `${pods.field}.terminationGracePeriodSeconds`,
            is: `${grace}, and preStop of ${container.name ?? ''} sleeps ${sleep}`,
            needed: enough,
          };
      }
    }
  },
};

/** Seconds of a `sleep` command, with or without a shell; undefined for other commands. */
function sleepOf({ lifecycle }: PlacedContainer['container']): number | undefined {
  const preStop = lifecycle?.preStop;
  if (preStop === undefined) return undefined;
  const { seconds } = (preStop as { readonly sleep?: { readonly seconds?: number } }).sleep ?? {};
  if (seconds !== undefined) return seconds;
  const command = (preStop.exec?.command ?? []).join(' ');
  const [, count] = /(?:^|\s|\/)sleep (\d+)\b/.exec(command) ?? [];
  return count === undefined ? undefined : Number(count);
}
