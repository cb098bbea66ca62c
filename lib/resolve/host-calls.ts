import type { HostCall } from '../spec/calls.ts';
import type { Egress } from './edges-of-workload.ts';
import type { Report } from './problem.ts';
import { cidrNeeded } from './system-checks.ts';

/** Resolves a call to a host outside of the cluster. */
export function hostCall(call: HostCall, field: string, report: Report): Egress | undefined {
  const { host, port, protocol } = call;
  if (!/^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(host)) {
    report(field, `host '${host}'`, 'a full host name such as api.example.com, or *.example.com');
    return undefined;
  }
  if (/\.(local|internal)$/.test(host)) {
    report(field, `host '${host}' is inside the cluster or its network`, 'layer/workload, or a data service');
    return undefined;
  }
  if (!Number.isInteger(port) || port < 1 || port > 65535) report(field, `port ${port}`, 'a port from 1 to 65535');
  const edge = { to: 'host', hosts: [host], port, protocol, cidrs: undefined } as const;
  return call.addresses === undefined ? edge : atAddresses(edge, call, field, report);
}

/** The edge to a host of which only the given addresses are reachable. */
function atAddresses(
  edge: Extract<Egress, { to: 'host' }>,
  { host, addresses = [] }: HostCall,
  field: string,
  report: Report,
): Egress {
  if (addresses.length === 0) report(`${field}.addresses`, 'none', 'at least one address or block of addresses');
  if (host.startsWith('*')) report(`${field}.host`, `'${host}' with addresses`, 'a name without a wildcard');
  const cidrs = addresses.map((address) => (address.includes('/') ? address : `${address}/32`));
  for (const [index, cidr] of cidrs.entries()) {
    const needed = cidr.endsWith('/0') ? 'a smaller range: this one is every address' : cidrNeeded(cidr);
    if (needed !== undefined) report(`${field}.addresses[${index}]`, `'${addresses[index] ?? ''}'`, needed);
  }
  return { ...edge, cidrs, byAddress: true };
}
