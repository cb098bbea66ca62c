import type { DeploymentSpec, JobSpec } from '../spec/workload.ts';
import { deploymentClaim } from './claim.ts';
import { containerResources } from './container-resources.ts';
import type { Context } from './context.ts';
import type { Declared } from './declared.ts';
import { checkDelivery, resolveDelivery } from './delivery.ts';
import { mostNodes } from './nodes.ts';
import { resolvePlacement } from './pod.ts';
import type { Report } from './problem.ts';
import { bytes, memoryQuantity } from './quantity.ts';
import type { Scaling } from './scaling-of-workload.ts';
import { smokeTestsOf, testsRollout } from './smoke-tests.ts';
import type { Controller } from './workload.ts';

/** Resolves what is particular to the kind of a workload: how it is replaced, when it runs, what it stores. */
export function resolveController(declared: Declared, scaling: Scaling, context: Context): Controller {
  const { spec, report } = declared;
  const { system, environment } = context;
  const override = spec.overrides?.[environment.name];
  switch (spec.kind) {
    case 'Deployment': {
      const delivery = resolveDelivery(spec, environment);
      const at = override?.delivery === undefined ? 'delivery' : `overrides.${environment.name}.delivery`;
      checkDelivery(delivery, spec, at, report);
      // Both versions run completely until the new one gets all requests.
      const peakSurge = delivery.strategy === 'rolling' ? rollingSurge : 100;
      const { headless = false } = spec;
      if (headless && Object.keys(spec.ports ?? {}).length === 0)
        report('headless', 'true without ports', 'ports, or no headless Service: there is nothing to call');
      const progressDeadlineSeconds = progressDeadline(spec, report);
      const storage = deploymentClaim(spec, scaling, environment, system.clusters[environment.name], report);
      // Of what waits for the old version nothing is added to it.
      const surge = storage?.isExclusive === true ? { rollingSurge: 0, peakSurge: 0 } : { rollingSurge, peakSurge };
      const smokeTests = delivery.strategy === 'rolling' ? [] : smokeTestsOf(declared, context);
      return { kind: 'Deployment', ...surge, delivery, smokeTests, headless, progressDeadlineSeconds, storage };
    }
    case 'StatefulSet': {
      const storageClass = environment.platform === 'eks' ? 'gp3' : undefined;
      return {
        kind: 'StatefulSet',
        storage: { ...spec.storage, size: override?.storageSize ?? spec.storage.size, storageClass },
      };
    }
    case 'DaemonSet':
      return { kind: 'DaemonSet', nodes: mostNodes(spec.placement, system.clusters[environment.name]) };
    case 'Job':
      return {
        kind: 'Job',
        wave: waveOf(declared, spec.runs, context),
        deadlineSeconds: spec.deadlineSeconds ?? 600,
        retries: spec.retries ?? 3,
      };
    case 'CronJob':
      return {
        kind: 'CronJob',
        schedule: override?.schedule ?? spec.schedule,
        timeZone: spec.timeZone ?? 'Etc/UTC',
        deadlineSeconds: spec.deadlineSeconds ?? 3600,
        retries: spec.retries ?? 2,
      };
    case 'RayCluster': {
      const { workers, head, rayVersion } = spec;
      const { minimumAtMost, maximumShare } = environment.replicas;
      const { requests, limits } = override?.resources ?? spec.resources;
      const shared = (limit: string): string => memoryQuantity(Math.min(bytes(workers.sharedMemory), bytes(limit) / 2));
      const max = override?.scaling?.max ?? Math.max(Math.min(workers.max, 1), Math.ceil(workers.max * maximumShare));
      return {
        kind: 'RayCluster',
        rayVersion,
        head: containerResources(head, environment, 'head', report),
        group: workers.group,
        min: override?.scaling?.min ?? Math.min(workers.min, minimumAtMost),
        max,
        sharedMemory: shared(limits?.memory ?? requests.memory),
        headSharedMemory: shared(head.limits?.memory ?? head.requests.memory),
        autoscaler: containerResources(rayAutoscaler, environment, 'head', report),
        headPlacement: resolvePlacement({}, system.clusters[environment.name], report),
      };
    }
  }
}

/** Percent of a Deployment's replicas that a rolling update adds at once. */
const rollingSurge = 25;

/** Seconds until a rollout counts as failed; never less than a pod may take to start. */
function progressDeadline({ probes, progressDeadlineSeconds }: DeploymentSpec, report: Report): number {
  const start = probes?.startupSeconds ?? 150;
  const deadline = progressDeadlineSeconds ?? Math.max(600, start + 300);
  if (!Number.isInteger(deadline) || deadline <= start || deadline > 2 ** 31 - 1)
    report(
      'progressDeadlineSeconds',
      String(deadline),
      `a whole number above ${start}, the time that a start may take`,
    );
  return deadline;
}

function waveOf(declared: Declared, runs: JobSpec['runs'], context: Context): number | undefined {
  if (typeof runs === 'string') return hookWaves[runs];
  return testsRollout(declared, context) ? undefined : hookWaves['after-workloads'];
}

/** Sync waves of Jobs: after what they need, and before what needs them (`lib/sync-waves.ts`). */
const hookWaves = { first: -2, 'before-workloads': -1, 'after-workloads': 2 } as const;

/**
 * Resources that KubeRay gives to Ray's autoscaler:
 * https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/configuring-autoscaling.html
 */
const rayAutoscaler = { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '500m', memory: '512Mi' } };
