import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Hosting } from './hosting.ts';
import { secretStore } from './namespace.ts';
import type { Report } from './problem.ts';
import type { System } from './system.ts';

/** Who is told of deployments, where alerts are sent at all. */
export function resolveNotices(
  system: SystemSpec,
  environment: Environment,
  { sendsAlerts }: Hosting,
  report: Report,
): System['deploymentNotices'] {
  const { deploymentNotices: receivers } = system;
  if (receivers === undefined) return undefined;
  for (const [event, told] of Object.entries(receivers)) {
    const field = `deploymentNotices.${event}`;
    if (told.length === 0) report(field, 'no receiver', 'at least one, or no such event');
    if (new Set(told).size < told.length) report(field, told.join(', '), 'each receiver once');
  }
  return sendsAlerts ? { receivers, store: secretStore('argocd', system, environment) } : undefined;
}
