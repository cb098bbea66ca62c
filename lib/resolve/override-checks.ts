import type { Override } from '../spec/pod.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import { runsIn } from './declared.ts';
import type { Report } from './problem.ts';
import { checkRate } from './request-checks.ts';

/** Reports overrides without any effect: a field of another kind, or an environment where the workload does not run. */
export function checkOverrides(spec: WorkloadSpec, report: Report): void {
  for (const [environment, override] of Object.entries<Override>(spec.overrides ?? {})) {
    const at = `overrides.${environment}`;
    const absent = notRunning(spec, environment);
    if (absent !== undefined) {
      report(at, `no effect: ${absent} is set`, `no overrides for ${environment}`);
      continue;
    }
    for (const field of ['scaling', 'storageSize', 'schedule', 'delivery'] as const) {
      if (override[field] === undefined || overridable[spec.kind].includes(field)) continue;
      const kinds = Object.entries(overridable).filter(([, fields]) => fields.includes(field));
      report(
        `${at}.${field}`,
        `a ${spec.kind} has none`,
        `no such field: only for ${kinds.map(([kind]) => kind).join(', ')}`,
      );
    }
    if (spec.kind === 'Deployment' && spec.storage === undefined && override.storageSize !== undefined)
      report(`${at}.storageSize`, 'the workload has no volume', 'storage, or no size here');
    if (override.rateLimit !== undefined) {
      if ('rateLimit' in spec) checkRate(`${at}.rateLimit`, override.rateLimit, report);
      else report(`${at}.rateLimit`, 'the workload has none', 'rateLimit of the workload, or none here');
    }
    if (override.scaling !== undefined && overridable[spec.kind].includes('scaling'))
      checkScaling(`${at}.scaling`, spec, override.scaling, report);
    if (environment === 'dev' && override.delivery !== undefined && override.delivery.strategy !== 'rolling')
      report(`${at}.delivery`, `'${override.delivery.strategy}'`, 'no delivery: dev always uses rolling');
  }
}

/** Fields of an override that only some kinds have. */
const overridable: Readonly<Record<WorkloadSpec['kind'], readonly (keyof Override)[]>> = {
  Deployment: ['scaling', 'storageSize', 'delivery'],
  StatefulSet: ['scaling', 'storageSize'],
  DaemonSet: [],
  Job: [],
  CronJob: ['schedule'],
  RayCluster: ['scaling'],
};

function notRunning(spec: WorkloadSpec, environment: string): 'notInDev' | 'onlyInDev' | undefined {
  const dataServices = environment === 'dev' ? 'stand-in' : 'managed';
  if (runsIn({ dataServices }, spec)) return undefined;
  return dataServices === 'stand-in' ? 'notInDev' : 'onlyInDev';
}

function checkScaling(at: string, spec: WorkloadSpec, scaling: NonNullable<Override['scaling']>, report: Report): void {
  const fixed = spec.kind === 'StatefulSet' || (spec.kind === 'Deployment' && 'replicas' in spec.scaling);
  const range =
    spec.kind === 'RayCluster' ? (['min', 'max'] as const) : (['min', 'max', 'behavior', 'cpu', 'memory'] as const);
  const known: readonly string[] = fixed ? ['replicas'] : range;
  for (const field of Object.keys(scaling)) {
    if (!known.includes(field))
      report(`${at}.${field}`, fixed ? 'the count is fixed' : 'the count is a range', `one of ${known.join(', ')}`);
  }
}
