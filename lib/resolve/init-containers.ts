import { bytes, cpuQuantity, memoryQuantity, millicores } from './quantity.ts';
import type { ContainerResources } from './pod-of-workload.ts';

/**
 * The effective request of a pod. If an init container requests more than all containers that run later, its request
 * counts instead of theirs:
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function withInitContainers(
  running: readonly ContainerResources[],
  initial: readonly ContainerResources[],
): readonly ContainerResources[] {
  const [first, ...others] = running;
  if (first === undefined || initial.length === 0) return running;
  const side = (name: 'requests' | 'limits') => {
    const most = (resource: keyof ContainerResources['requests']): number => {
      const of = (one: ContainerResources) => amount(one, name, resource);
      const rest = others.reduce((sum, one) => sum + of(one), 0);
      return Math.max(of(first), ...initial.map((one) => of(one) - rest));
    };
    return {
      cpu: cpuQuantity(most('cpu')),
      memory: memoryQuantity(most('memory')),
      ephemeralStorage: memoryQuantity(most('ephemeralStorage')),
    };
  };
  return [{ requests: side('requests'), limits: side('limits'), gpus: first.gpus }, ...others];
}

function amount(
  resources: ContainerResources,
  side: 'requests' | 'limits',
  resource: keyof ContainerResources['requests'],
): number {
  return resource === 'cpu' ? millicores(resources[side].cpu) : bytes(resources[side][resource]);
}
