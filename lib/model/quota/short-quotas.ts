import { grouped } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { admittedPods, type AdmittedPod } from '../pods/pod-resources.ts';
import type { Pods } from '../pods/pods.ts';
import { quantity } from '../quantity.ts';
import type { Found } from '../rule.ts';
import { ofUnknownNamespace } from '../unknown-namespace.ts';
import { claimsByNamespace } from './claims.ts';
import { counts } from './scope.ts';
import { exceeds, quantityFor, amountText } from './amount-text.ts';

/** The number of a workload's pods at one time. */
export type Count = (pods: Pods) => number;

/** Quotas that are too small for so many pods of each workload. */
export function* shortQuotas(cluster: Cluster, count: Count): Iterable<Found> {
  for (const quota of cluster.of('ResourceQuota')) {
    const { hard = {} } = quota.spec ?? {};
    const uses = usesOf(cluster, quota, count);
    for (const name in hard) {
      const bound = quantity(hard[name]);
      const parts = uses(name);
      const used = parts.reduce((sum, { count, each }) => sum + count * each, 0);
      if (!exceeds(used, bound)) continue;
      const is = `${String(hard[name])}, and at most there is ${amountText(name, used)}: ${partsText(name, parts)}`;
      const others = cluster.objects.filter(({ metadata }) => metadata.namespace === '');
      const unknown = ofUnknownNamespace(cluster, quota, ...others);
      yield {
        object: quota,
        field: `spec.hard['${name}']`,
        is,
        needed: `at least '${quantityFor(name, used)}'`,
        ...unknown,
      };
    }
  }
}

/** Usage of one resource by a part of the namespace. */
interface Use {
  readonly name: string;
  readonly count: number;
  readonly each: number;
}

/** What uses a resource of a quota, with the pods of a workload counted as they are told. */
function usesOf(cluster: Cluster, quota: Of<'ResourceQuota'>, count: Count): (resource: string) => readonly Use[] {
  const namespace = quota.metadata.namespace ?? '';
  const admitted = cluster.once(admittedPods);
  const counted: { readonly pods: Pods; readonly most: number; readonly resources: AdmittedPod['largest'] }[] = [];
  for (const pods of cluster.podsIn(namespace)) {
    const one = admitted.get(pods);
    // The number of a DaemonSet's pods is not known.
    if (one === undefined || pods.owner.kind === 'DaemonSet' || !counts(cluster, quota, pods, one)) continue;
    counted.push({ pods, most: count(pods), resources: one.largest });
  }
  const ofPods = (each: (resources: AdmittedPod['largest']) => number): readonly Use[] =>
    counted.map(({ pods, most, resources }) => ({ name: nameOf(pods), count: most, each: each(resources) }));
  return (resource) => {
    switch (resource) {
      case 'pods':
      case 'count/pods':
        return ofPods(() => 1);
      case 'cpu':
      case 'memory':
      case 'ephemeral-storage':
        return ofPods(({ requests }) => requests[resource] ?? 0);
      case 'requests.storage':
      case 'persistentvolumeclaims':
      case 'count/persistentvolumeclaims':
        return claimUses(cluster, namespace, resource);
      case 'services':
      case 'count/services':
      case 'services.loadbalancers':
      case 'services.nodeports':
        return serviceUses(cluster, namespace, resource);
      default:
        break;
    }
    if (resource.startsWith('requests.'))
      return ofPods(({ requests }) => requests[resource.slice('requests.'.length)] ?? 0);
    if (resource.startsWith('limits.')) return ofPods(({ limits }) => limits[resource.slice('limits.'.length)] ?? 0);
    const [storageClass, rest] = resource.split('.storageclass.storage.k8s.io/');
    return rest === undefined ? [] : claimUses(cluster, namespace, rest, storageClass);
  };
}

function claimUses(cluster: Cluster, namespace: string, resource: string, only?: string): readonly Use[] {
  const claims = cluster.once(claimsByNamespace).get(namespace) ?? [];
  return claims
    .filter(({ storageClass }) => only === undefined || storageClass === only)
    .map(({ owner, count, size }) => ({
      name: owner.metadata.name,
      count,
      each: resource === 'requests.storage' ? size : 1,
    }));
}

function serviceUses(cluster: Cluster, namespace: string, resource: string): readonly Use[] {
  return (cluster.once(servicesByNamespace).get(namespace) ?? []).map(({ metadata: { name }, spec }) => {
    const { type, ports = [], allocateLoadBalancerNodePorts = true } = spec ?? {};
    const balanced = type === 'LoadBalancer';
    const nodePorts = type === 'NodePort' || (balanced && allocateLoadBalancerNodePorts) ? ports.length : 0;
    const each =
      resource === 'services.nodeports' ? nodePorts : resource === 'services.loadbalancers' ? Number(balanced) : 1;
    return { name, count: 1, each };
  });
}

function servicesByNamespace(cluster: Cluster): ReadonlyMap<string, readonly Of<'Service'>[]> {
  return grouped(cluster.of('Service'), ({ metadata }) => metadata.namespace ?? '');
}

function nameOf({ owner, role }: Pods): string {
  return role === 'head' || role === 'worker' ? `${owner.metadata.name} (${role})` : owner.metadata.name;
}

/** The largest parts, because those can be made smaller. */
function partsText(resource: string, parts: readonly Use[]): string {
  const largest = parts
    .filter(({ count, each }) => count * each > 0)
    .sort((a, b) => b.count * b.each - a.count * a.each);
  const shown = largest.slice(0, 3).map(({ name, count, each }) => `${name} ${count} x ${amountText(resource, each)}`);
  return [...shown, ...(largest.length > 3 ? [`${largest.length - 3} more`] : [])].join(', ');
}
