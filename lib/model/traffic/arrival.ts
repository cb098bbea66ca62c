import type { Cluster } from '../cluster.ts';
import { authorize, type Authorization } from './authorization-policies.ts';
import type { Caller } from './authorization-rules.ts';
import type { Endpoint } from './endpoints.ts';
import { clientTls, isCaptured, mutualTls, type MutualTls } from './peer-authentications.ts';
import { hostsOf } from './services.ts';
import { outbound, type Outbound } from './sidecars.ts';

/** What the proxy of a callee makes of a connection. */
export interface Arrival {
  readonly tls: MutualTls;
  /** Whether it takes the connection, with mutual TLS or in plain text as it comes. */
  readonly isTaken: boolean;
  /** The caller, as the proxy sees it: plain text has no identity. */
  readonly caller: Caller;
  readonly authorization: Authorization;
}

/**
 * What becomes of a connection at its end; undefined where no proxy sees it.
 *
 * @param from - who comes with mutual TLS of the mesh; undefined is whoever comes in plain text
 */
export function arrival(cluster: Cluster, from: Endpoint | undefined, to: Endpoint, port: number): Arrival | undefined {
  if (!isCaptured(to, port)) return undefined;
  const tls = mutualTls(cluster, to, port);
  const { principal, namespace } = tls.mode === 'DISABLE' || from === undefined ? nobody : from;
  const caller = { principal, namespace };
  return {
    tls,
    isTaken: from !== undefined || tls.mode !== 'STRICT',
    caller,
    authorization: authorize(cluster, to, caller, port),
  };
}

/** Names by which a caller reaches a port of a callee, and what its own proxy does with each. */
export function dialledHosts(cluster: Cluster, from: Endpoint, to: Endpoint, port: number): readonly DialledHost[] {
  return hostsOf(cluster, to)
    .filter(({ target }) => target === port)
    .map(({ host, namespace, port: dialled }) => {
      const verdict = outbound(cluster, from, host, dialled, namespace);
      return { host, verdict, isMutual: isMutual(cluster, verdict, host, dialled) };
    });
}

/** A name of a callee. */
export interface DialledHost {
  readonly host: string;
  readonly verdict: Outbound;
  /** Whether connections to it are with mutual TLS of the mesh. */
  readonly isMutual: boolean;
}

/** Whether a proxy that does so with a host has mutual TLS of the mesh with those behind it. */
export function isMutual(cluster: Cluster, { does }: Outbound, host: string, port: number): boolean {
  return does === 'knows' && (clientTls(cluster, host, port)?.mode ?? 'ISTIO_MUTUAL') === 'ISTIO_MUTUAL';
}

const nobody = { principal: undefined, namespace: undefined };
