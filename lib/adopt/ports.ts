import { fields, items, text, type Fields, type Report } from './parts.ts';

/** The ports of a workload, with the names that its spec gives them. */
export interface AdoptedPorts {
  readonly ports: Readonly<Record<string, number>>;
  /** Port names by the name or number that probes and Services use. */
  readonly named: ReadonlyMap<string, string>;
}

/** Default ports of well-known programs, and their protocols. */
const known: Readonly<Record<number, string>> = {
  80: 'http',
  3000: 'http',
  3306: 'tcp-mysql',
  5432: 'tcp-postgres',
  5672: 'tcp-amqp',
  6379: 'tcp-redis',
  8000: 'http',
  8080: 'http',
  9080: 'http',
  9092: 'tcp-kafka',
  9898: 'http',
  11211: 'tcp-memcached',
  27017: 'tcp-mongo',
};

/** Ports of a container, with the names of the Service in front of it. */
export function portsOf(container: Fields, services: readonly Fields[], report: Report): AdoptedPorts {
  const ports: Record<string, number> = {};
  const named = new Map<string, string>();
  for (const { containerPort, name: own, protocol } of items(container.ports)) {
    const number = Number(containerPort);
    const ownName = text(own);
    const transport = text(protocol) ?? 'TCP';
    const exposed = services
      .flatMap(({ spec }) => items(fields(spec).ports))
      .filter((one) => (text(one.protocol) ?? 'TCP') === transport)
      .find(({ port, targetPort }) => [number, ownName].includes((targetPort ?? port) as never));
    const listened = number < 1024 ? number + 8000 : number;
    if (listened !== number)
      report(
        `listens on ${number}, which needs a privilege`,
        `${listened}: change the port of the image or of its configuration`,
      );
    const service = Number(exposed?.port ?? number);
    if (service !== number && exposed !== undefined && service !== listened)
      report(
        `Service port ${service} leads to ${number}`,
        `a change of the callers to ${listened}: Service and container have the same port`,
      );
    const spoken =
      transport === 'TCP'
        ? protocolName(number, ownName, exposed, container)
        : datagramName(transport.toLowerCase(), ownName ?? String(number));
    const name = freeName(spoken, ports, listened);
    ports[name] = listened;
    named.set(String(number), name);
    if (ownName !== undefined) named.set(ownName, name);
  }
  return { ports, named };
}

/** `dns` of UDP is `udp-dns`. */
function datagramName(transport: string, own: string): string {
  const plain = own.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const rest = plain.replace(new RegExp(`^${transport}-|-${transport}$`), '');
  return `${transport}-${rest}`.slice(0, 15).replace(/-+$/, '');
}

function protocolName(number: number, own: string | undefined, exposed: Fields | undefined, container: Fields): string {
  const hints = [text(exposed?.appProtocol), text(exposed?.name), own];
  for (const hint of hints) {
    const [protocol] = /^(http2|http|grpc|tcp|tls)(?=-|$)/.exec(hint ?? '') ?? [];
    if (protocol !== undefined && hint !== undefined)
      return hint.length <= 15 && /^[a-z0-9-]+$/.test(hint) ? hint : protocol;
    if (hint === 'web') return 'http';
  }
  const probes = [container.livenessProbe, container.readinessProbe, container.startupProbe].map(fields);
  const asks = (kind: string) =>
    probes.some((probe) => probe[kind] !== undefined && [String(number), own].includes(text(fields(probe[kind]).port)));
  if (asks('httpGet')) return 'http';
  if (asks('grpc')) return 'grpc';
  return known[number] ?? `tcp-${number}`;
}

function freeName(name: string, taken: Readonly<Record<string, number>>, port: number): string {
  return name in taken ? `${name.split('-')[0] ?? 'tcp'}-${port}` : name;
}
