import { suggestion } from '../schemas/closest.ts';
import type { Environment } from '../spec/environment.ts';
import type { Alert, AlertPriority, Scenario } from '../spec/monitoring.ts';
import { responseTimes } from '../spec/response-times.ts';
import type { SystemSpec } from '../spec/system.ts';
import { runsIn, type Declared } from './declared.ts';
import { namespaceName } from './namespace-name.ts';
import type { Report } from './problem.ts';
import type { AlertSubject, DataService, SystemAlert } from './system.ts';

/**
 * The alerts of a system in one environment, for the role of its cluster, with their receivers and the objects that
 * they concern.
 */
export function resolveAlerts(
  system: SystemSpec,
  environment: Environment,
  declared: readonly Declared[],
  dataServices: readonly DataService[],
  reportAlerts: Report,
): Readonly<Record<string, SystemAlert>> {
  const resolved: Record<string, SystemAlert> = {};
  for (const [name, alert] of Object.entries(system.alerts ?? {})) {
    checkAlert(alert, system, (field, is, needed) => {
      reportAlerts(`${name}.${field}`, is, needed);
    });
    const { receiver, priority = priorities[alert.severity] } = alert;
    const role =
      alert.notAtStandby !== undefined ? 'serving' : alert.onlyAtStandby === undefined ? undefined : 'standby';
    const subjects = alert.concerns.flatMap((one) => subjectOf(one, system, environment, declared, dataServices) ?? []);
    if (!runsIn(environment, alert) || role === opposite(system, environment)) continue;
    resolved[name] = { ...alert, role, receiver, priority, response: responseTimes[priority], subjects };
  }
  return resolved;
}

/** How soon somebody must act if the alert does not say so. */
const priorities: Readonly<Record<Alert['severity'], AlertPriority>> = { critical: 'P1', warning: 'P2', info: 'P3' };

function opposite({ clusters }: SystemSpec, { name }: Environment): 'serving' | 'standby' {
  return clusters[name].standby === true ? 'serving' : 'standby';
}

function checkAlert(alert: Alert, system: SystemSpec, report: Report): void {
  const { concerns, proof, notAtStandby, onlyAtStandby } = alert;
  if (!/^([1-9]\d*(ms|s|m|h|d|w))+$|^0s?$/.test(alert.for)) report('for', `'${alert.for}'`, 'a time such as 5m');
  if (notAtStandby !== undefined && onlyAtStandby !== undefined)
    report('onlyAtStandby', 'notAtStandby is set too', 'one of the two: no cluster would have it');
  const names = namesOf(system);
  if (concerns.length === 0) report('concerns', 'no name', 'what it is about: a workload, data service or layer');
  for (const [index, name] of concerns.entries()) {
    if (!names.includes(name))
      report(
        `concerns[${index}]`,
        `'${name}'`,
        `a data service, a layer or layer/workload of the system${suggestion(name, names)}`,
      );
  }
  if (!proof.some(resolves))
    report('proof', 'in no scenario it fires and resolves', 'one with times in firing, and a later one in silent');
  if (!proof.some(({ firing = [], silent = [] }) => firing.length === 0 && silent.length > 0))
    report(
      'proof',
      'in no scenario it stays silent',
      'one with times in silent alone: what looks alike and is no fault',
    );
}

/** Names that `concerns` may have in any environment; names of exporters follow from data services. */
function namesOf({ layers, dataServices = {} }: SystemSpec): readonly string[] {
  const workloads = Object.entries(layers).flatMap(([layer, one]) =>
    Object.keys(one.workloads).map((workload) => `${layer}/${workload}`),
  );
  return [...Object.keys(layers), ...workloads, ...Object.keys(dataServices)];
}

/** The object that a name stands for; undefined if it does not run in the environment. */
function subjectOf(
  name: string,
  system: SystemSpec,
  environment: Environment,
  declared: readonly Declared[],
  dataServices: readonly DataService[],
): AlertSubject | undefined {
  const workload = declared.find((one) => `${one.layer}/${one.name}` === name);
  if (workload !== undefined) return { is: 'workload', namespace: workload.namespace, name: workload.name };
  if (dataServices.some((one) => one.name === name)) return { is: 'data service', name };
  return name in system.layers ? { is: 'namespace', namespace: namespaceName(system, name, environment) } : undefined;
}

function resolves({ firing = [], silent = [] }: Scenario): boolean {
  return firing.some((at) => silent.some((later) => minutes(later) > minutes(at)));
}

/** Minutes of a duration such as `90m`, `27h` or `1h30m`. */
function minutes(time: string): number {
  const units: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 1440 };
  const parts = [...time.matchAll(/(\d+)([smhd])/g)];
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? Number.NaN), 0);
}
