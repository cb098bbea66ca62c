import type { NodePool } from '../spec/cluster.ts';
import type { Report } from './problem.ts';
import { bytes, millicores } from './quantity.ts';
import { peakPods, peakResources } from './quota.ts';
import type { Workload } from './workload.ts';

/** Share of a node's size that its own system, DaemonSets and gaps between pods take. */
const overhead = 0.15;

/** Reports every pool that could not hold the workloads placed on it with all autoscalers at their maximum. */
export function checkCapacity(
  workloads: readonly Workload[],
  pools: Readonly<Record<string, NodePool>>,
  environment: string,
  report: Report,
): void {
  const needs = new Map<string, { cpu: number; memory: number; gpus: number }>();
  const add = (pool: string | undefined, pods: number, cpu: number, memory: number, gpus = 0): void => {
    const sum = needs.get(pool ?? '') ?? { cpu: 0, memory: 0, gpus: 0 };
    needs.set(pool ?? '', {
      cpu: sum.cpu + pods * cpu,
      memory: sum.memory + pods * memory,
      gpus: sum.gpus + pods * gpus,
    });
  };
  for (const workload of workloads) {
    const { pod, controller } = workload;
    const { requests } = peakResources(workload);
    const proxy = pod.sidecar?.requests ?? { cpu: '0', memory: '0Mi' };
    const gpus = controller.kind === 'RayCluster' ? controller.gpus : 0;
    const memory = bytes(requests.memory) + bytes(proxy.memory);
    add(
      pod.placement.nodeSelector['node-type'],
      peakPods(workload),
      millicores(requests.cpu) + millicores(proxy.cpu),
      memory,
      gpus,
    );
    if (controller.kind === 'RayCluster') {
      for (const { requests: own } of [controller.head, controller.autoscaler]) {
        add(controller.headPlacement.nodeSelector['node-type'], 1, millicores(own.cpu), bytes(own.memory));
      }
    }
  }
  for (const [name, { limits }] of Object.entries(pools)) {
    const need = needs.get(name);
    if (need === undefined) continue;
    const field = `clusters.${environment}.nodePools.${name}.limits`;
    const cpu = Math.ceil((need.cpu / 1000) * (1 + overhead));
    const memory = Math.ceil((need.memory / 2 ** 30) * (1 + overhead));
    const why = 'what its pods ask for at their maximum, and 15 % for the nodes themselves';
    if (limits.cpu < cpu) report(`${field}.cpu`, String(limits.cpu), `at least ${cpu}: ${why}`);
    if (bytes(limits.memory) < memory * 2 ** 30)
      report(`${field}.memory`, `'${limits.memory}'`, `at least ${memory}Gi: ${why}`);
    if ((limits.gpus ?? 0) < need.gpus)
      report(`${field}.gpus`, String(limits.gpus ?? 0), `at least ${need.gpus}, one for each GPU worker`);
  }
}
