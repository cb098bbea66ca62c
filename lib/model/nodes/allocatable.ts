import type { InstanceType } from '../../knowledge/instance-types.ts';
import type { Room } from './room.ts';

const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

/**
 * Pods that a node of a type may have: one for each address of its interfaces, or with prefixes 16 for each and no more
 * than EKS recommends. https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 */
export function maxPods({ cpus, interfaces, addresses }: InstanceType, prefixes: boolean): number {
  const alone = interfaces * (addresses - 1);
  return prefixes ? Math.min(alone * 16 + 2, cpus < 30 ? 110 : 250) : alone + 2;
}

/**
 * What the kubelet leaves to pods, as EKS reserves it and as Karpenter foresees it. `volume` is the node's disk in bytes. What
 * is reserved goes by the addresses of the interfaces, however many pods the node may have: not so on Bottlerocket.
 */
export function allocatable(type: InstanceType, pods: number, volume: number): Room {
  const { cpus, memory, gpus = 0 } = type;
  return {
    cpu: cpus - reservedMillicores(cpus) / 1000,
    // 7.5 % less than the type has, because the hypervisor takes some; and 100 MiB below which pods are evicted.
    memory: Math.floor(memory * 0.925 - (11 * maxPods(type, false) + 255) - 100) * mebibyte,
    // 1 GiB is reserved, and below 10 % pods are evicted.
    storage: volume * 0.9 - gibibyte,
    gpus,
    pods,
  };
}

/** 6 % of the first CPU, 1 % of the second, 0.5 % of the next two, 0.25 % of all others: https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go */
function reservedMillicores(cpus: number): number {
  return [60, 10, 5, 5].slice(0, cpus).reduce((sum, one) => sum + one, 0) + Math.max(0, cpus - 4) * 2.5;
}
