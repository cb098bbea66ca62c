import type { NodePool } from '../spec/cluster.ts';
import { instanceType } from '../knowledge/instance-types.ts';
import { peakPods, type PeakPods } from './peak.ts';
import type { Report } from './problem.ts';
import { bytes, millicores } from './quantity.ts';
import type { Workload } from './workload.ts';

/** Share of a node's size that is taken by its operating system, DaemonSets and unused gaps between pods. */
const overhead = 0.15;

/** Pods at their peak, and the workload, data service or chart that they belong to. */
export interface Asking {
  readonly of: string;
  readonly pods: readonly PeakPods[];
}

/**
 * Reports each pool that is too small for the workloads and the other pods on it, with all autoscalers at their maximum.
 */
export function checkCapacity(
  workloads: readonly Workload[],
  others: readonly Asking[],
  pools: Readonly<Record<string, NodePool>>,
  environment: string,
  reporter: (file: string) => Report,
): void {
  // A pod that fits on no machine of its pool is reported, and left out of the sum: larger limits would not help.
  const asking = [
    ...others,
    ...workloads.map((workload) => ({
      of: workload.name,
      pods: peakPods(workload).filter((pods) => fits(pods, workload, pools, reporter)),
    })),
  ];
  const report = reporter(`charts/${workloads[0]?.system ?? ''}/clusters.ts`);
  for (const [name, { limits }] of Object.entries(pools)) {
    const needs = asking.map(({ of, pods }) => ({ of, ...needOf(pods.filter(({ pool }) => pool === name)) }));
    const field = `clusters.${environment}.nodePools.${name}.limits`;
    const total = (unit: Unit): number => needs.reduce((sum, need) => sum + need[unit], 0);
    const nodes = `${overhead * 100} % for the nodes themselves`;
    const cpu = Math.ceil((total('millicores') / 1000) * (1 + overhead));
    if (limits.cpu < cpu)
      report(`${field}.cpu`, String(limits.cpu), `at least ${cpu}: ${most(needs, 'millicores')}, and ${nodes}`);
    const memory = Math.ceil((total('bytes') / 2 ** 30) * (1 + overhead));
    if (bytes(limits.memory) < memory * 2 ** 30)
      report(`${field}.memory`, `'${limits.memory}'`, `at least ${memory}Gi: ${most(needs, 'bytes')}, and ${nodes}`);
    const gpus = total('gpus');
    if ((limits.gpus ?? 0) < gpus)
      report(`${field}.gpus`, String(limits.gpus ?? 0), `at least ${gpus}: ${most(needs, 'gpus')}`);
  }
}

type Unit = 'millicores' | 'bytes' | 'gpus';
type Need = Readonly<Record<Unit, number>>;

function needOf(peaks: readonly PeakPods[]): Need {
  const need = { millicores: 0, bytes: 0, gpus: 0 };
  for (const { pods, containers } of peaks) {
    for (const { requests, gpus } of containers) {
      need.gpus += pods * gpus;
      need.millicores += pods * millicores(requests.cpu);
      need.bytes += pods * bytes(requests.memory);
    }
  }
  return need;
}

const amounts: Readonly<Record<Unit, (amount: number) => string>> = {
  millicores: (amount) => `${Math.ceil(amount / 100) / 10}`,
  bytes: (amount) => `${Math.ceil(amount / 2 ** 30)}Gi`,
  gpus: String,
};

/** Who asks for the most at the maximum, in words. */
function most(needs: readonly (Need & { readonly of: string })[], unit: Unit): string {
  const asking = needs.filter((need) => need[unit] > 0).sort((a, b) => b[unit] - a[unit] || (a.of < b.of ? -1 : 1));
  const largest = asking.slice(0, 3).map((need) => `${need.of} ${amounts[unit](need[unit])}`);
  const others = asking.length - largest.length;
  return `at their maximum ${largest.join(', ')}${others === 0 ? '' : `, and ${others} more`}`;
}

/** Whether a pod fits on the largest machine of its pool, and finds its GPUs there; reports it if not. */
function fits(
  { containers, pool }: PeakPods,
  { source, environment }: Workload,
  pools: Readonly<Record<string, NodePool>>,
  reporter: (file: string) => Report,
): boolean {
  if (containers.some(({ gpus }) => gpus > 0) && pool !== undefined && pools[pool]?.limits.gpus === undefined) {
    const withGpus = Object.entries(pools).flatMap(([name, { limits }]) => (limits.gpus === undefined ? [] : name));
    const needed =
      withGpus.length === 0 ? 'a pool with limits.gpus in clusters.ts' : `a pool with GPUs: ${withGpus.join(', ')}`;
    reporter(source)('placement', `the pool ${pool} has no GPUs`, needed);
    return false;
  }
  const types = (pools[pool ?? '']?.instanceTypes ?? []).map((name) => ({ name, ...instanceType(name) }));
  // Machines of unknown size are not judged.
  if (types.length === 0 || types.some(({ cpus }) => cpus === undefined)) return true;
  const need = {
    cpu: containers.reduce((sum, { requests }) => sum + millicores(requests.cpu), 0) / 1000,
    memory: containers.reduce((sum, { requests }) => sum + bytes(requests.memory), 0) / 2 ** 20,
  };
  const roomy = types.some(({ cpus = 0, memory = 0 }) => need.cpu <= cpus && need.memory <= memory);
  if (roomy || Number.isNaN(need.cpu) || Number.isNaN(need.memory)) return true;
  const sizes = types.map(({ name, cpus = 0, memory = 0 }) => `${name}: ${cpus} CPU and ${memory / 1024}Gi`);
  reporter(source)(
    'resources.requests',
    `${need.cpu} CPU and ${Math.ceil(need.memory)}Mi with the proxy in ${environment}`,
    `what a node of the pool ${pool ?? ''} has for one pod (${sizes.join(', ')}), or a pool of larger nodes`,
  );
  return false;
}
