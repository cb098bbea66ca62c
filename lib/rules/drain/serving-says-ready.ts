import type { ClusterRule } from '../rule.ts';
import { containersOf } from '../pods.ts';
import { mayBeProduction, serving } from './serving.ts';

/** Without a readiness probe a pod gets requests as soon as its process is there, and a rollout goes on regardless. */
export const servingSaysReady: ClusterRule = {
  id: 'serving-says-ready',
  severity: 'error',
  summary: 'what a Service sends requests to says when it is ready',
  *check(cluster) {
    if (!mayBeProduction(cluster)) return;
    for (const [pods, service] of cluster.once(serving)) {
      const containers = containersOf(pods).filter(({ runs }) => runs !== 'init');
      const [first] = containers;
      if (first === undefined || containers.some(({ container }) => container.readinessProbe !== undefined)) continue;
      const is = `missing, and Service ${service} sends requests there`;
      yield { object: pods.owner, field: `${first.field}.readinessProbe`, is, needed: 'a readinessProbe' };
    }
  },
};
