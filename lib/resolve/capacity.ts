import type { NodePool } from '../spec/cluster.ts';
import { peakOperatedPods, peakPods, type PeakPods } from './peak.ts';
import type { Report } from './problem.ts';
import { bytes, millicores } from './quantity.ts';
import type { OperatedPods } from './system.ts';
import type { Workload } from './workload.ts';

/** Share of a node's size that its own system, DaemonSets and gaps between pods take. */
const overhead = 0.15;

/** Reports every pool that could not hold the workloads, operated pods and charts placed on it with all autoscalers at their maximum. */
export function checkCapacity(
  workloads: readonly Workload[],
  operated: readonly OperatedPods[],
  ofCharts: readonly PeakPods[],
  pools: Readonly<Record<string, NodePool>>,
  environment: string,
  report: Report,
): void {
  const peaks = [...workloads.flatMap(peakPods), ...operated.map(peakOperatedPods), ...ofCharts];
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
