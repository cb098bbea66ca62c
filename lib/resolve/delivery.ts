import type { Delivery } from '../spec/delivery.ts';
import type { Environment } from '../spec/environment.ts';
import type { DeploymentSpec, WorkloadSpec } from '../spec/workload.ts';
import type { Report } from './problem.ts';

/**
 * The delivery of a Deployment in an environment. In dev and in previews it has one replica and rolls, because there
 * are no requests to split.
 */
export function resolveDelivery(spec: DeploymentSpec, environment: Environment): Delivery {
  if (environment.replicas.maximumShare === 0) return { strategy: 'rolling' };
  return spec.overrides?.[environment.name]?.delivery ?? spec.delivery ?? { strategy: 'rolling' };
}

/** The two Services of a canary: for the old version and for the new one. */
export function canaryServices(name: string): readonly [stable: string, canary: string] {
  return [`${name}-stable`, `${name}-canary`];
}

/** Service of the new version of a blue-green change while it gets no requests. */
export function previewServiceOf(name: string): string {
  return `${name}-preview`;
}

/** The Deployment that a Job tests before a new version of it gets requests, as `layer/workload`. */
export function testedBy(spec: WorkloadSpec): string | undefined {
  return spec.kind === 'Job' && typeof spec.runs === 'object' ? spec.runs.beforeTrafficOf : undefined;
}

/**
 * Reports a delivery that cannot work.
 *
 * @param at - the field that says it
 */
export function checkDelivery(delivery: Delivery, spec: DeploymentSpec, at: string, report: Report): void {
  if (delivery.strategy === 'rolling') return;
  if (Object.keys(spec.ports ?? {}).length === 0) {
    report(
      `${at}.strategy`,
      `'${delivery.strategy}' without ports`,
      'rolling: there are no requests to move from the old version to the new',
    );
  }
  if (delivery.strategy === 'blue-green') {
    if (delivery.watchMinutes < 1) report(`${at}.watchMinutes`, String(delivery.watchMinutes), '1 or more');
    return;
  }
  const { steps, maximumErrorRate } = delivery;
  // Istio derives the protocol from the first part of the port's name:
  // https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
  const connections = Object.keys(spec.ports ?? {}).filter((name) => !/^(https?|http2|grpc)(-|$)/.test(name));
  if (connections.length > 0)
    report(
      `${at}.strategy`,
      `'canary' with the port ${connections.join(', ')}, whose connections cannot be split by weight`,
      'only ports of http, http2 or grpc, or another strategy',
    );
  if (maximumErrorRate <= 0 || maximumErrorRate >= 1) {
    report(`${at}.maximumErrorRate`, String(maximumErrorRate), 'a share between 0 and 1, such as 0.05');
  }
  if (steps.length === 0) report(`${at}.steps`, 'none', 'at least one step { weight, pause }');
  for (const [index, { weight, pause }] of steps.entries()) {
    const before = steps[index - 1]?.weight ?? 0;
    if (!Number.isInteger(weight) || weight <= before || weight >= 100) {
      report(`${at}.steps[${index}].weight`, String(weight), `a whole number above ${before} and below 100`);
    }
    if (!/^\d+[smh]$/.test(pause)) report(`${at}.steps[${index}].pause`, `'${pause}'`, 'a time such as 30s, 5m or 1h');
  }
}
