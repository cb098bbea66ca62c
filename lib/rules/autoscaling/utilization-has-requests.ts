import type { ClusterRule, Found } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import { admittedPods } from '../../model/pods/pod-resources.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { podsByTarget } from '../../model/pods/scale-targets.ts';
import { targetKey } from '../../model/scaling/targets.ts';
import { autoscalersOf, type Autoscaler, type ResourceMetric } from '../../model/scaling/autoscalers.ts';

export const utilizationHasRequests: ClusterRule = {
  id: 'utilization-has-requests',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Deployment', 'HorizontalPodAutoscaler'],
  summary: 'every container whose utilisation is measured requests the resource',
  why: 'Utilization is usage divided by the request. One container without a request makes the whole metric fail, and nothing is scaled.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details',
  *check(cluster) {
    for (const autoscaler of cluster.once(autoscalersOf)) {
      const pods = cluster.once(podsByTarget).get(targetKey(autoscaler.target));
      if (pods === undefined) continue;
      for (const metric of autoscaler.resources) yield* found(cluster, autoscaler, metric, pods);
    }
  },
};

function* found(cluster: Cluster, { object }: Autoscaler, metric: ResourceMetric, pods: Pods): Iterable<Found> {
  // Init containers that end are not measured.
  const containers = (cluster.once(admittedPods).get(pods)?.containers ?? []).filter(({ runs }) => runs !== 'init');
  const { container: named, ofRequests, resource } = metric;
  if (!ofRequests) return;
  for (const { name, field, requests } of containers) {
    if ((named !== undefined && name !== named) || requests[resource] !== undefined) continue;
    const is = `none, while ${object.kind} ${object.metadata.name} scales on the utilisation of ${resource}`;
    yield { object: pods.owner, field: `${field}.requests.${resource}`, is, needed: 'a request' };
  }
}
