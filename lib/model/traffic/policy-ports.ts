import { namedPort, type Endpoint } from './endpoints.ts';
import type { PolicyPort } from './network-policies.ts';

/** Ports of one protocol, from the first to the last; without them all ports, without a protocol all protocols. */
export interface Ports {
  readonly protocol: string | undefined;
  readonly range: readonly [first: number, last: number] | undefined;
}

/** What an item of a rule's ports is at a destination; undefined where that has no port of its name, as none outside has. */
export function portsOf(item: PolicyPort | undefined, to: Endpoint | undefined): Ports | undefined {
  if (item === undefined) return everyPort;
  const { endPort, port, protocol = 'TCP' } = item;
  if (port === undefined) return { protocol, range: undefined };
  const first = typeof port === 'number' ? port : to && namedPort(to, port, protocol);
  return first === undefined ? undefined : { protocol, range: [first, endPort ?? first] };
}

/** Without a policy, or a rule that names ports, all are open. */
export const everyPort: Ports = { protocol: undefined, range: undefined };

/** One port. */
export function onePort(port: number, protocol: string): Ports {
  return { protocol, range: [port, port] };
}

/** The port of TCP that it is; undefined for several, all, or another protocol. */
export function portOfTcp({ protocol, range: [first, last] = [0, 0] }: Ports): number | undefined {
  return protocol === 'TCP' && first === last && first > 0 ? first : undefined;
}

/** What is in both; undefined where nothing is. */
export function intersection(one: Ports, other: Ports): Ports | undefined {
  if (one.protocol !== undefined && other.protocol !== undefined && one.protocol !== other.protocol) return undefined;
  const protocol = one.protocol ?? other.protocol;
  if (one.range === undefined || other.range === undefined) return { protocol, range: one.range ?? other.range };
  const first = Math.max(one.range[0], other.range[0]);
  const last = Math.min(one.range[1], other.range[1]);
  return first > last ? undefined : { protocol, range: [first, last] };
}
