import type { Environment } from '../spec/environment.ts';
import type { Resources } from '../spec/resources.ts';
import type { Report } from './problem.ts';
import {
  bytes,
  cpuQuantity,
  isCpu,
  isMemory,
  memoryQuantity,
  millicores,
  storedCpu,
  storedMemory,
} from './quantity.ts';
import type { Amounts, ContainerResources } from './pod-of-workload.ts';

/** The requests of a container, reduced to the environment's share, and its limits as declared. */
export function containerResources(
  { requests, limits, ephemeralStorage, gpus }: Resources,
  environment: Environment,
  field: string,
  report: Report,
): ContainerResources {
  const full: Amounts = {
    cpu: limits?.cpu ?? cpuQuantity(2 * millicores(requests.cpu)),
    memory: limits?.memory ?? requests.memory,
  };
  // That of the process is held against its limit elsewhere.
  for (const [name, amount] of Object.entries(ephemeralStorage ?? {}))
    if (!isMemory(amount) && field !== 'resources')
      report(`${field}.ephemeralStorage.${name}`, `'${amount}'`, 'a quantity such as 1Gi');
  checkAmounts(`${field}.requests`, requests, report);
  if (limits !== undefined) checkAmounts(`${field}.limits`, full, report);
  for (const [name, amount] of [
    ['cpu', millicores],
    ['memory', bytes],
  ] as const) {
    if (amount(requests[name]) > amount(full[name])) {
      report(`${field}.limits.${name}`, `${full[name]}, less than the request`, `at least ${requests[name]}`);
    }
  }
  const { cpu, memory } = environment.requests;
  return {
    requests: {
      cpu:
        cpu === 1
          ? storedCpu(requests.cpu)
          : cpuQuantity(Math.min(millicores(full.cpu), Math.max(10, Math.ceil(millicores(requests.cpu) * cpu)))),
      memory:
        memory === 1
          ? storedMemory(requests.memory)
          : memoryQuantity(Math.min(bytes(full.memory), Math.max(32 * 2 ** 20, bytes(requests.memory) * memory))),
      ephemeralStorage: storedMemory(ephemeralStorage?.request ?? '256Mi'),
    },
    limits: {
      cpu: storedCpu(full.cpu),
      memory: storedMemory(full.memory),
      ephemeralStorage: storedMemory(ephemeralStorage?.limit ?? '1Gi'),
    },
    gpus: environment.platform === 'eks' ? (gpus ?? 0) : 0,
  };
}

function checkAmounts(field: string, { cpu, memory }: Amounts, report: Report): void {
  if (!isCpu(cpu)) report(`${field}.cpu`, `'${cpu}'`, 'a CPU quantity such as 500m or 2');
  if (!isMemory(memory)) report(`${field}.memory`, `'${memory}'`, 'a quantity such as 512Mi or 4Gi');
}
