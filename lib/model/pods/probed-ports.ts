import type { Container } from '../../../imports/kubernetes.ts';
import type { Loose } from '../kinds.ts';
import { remembered } from '../remembered.ts';

/** A port of a probe; a number may be written as text. */
export type ProbedPort = string | number;

/** Ports that the kubelet calls on the pod itself, by the field of the container; probes with a host are left out. */
export const probedPorts = remembered((container: Loose<Container>) => [...portsOf(container)]);

function* portsOf({
  livenessProbe,
  readinessProbe,
  startupProbe,
  lifecycle,
}: Loose<Container>): Iterable<readonly [at: string, port: ProbedPort]> {
  for (const [name, probe] of Object.entries({ livenessProbe, readinessProbe, startupProbe })) {
    if (probe === undefined) continue;
    const { httpGet, tcpSocket, grpc } = probe;
    for (const [action, one] of Object.entries({ httpGet, tcpSocket }))
      if (one?.host === undefined && one?.port !== undefined) yield [`${name}.${action}`, one.port];
    if (grpc?.port !== undefined) yield [`${name}.grpc`, grpc.port];
  }
  for (const [name, hook] of Object.entries(lifecycle ?? {})) {
    if (typeof hook === 'string' || hook?.httpGet?.host !== undefined || hook?.httpGet?.port === undefined) continue;
    yield [`lifecycle.${name}.httpGet`, hook.httpGet.port];
  }
}

/** Whether a port is named, and not numbered. */
export function isPortName(port: ProbedPort): boolean {
  return typeof port === 'string' && !/^\d+$/.test(port);
}
