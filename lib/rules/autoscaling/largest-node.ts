import type { Cluster } from '../cluster.ts';
import type { Loose } from '../kinds.ts';
import type { Toleration } from '../../../imports/kubernetes.ts';
import type { Pods } from '../pods.ts';

/** What a node has for pods. */
export interface Allocatable {
  readonly type: string;
  readonly cpu: number;
  readonly memory: number;
}

/** Nodes of one type that a cluster may have. */
interface NodeGroup {
  readonly labels: ReadonlyMap<string, readonly string[]>;
  readonly taints: readonly Taint[];
  readonly types: readonly string[];
}

interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/**
 * The most that a node has for some pods, or for any where they are not here; undefined where a node pool that they may
 * use does not name its instance types, where one of them is unknown here, or where there is no pool for them at all.
 */
export function largestNode(
  cluster: Cluster,
  pods: Pods | undefined,
): Readonly<Record<'cpu' | 'memory', Allocatable>> | undefined {
  let best: { cpu: Allocatable; memory: Allocatable } | undefined;
  for (const group of cluster.once(nodeGroups)) {
    if (pods !== undefined && !mayUse(group, pods.spec)) continue;
    if (group.types.length === 0) return undefined;
    for (const type of group.types) {
      const node = allocatable(type);
      if (node === undefined) return undefined;
      best = {
        cpu: best === undefined || node.cpu > best.cpu.cpu ? node : best.cpu,
        memory: best === undefined || node.memory > best.memory.memory ? node : best.memory,
      };
    }
  }
  return best;
}

function nodeGroups(cluster: Cluster): readonly NodeGroup[] {
  const groups: NodeGroup[] = [];
  for (const { spec } of cluster.of('NodePool')) {
    const { metadata, spec: node } = spec?.template ?? {};
    const labels = new Map<string, readonly string[]>(
      Object.entries(metadata?.labels ?? {}).map(([key, value]) => [key, [value ?? '']] as const),
    );
    for (const { key = '', operator, values = [] } of node?.requirements ?? [])
      if (operator === 'In') labels.set(key, values);
    groups.push({ labels, taints: (node?.taints ?? []).map(tainted), types: labels.get(typeLabel) ?? [] });
  }
  for (const { managedNodeGroups = [], nodeGroups: own = [] } of cluster.of('ClusterConfig')) {
    for (const group of [...managedNodeGroups, ...own]) {
      const {
        instanceType,
        instanceTypes,
        labels = {},
        taints = [],
      } = group as {
        readonly instanceType?: string;
        readonly instanceTypes?: readonly string[];
        readonly labels?: Readonly<Record<string, string>>;
        readonly taints?: unknown;
      };
      groups.push({
        labels: new Map(Object.entries(labels).map(([key, value]) => [key, [value]])),
        taints: Array.isArray(taints) ? (taints as readonly Loose<Taint>[]).map(tainted) : [],
        types: instanceTypes ?? (instanceType === undefined ? [] : [instanceType]),
      });
    }
  }
  return groups;
}

const typeLabel = 'node.kubernetes.io/instance-type';

function tainted({ key = '', value = '', effect = '' }: Loose<Taint>): Taint {
  return { key, value, effect };
}

/** Affinity is left out: with it pods may use fewer nodes, never others. */
function mayUse({ labels, taints }: NodeGroup, { nodeSelector = {}, tolerations = [] }: Pods['spec']): boolean {
  for (const [key, value] of Object.entries(nodeSelector)) {
    const values = labels.get(key);
    if (values === undefined ? !key.includes('kubernetes.io/') : !values.includes(value ?? '')) return false;
  }
  return taints.every(
    (taint) => taint.effect === 'PreferNoSchedule' || tolerations.some((toleration) => tolerates(toleration, taint)),
  );
}

function tolerates({ key, operator, value = '', effect }: Loose<Toleration>, taint: Taint): boolean {
  if (effect !== undefined && effect !== taint.effect) return false;
  if (key === undefined || key === '') return operator === 'Exists';
  return key === taint.key && (operator === 'Exists' || value === taint.value);
}

/**
 * What Kubernetes leaves of an instance: CPU less the reservation of EKS (6, 1, 0.5 and 0.25 % of the first, second, third
 * and fourth, and further cores), memory less Karpenter's 7.5 % for the hypervisor, 11 MiB a pod, and 355 MiB.
 * https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go, read 2026-11.
 */
function allocatable(type: string): Allocatable | undefined {
  const [family = '', size = ''] = type.split('.');
  const cores = coresOf.get(size);
  const perCore = /^t\d/.test(family) ? (burstable.get(size) ?? Number.NaN) : memoryPerCore(family);
  if (cores === undefined || Number.isNaN(perCore)) return undefined;
  const reserved = 0.07 + 0.005 * Math.min(2, cores - 2) + 0.0025 * Math.max(0, cores - 4);
  const pods = cores <= 2 ? 29 : cores <= 8 ? 58 : 110;
  return {
    type,
    cpu: cores - reserved,
    memory: cores * perCore * 1024 ** 3 * 0.925 - (11 * pods + 355) * 1024 ** 2,
  };
}

const coresOf: ReadonlyMap<string, number> = new Map([
  ['medium', 2],
  ['large', 2],
  ['xlarge', 4],
  ...[2, 3, 4, 6, 8, 9, 12, 16, 18, 24, 32, 48].map((factor) => [`${factor}xlarge`, factor * 4] as const),
]);

/** GiB a core of the burstable families. https://aws.amazon.com/ec2/instance-types/t3/, read 2026-11. */
const burstable: ReadonlyMap<string, number> = new Map([
  ['medium', 2],
  ['large', 4],
  ['xlarge', 4],
  ['2xlarge', 4],
]);

/** GiB a core of a family. https://aws.amazon.com/ec2/instance-types/, read 2026-11. */
function memoryPerCore(family: string): number {
  if (family === 'g6e') return 8;
  if (family === 'p3') return 61 / 8;
  if (/^(g4dn|g5|g6)$/.test(family)) return 4;
  if (/^c[5-8]/.test(family)) return 2;
  if (/^m[5-8]/.test(family)) return 4;
  if (/^r[5-8]/.test(family)) return 8;
  return Number.NaN;
}
