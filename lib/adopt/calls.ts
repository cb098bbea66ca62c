import type { Call } from '../spec/calls.ts';
import { items, templateOf, text, texts, type Source } from './parts.ts';

/** The calls of a workload, as far as its variables and arguments name Services in these files or outside hosts. */
export function callsOf(
  { manifest, name }: Source,
  sources: readonly Source[],
  layer: string,
  ports: ReadonlyMap<string, readonly string[]>,
): readonly Call[] {
  const said = saidBy(manifest);
  const calls = new Map<string, Call>();
  for (const other of sources) {
    if (other.name === name) continue;
    const names = [other.name, ...other.services.map(({ metadata }) => metadata.name)];
    const [only, ...more] = ports.get(other.name) ?? [];
    if (only === undefined || !said.some((one) => dials(one, names))) continue;
    const target = `${layer}/${other.name}` as const;
    calls.set(target, more.length === 0 ? target : { workload: target, port: only });
  }
  for (const { value } of said) {
    for (const [, scheme, host = '', port] of value.matchAll(
      /\b(https?):\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})(?::(\d+))?/g,
    )) {
      if (/\.(local|internal|svc)$/.test(host)) continue;
      const number = Number(port ?? (scheme === 'https' ? 443 : 80));
      const isPlain = number === 443 || number === 80;
      const call: Call = isPlain
        ? `${host}:${number}`
        : { host, port: number, protocol: scheme === 'https' ? 'TLS' : 'HTTP' };
      calls.set(`${host}:${number}`, call);
    }
  }
  return [...calls.values()];
}

/**
 * Whether a text contains one of the names as a destination: as the host of a URL, with a port or a domain, or alone in
 * a variable for a host.
 */
function dials({ variable, value }: Said, names: readonly string[]): boolean {
  const isHost = /host|addr|url|uri|endpoint|service|server|upstream|backend|broker|bootstrap/i.test(variable);
  return names.some((name) => {
    const domain = '(\\.[a-z0-9-]+)?(\\.svc(\\.cluster\\.local)?)?';
    const alone = isHost && new RegExp(`(^|[,;\\s])${name}${domain}($|[,;\\s])`).test(value);
    return (
      alone ||
      new RegExp(`(^|[/@,;=\\s])${name}${domain}(:\\d+|\\.svc)`).test(value) ||
      new RegExp(`//${name}${domain}(/|$)`).test(value)
    );
  });
}

/** A text of a container; `variable` is empty for arguments. */
interface Said {
  readonly variable: string;
  readonly value: string;
}

function saidBy(manifest: Source['manifest']): readonly Said[] {
  const { spec } = templateOf(manifest);
  return [...items(spec.initContainers), ...items(spec.containers)].flatMap((container) => [
    ...items(container.env).map(({ name, value }) => ({ variable: text(name) ?? '', value: text(value) ?? '' })),
    ...[...texts(container.args), ...texts(container.command)].map((value) => ({ variable: '', value })),
  ]);
}
