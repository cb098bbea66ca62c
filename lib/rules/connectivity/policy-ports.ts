import { namedPort, type Endpoint } from './endpoints.ts';
import type { PolicyPort } from './network-policies.ts';

/** Ports of one protocol, from the first to the last; without them all ports, without a protocol all protocols. */
export interface Ports {
  readonly protocol: string | undefined;
  readonly range: readonly [first: number, last: number] | undefined;
}

/** What an item of a rule's ports is at a destination; undefined where its pods have no port of that name. */
export function portsOf(item: PolicyPort | undefined, to: Endpoint): Ports | undefined {
  if (item === undefined) return { protocol: undefined, range: undefined };
  const { endPort, port, protocol = 'TCP' } = item;
  if (port === undefined) return { protocol, range: undefined };
  const first = typeof port === 'string' ? namedPort(to, port) : port;
  return first === undefined ? undefined : { protocol, range: [first, endPort ?? first] };
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
