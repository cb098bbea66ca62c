import type { NodePool } from '../spec/cluster.ts';
import { instanceTypes } from '../knowledge/instance-types.ts';
import { peakOperatedPods, peakPods, type PeakPods } from './peak.ts';
import type { Report } from './problem.ts';
import { bytes, millicores } from './quantity.ts';
import type { OperatedPods } from './system.ts';
import type { Workload } from './workload.ts';

/** Share of a node's size that is taken by its operating system, DaemonSets and unused gaps between pods. */
const overhead = 0.15;

/**
 * Reports each pool that is too small for the workloads, operated pods and charts on it, with all autoscalers at their
 * maximum.
 */
export function checkCapacity(
  workloads: readonly Workload[],
  operated: readonly OperatedPods[],
  ofCharts: readonly PeakPods[],
  pools: Readonly<Record<string, NodePool>>,
  environment: string,
  reporter: (file: string) => Report,
): void {
  const peaks = [...operated.map(peakOperatedPods), ...ofCharts];
  for (const workload of workloads) {
    // A pod that fits on no machine of its pool is reported, and left out of the sum: larger limits would not help.
    for (const pods of peakPods(workload)) if (fits(pods, workload, pools, reporter)) peaks.push(pods);
  }
  const report = reporter(`charts/${workloads[0]?.system ?? ''}/clusters.ts`);
  for (const [name, { limits }] of Object.entries(pools)) {
    const need = { millicores: 0, bytes: 0, gpus: 0 };
    for (const { pods, containers, pool } of peaks) {
      if (pool !== name) continue;
      for (const { requests, gpus } of containers) {
        need.gpus += pods * gpus;
        need.millicores += pods * millicores(requests.cpu);
        need.bytes += pods * bytes(requests.memory);
      }
    }
    const field = `clusters.${environment}.nodePools.${name}.limits`;
    const cpu = Math.ceil((need.millicores / 1000) * (1 + overhead));
    const memory = Math.ceil((need.bytes / 2 ** 30) * (1 + overhead));
    const why = `what its pods ask for at their maximum, and ${overhead * 100} % for the nodes themselves`;
    if (limits.cpu < cpu) report(`${field}.cpu`, String(limits.cpu), `at least ${cpu}: ${why}`);
    if (bytes(limits.memory) < memory * 2 ** 30)
      report(`${field}.memory`, `'${limits.memory}'`, `at least ${memory}Gi: ${why}`);
    if ((limits.gpus ?? 0) < need.gpus) {
      report(`${field}.gpus`, String(limits.gpus ?? 0), `at least ${need.gpus}, one for each GPU worker`);
    }
  }
}

/** Whether a pod fits on the largest machine of its pool; reports it if not. */
function fits(
  { containers, pool }: PeakPods,
  { source, environment }: Workload,
  pools: Readonly<Record<string, NodePool>>,
  reporter: (file: string) => Report,
): boolean {
  const types = (pools[pool ?? '']?.instanceTypes ?? []).map((name) => ({ name, ...instanceTypes[name] }));
  // Machines of unknown size are not judged.
  if (types.length === 0 || types.some(({ cpus }) => cpus === undefined)) return true;
  const need = {
    cpu: containers.reduce((sum, { requests }) => sum + millicores(requests.cpu), 0) / 1000,
    memory: containers.reduce((sum, { requests }) => sum + bytes(requests.memory), 0) / 2 ** 20,
  };
  const roomy = types.some(({ cpus = 0, memory = 0 }) => need.cpu <= cpus && need.memory <= memory);
  if (roomy || Number.isNaN(need.cpu) || Number.isNaN(need.memory)) return true;
  const shown = types.map(({ name, cpus = 0, memory = 0 }) => `${name}: ${cpus} CPU and ${memory / 1024}Gi`);
  reporter(source)(
    'resources.requests',
    `${need.cpu} CPU and ${Math.ceil(need.memory)}Mi with the proxy in ${environment}`,
    `what a node of the pool ${pool ?? ''} has for one pod (${shown.join(', ')}), or a pool of larger nodes`,
  );
  return false;
}
