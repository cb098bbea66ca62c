import type { ClusterRule } from '../../model/rule.ts';
import { containersOf } from '../../model/pods/pods.ts';
import { podsByTarget } from '../../model/pods/scale-targets.ts';
import { targetKey } from '../../model/scaling/targets.ts';
import { autoscalersOf, objectText } from '../../model/scaling/autoscalers.ts';

export const metricLeavesSidecarOut: ClusterRule = {
  id: 'metric-leaves-sidecar-out',
  tier: 'policy',
  severity: 'warning',
  kinds: ['HorizontalPodAutoscaler', 'ScaledObject'],
  summary: 'CPU and memory of pods with a sidecar are measured per container (ContainerResource)',
  why: "A metric of the whole pod adds the sidecar's usage and request to those of the application, and so measures neither.",
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#container-resource-metrics',
  *check(cluster) {
    for (const { object, resources, target } of cluster.once(autoscalersOf)) {
      if (resources.length === 0) continue;
      const pods = cluster.once(podsByTarget).get(targetKey(target));
      if (pods === undefined) continue;
      const [main, other] = containersOf(pods).filter(({ runs }) => runs !== 'init');
      const sidecar = pods.inMesh ? 'istio-proxy' : other?.container.name;
      if (sidecar === undefined) continue;
      for (const { container, containerField, resource } of resources) {
        if (container !== undefined) continue;
        const is = `${resource} of the whole pod, ${sidecar} included`;
        const name = main?.container.name ?? '';
        const needed =
          object.kind === 'ScaledObject' ? `containerName: ${name}` : `ContainerResource with container: ${name}`;
        yield { object, field: containerField, is: `${is}, on ${objectText(pods.scaled)}`, needed };
      }
    }
  },
};
