import type { Cluster } from '../cluster.ts';
import type { Pods } from './pods.ts';
import { selectedPods } from './selected-pods.ts';

/** Pods behind a Service, with the first such Service; operators take care of the pods that they create. */
export function serving(cluster: Cluster): ReadonlyMap<Pods, string> {
  const served = new Map<Pods, string>();
  for (const { metadata, spec } of cluster.of('Service')) {
    const { publishNotReadyAddresses, selector, type } = spec ?? {};
    if (selector === undefined || type === 'ExternalName' || publishNotReadyAddresses === true) continue;
    for (const pods of selectedPods(cluster, metadata.namespace ?? '', { matchLabels: selector })) {
      if (pods.role === 'pod' && !pods.runsOnce && !served.has(pods)) served.set(pods, metadata.name);
    }
  }
  return served;
}
