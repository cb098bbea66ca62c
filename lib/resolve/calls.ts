import { suggestion } from '../schemas/closest.ts';
import type { Call } from '../spec/calls.ts';
import type { Declared } from './declared.ts';
import type { Directory } from './directory.ts';
import type { Egress } from './edges-of-workload.ts';
import { hostCall } from './host-calls.ts';
import { workloadCall } from './workload-calls.ts';

/** A resolved call: an edge to a workload or host, or the name of a data service. */
export type ResolvedCall = Egress | { readonly to: 'data-service'; readonly name: string };

/** Resolves a call. If it leads nowhere, reports the problem and returns undefined. */
export function resolveCall(
  call: Call,
  field: string,
  caller: Declared,
  directory: Directory,
): ResolvedCall | undefined {
  const { report } = caller;
  if (typeof call === 'object') {
    return 'workload' in call
      ? workloadCall(call.workload, call, field, caller, directory)
      : hostCall(call, field, report);
  }
  if (call.includes('/') && !call.includes('://')) return workloadCall(call, {}, field, caller, directory);
  const external = /^(?<host>[^:]+):(?<port>\d+)$/.exec(call)?.groups;
  if (external?.host !== undefined) {
    const port = Number(external.port);
    const protocol = port === 443 ? 'TLS' : port === 80 ? 'HTTP' : undefined;
    if (protocol !== undefined) return hostCall({ host: external.host, port, protocol }, field, report);
    report(
      field,
      `'${call}'`,
      `{ host: '${external.host}', port: ${port}, protocol }: only ports 443 and 80 imply a protocol`,
    );
    return undefined;
  }
  if (directory.dataServiceNames.has(call)) return { to: 'data-service', name: call };
  report(field, `'${call}'`, destinationNeeded(call, directory));
  return undefined;
}

/** What may be called, with the destination that a wrong text most probably means. */
function destinationNeeded(call: string, { dataServiceNames, workloads }: Directory): string {
  const known = [...dataServiceNames];
  const host = /^(?:(?<scheme>https?):\/\/)?(?<name>(?:[\w-]+\.)+[a-z]{2,})(?:[:/].*)?$/.exec(call)?.groups;
  const ofName = [...workloads.keys()].find((path) => path.endsWith(`/${call}`));
  const meant =
    host !== undefined
      ? ` (did you mean '${host.name ?? ''}:${host.scheme === 'http' ? 80 : 443}'?)`
      : ofName === undefined
        ? suggestion(call, [...known, ...workloads.keys()])
        : ` (did you mean '${ofName}'?)`;
  const services = known.length === 0 ? '' : `a data service (${known.sort().join(', ')}), `;
  return `${services}layer/workload, or host:port${meant}`;
}
