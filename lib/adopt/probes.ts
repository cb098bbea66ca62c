import type { Probe, Probes } from '../spec/serving.ts';
import { fields, text, texts, type Fields, type Report } from './parts.ts';
import type { AdoptedPorts } from './ports.ts';

/** Health checks. If liveness and readiness are the same request, liveness becomes a TCP connection. */
export function probesOf(container: Fields, { ports, named }: AdoptedPorts, report: Report): Probes {
  const [first] = Object.keys(ports);
  const declared = {
    liveness: probeOf(container.livenessProbe, named, first, report),
    readiness: probeOf(container.readinessProbe, named, first, report),
  };
  const readiness = declared.readiness ?? declared.liveness ?? guessed(ports, first);
  if (declared.readiness === undefined)
    report('has no readiness probe', `a check that it can serve requests: ${formatted(readiness)} is a guess`);
  const same = JSON.stringify(readiness) === JSON.stringify(declared.liveness);
  const liveness = same || declared.liveness === undefined ? otherThan(readiness, first) : declared.liveness;
  if (same || declared.liveness === undefined)
    report(
      same ? `liveness is the same check as readiness, ${formatted(readiness)}` : 'has no liveness probe',
      `a check that fails only if a restart helps: ${formatted(liveness)} is a guess`,
    );
  const seconds = startOf(container);
  const port = portOf(container, named);
  return {
    liveness,
    readiness,
    ...(seconds !== undefined && { startupSeconds: seconds }),
    ...(port !== undefined && port !== 'http' && { port }),
  };
}

function probeOf(
  value: unknown,
  named: ReadonlyMap<string, string>,
  first: string | undefined,
  report: Report,
): Probe | undefined {
  if (value === undefined) return undefined;
  const { httpGet, exec, tcpSocket, grpc } = fields(value);
  if (exec !== undefined) return { exec: texts(fields(exec).command) };
  const { path, port } = fields(httpGet ?? tcpSocket ?? grpc);
  const name = named.get(text(port) ?? '') ?? first;
  if (name === undefined) return undefined;
  if (grpc !== undefined) report('has a gRPC health check', `a TCP connection to ${name}, or a command`);
  if (httpGet === undefined) return { tcp: name };
  const asked = text(path) ?? '/';
  return asked.startsWith('/') ? (asked as `/${string}`) : `/${asked}`;
}

/** The port of HTTP probes. */
function portOf({ livenessProbe, readinessProbe }: Fields, named: ReadonlyMap<string, string>): string | undefined {
  const asked = [readinessProbe, livenessProbe].map((probe) => fields(fields(probe).httpGet).port);
  return asked.flatMap((port) => named.get(text(port) ?? '') ?? []).at(0);
}

function guessed(ports: Readonly<Record<string, number>>, first: string | undefined): Probe {
  if (first === undefined) return { exec: ['sh', '-c', 'test -d /proc/1'] };
  return 'http' in ports ? '/' : { tcp: first };
}

function otherThan(readiness: Probe, first: string | undefined): Probe {
  if (first === undefined) return { exec: ['sh', '-c', 'kill -0 1'] };
  return typeof readiness === 'object' && 'tcp' in readiness ? { exec: ['sh', '-c', 'kill -0 1'] } : { tcp: first };
}

function startOf({ startupProbe, livenessProbe }: Fields): number | undefined {
  const { failureThreshold = 3, periodSeconds = 10, initialDelaySeconds = 0 } = fields(startupProbe ?? livenessProbe);
  if (startupProbe === undefined && Number(initialDelaySeconds) <= 120) return undefined;
  return Math.max(
    5,
    Number(initialDelaySeconds) + (startupProbe === undefined ? 30 : Number(failureThreshold) * Number(periodSeconds)),
  );
}

function formatted(probe: Probe): string {
  if (typeof probe === 'string') return probe;
  return 'tcp' in probe ? `a TCP connection to ${probe.tcp}` : probe.exec.join(' ');
}
