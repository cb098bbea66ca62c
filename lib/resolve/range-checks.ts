import type { Override } from '../spec/pod.ts';
import type { ResourceAmounts } from '../spec/resources.ts';
import type { RayClusterSpec, WorkloadSpec } from '../spec/workload.ts';
import type { Report } from './problem.ts';
import { bytes, isCpu, isMemory, millicores } from './quantity.ts';

/** Reports numbers and quantities that have the right type but make no sense: targets, sizes, limits. */
export function checkRanges(spec: WorkloadSpec, report: Report): void {
  const overrides = Object.entries<Override>(spec.overrides ?? {});
  if (spec.kind === 'Deployment') {
    if (spec.storage !== undefined) checkSize('storage.size', spec.storage.size, report);
    if ('min' in spec.scaling) {
      const { cpu, memory, kafkaLag, rabbitmq, prometheus } = spec.scaling;
      const targets = { cpu, memory, kafkaLag, 'rabbitmq.messages': rabbitmq?.messages };
      for (const [name, value] of Object.entries(targets)) {
        const isShare = (name === 'cpu' || name === 'memory') && value !== undefined && value > 0 && value < 1;
        if (isShare) report(`scaling.${name}`, String(value), `a percentage of the request, such as ${value * 100}`);
        else checkWhole(`scaling.${name}`, value, report);
      }
      if (prometheus !== undefined && !(prometheus.threshold > 0))
        report('scaling.prometheus.threshold', String(prometheus.threshold), 'a number above 0');
    }
    if (spec.verticalScaling !== undefined) checkBounds(spec.verticalScaling, report);
  }
  const { gpus } = spec.resources;
  if (gpus !== undefined && !(Number.isInteger(gpus) && gpus >= 0))
    report('resources.gpus', String(gpus), 'a whole number of GPUs');
  if ('connectionPool' in spec) {
    const pool: Readonly<Record<string, number>> = { ...spec.connectionPool };
    for (const [name, value] of Object.entries(pool)) checkWhole(`connectionPool.${name}`, value, report);
  }
  if (spec.kind !== 'RayCluster' && spec.metrics?.path?.startsWith('/') === false)
    report('metrics.path', `'${spec.metrics.path}'`, 'a path that begins with a slash, such as /metrics');
  const { interval } = spec.kind === 'RayCluster' ? { interval: undefined } : (spec.metrics ?? { interval: undefined });
  if (interval !== undefined && !/^[1-9]\d*(ms|s|m|h)$/.test(interval))
    report('metrics.interval', `'${interval}'`, 'a time such as 10s');
  if (spec.gracePeriodSeconds !== undefined && spec.gracePeriodSeconds > largest)
    report('gracePeriodSeconds', String(spec.gracePeriodSeconds), `at most ${largest}`);
  if (spec.kind === 'StatefulSet') {
    checkSize('storage.size', spec.storage.size, report);
    checkWhole('replicas', spec.replicas, report);
  }
  for (const [environment, { storageSize, scaling }] of overrides) {
    const at = `overrides.${environment}`;
    if (storageSize !== undefined) checkSize(`${at}.storageSize`, storageSize, report);
    for (const field of ['cpu', 'memory'] as const) {
      const target = scaling?.[field];
      if (target !== false) checkWhole(`${at}.scaling.${field}`, target, report);
    }
    if (spec.kind === 'StatefulSet') checkWhole(`${at}.scaling.replicas`, scaling?.replicas, report);
    if (spec.kind === 'RayCluster') {
      checkWhole(`${at}.scaling.max`, scaling?.max, report);
      if (scaling?.min !== 0) checkWhole(`${at}.scaling.min`, scaling?.min, report);
    }
  }
  if (spec.kind === 'RayCluster') checkRay(spec, report);
}

function checkRay({ image, rayVersion, resources, workers }: RayClusterSpec, report: Report): void {
  checkSize('workers.sharedMemory', workers.sharedMemory, report);
  const memory = resources.limits?.memory ?? resources.requests.memory;
  // The other half of the memory is for the processes:
  // https://docs.ray.io/en/latest/ray-core/scheduling/memory-management.html
  if (bytes(workers.sharedMemory) > bytes(memory) / 2)
    report(
      'workers.sharedMemory',
      `'${workers.sharedMemory}'`,
      `at most half of the memory of a worker, ${memory}, in which it is counted`,
    );
  // The tag of a self-built image does not show the version of Ray.
  const [, version] = /\/rayproject\/[\w-]+:(\d+\.\d+\.\d+)/.exec(`/${image}`) ?? [];
  if (version !== undefined && version !== rayVersion)
    report('rayVersion', `'${rayVersion}'`, `'${version}', which the image has`);
}

/** The largest number of a field with 32 bits. */
const largest = 2 ** 31 - 1;

/** Reports a value that is set and is not a whole number of at least 1. */
export function checkWhole(field: string, value: number | undefined, report: Report): void {
  if (value === undefined) return;
  if (!(Number.isInteger(value) && value >= 1)) report(field, String(value), 'a whole number, 1 or more');
  else if (value > largest) report(field, String(value), `at most ${largest}`);
}

function checkSize(field: string, size: string, report: Report): void {
  if (!isMemory(size)) report(field, `'${size}'`, 'a size such as 10Gi');
}

function checkBounds(
  { min, max }: { readonly min: ResourceAmounts; readonly max: ResourceAmounts },
  report: Report,
): void {
  const amounts = [min.cpu, max.cpu].every(isCpu) && [min.memory, max.memory].every(isMemory);
  if (!amounts) report('verticalScaling', 'not all are quantities', 'quantities such as 500m and 1Gi');
  else if (millicores(min.cpu) > millicores(max.cpu) || bytes(min.memory) > bytes(max.memory))
    report(
      'verticalScaling.min',
      `${min.cpu} and ${min.memory}`,
      `at most verticalScaling.max, ${max.cpu} and ${max.memory}`,
    );
}
