import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import { coversHost } from './hosts.ts';
import { rootNamespace } from './root-namespace.ts';
import { entriesByNamespace, entriesFor, entriesOf } from './service-entries.ts';

/** What the proxy of a caller does with a connection. */
export interface Outbound {
  /** It knows the host; it passes the connection on as it is; or it refuses it. */
  readonly does: 'knows' | 'passes on' | 'refuses';
  /** What decides: a Sidecar or a ServiceEntry. @default - the mesh itself */
  readonly by?: KubernetesObject;
  readonly field: string;
}

/**
 * What the proxy of a caller does with a connection to a host of a namespace; hosts outside are in those of their
 * ServiceEntries. https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export function outbound(
  cluster: Cluster,
  from: Endpoint,
  host: string,
  port: number,
  namespace: string | undefined,
): Outbound {
  if (from.platform?.part === 'gateway') return { does: 'knows', field: '' };
  const { annotations = {} } = from.pods ?? {};
  if (listed(annotations['traffic.sidecar.istio.io/excludeOutboundPorts'], String(port)))
    return { does: 'passes on', field: 'excludeOutboundPorts' };
  const sidecar = sidecarOf(cluster, from);
  const places: readonly Place[] =
    namespace === undefined ? entriesFor(cluster, from.namespace, host, port) : [{ namespace, host }];
  for (const place of places) {
    const field = sidecar === undefined ? '' : knownBy(sidecar, from.namespace, place, port);
    if (field === undefined) continue;
    const by = sidecar ?? place.entry;
    return { does: 'knows', field, ...(by && { by }) };
  }
  const mode = sidecar?.spec?.outboundTrafficPolicy?.mode ?? meshMode(cluster);
  const by = sidecar === undefined ? {} : { by: sidecar };
  return { does: mode === 'REGISTRY_ONLY' ? 'refuses' : 'passes on', field: 'spec.egress', ...by };
}

/**
 * An entry for plain TCP that has neither addresses nor a look-up: the proxy listens on its port at every address, and passes
 * each connection on to where it was going. https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Resolution
 */
export function catchAll(cluster: Cluster, from: Endpoint, port: number): Of<'ServiceEntry'> | undefined {
  const seen = entriesByNamespace(cluster);
  const sidecar = sidecarOf(cluster, from);
  return [...(seen.get(from.namespace) ?? []), ...(seen.get('*') ?? [])].find(({ metadata, spec }) => {
    const { addresses = [], hosts = [], ports = [], resolution = 'NONE' } = spec ?? {};
    if (resolution !== 'NONE' || addresses.length > 0) return false;
    if (!ports.some(({ number, protocol }) => number === port && protocol === 'TCP')) return false;
    const place = (host: string): Place => ({ namespace: metadata.namespace ?? '', host });
    return hosts.some(
      (host) => sidecar === undefined || knownBy(sidecar, from.namespace, place(host), port) !== undefined,
    );
  });
}

/** What a proxy does with a connection to an address: it knows those that a ServiceEntry names. */
export function outboundAddress(cluster: Cluster, from: Endpoint, address: string, port: number): Outbound {
  const excluded = from.pods?.annotations['traffic.sidecar.istio.io/excludeOutboundIPRanges'];
  if (listed(excluded, `${address}/32`) || listed(excluded, '*')) return { does: 'passes on', field: '' };
  const sidecar = sidecarOf(cluster, from);
  for (const entry of entriesOf(cluster, from.namespace, address, port)) {
    for (const host of entry.spec?.hosts ?? []) {
      const place = { namespace: entry.metadata.namespace ?? '', host };
      const field = sidecar === undefined ? '' : knownBy(sidecar, from.namespace, place, port);
      if (field !== undefined) return { does: 'knows', field, by: sidecar ?? entry };
    }
  }
  const mode = sidecar?.spec?.outboundTrafficPolicy?.mode ?? meshMode(cluster);
  const by = sidecar === undefined ? {} : { by: sidecar };
  return { does: mode === 'REGISTRY_ONLY' ? 'refuses' : 'passes on', field: 'spec.outboundTrafficPolicy', ...by };
}

/** The Sidecar that is for an endpoint: one that selects it, else that of its namespace, else that of the mesh. */
export function sidecarOf(cluster: Cluster, endpoint: Endpoint): Of<'Sidecar'> | undefined {
  const { selected, ofNamespace } = cluster.once(sidecars);
  return selected.get(endpoint) ?? ofNamespace.get(endpoint.namespace) ?? ofNamespace.get(rootNamespace(cluster));
}

/** Hosts outside that a proxy knows; undefined where it passes on what it does not know. */
export function hostsKnownTo(
  cluster: Cluster,
  from: Endpoint,
): readonly { readonly host: string; readonly port: number }[] | undefined {
  const sidecar = sidecarOf(cluster, from);
  if ((sidecar?.spec?.outboundTrafficPolicy?.mode ?? meshMode(cluster)) !== 'REGISTRY_ONLY') return undefined;
  const seen = entriesByNamespace(cluster);
  const known: { readonly host: string; readonly port: number }[] = [];
  for (const entries of [seen.get(from.namespace), seen.get('*')])
    for (const { metadata, spec } of entries ?? [])
      for (const host of spec?.hosts ?? []) {
        const place = { namespace: metadata.namespace ?? '', host };
        for (const { number: port } of spec?.ports ?? [])
          if (
            port !== undefined &&
            (sidecar === undefined || knownBy(sidecar, from.namespace, place, port) !== undefined)
          )
            known.push({ host, port });
      }
  return known;
}

/** REGISTRY_ONLY or ALLOW_ANY, as istiod's configuration has it. */
export function meshMode(cluster: Cluster): string {
  return cluster.once(readMeshMode);
}

interface Place {
  readonly namespace: string;
  readonly host: string;
  readonly entry?: Of<'ServiceEntry'>;
}

/** Where a Sidecar lists a host; undefined where it does not. */
function knownBy(sidecar: Of<'Sidecar'>, home: string, { namespace, host }: Place, port: number): string | undefined {
  const { egress = [] } = sidecar.spec ?? {};
  // Without listeners a proxy knows all that there is.
  if (egress.length === 0) return 'spec';
  let hosts = listedHosts.get(sidecar);
  if (hosts === undefined) listedHosts.set(sidecar, (hosts = readHosts(egress)));
  const { plain, wild } = hosts;
  const ofName = plain.get(host);
  if (ofName === undefined && wild.length === 0) return undefined;
  const isFor = (one: ListedHost): boolean =>
    (one.port === undefined || one.port === port) &&
    (one.where === '*' || one.where === namespace || (one.where === '.' && namespace === home)) &&
    coversHost(one.pattern, host);
  const found = ofName?.find(isFor) ?? wild.find(isFor);
  return found && `spec.egress[${found.listener}].hosts[${found.at}]`;
}

/** A host that a Sidecar lists, as `where/pattern`. */
interface ListedHost {
  readonly where: string;
  readonly pattern: string;
  readonly port: number | undefined;
  readonly listener: number;
  readonly at: number;
}

interface ListedHosts {
  readonly plain: ReadonlyMap<string, readonly ListedHost[]>;
  readonly wild: readonly ListedHost[];
}

const listedHosts = new WeakMap<Of<'Sidecar'>, ListedHosts>();

type Listeners = NonNullable<NonNullable<Of<'Sidecar'>['spec']>['egress']>;

function readHosts(egress: Listeners): ListedHosts {
  const plain = new Map<string, ListedHost[]>();
  const wild: ListedHost[] = [];
  for (const [listener, { hosts = [], port }] of egress.entries()) {
    for (const [at, text] of hosts.entries()) {
      const slash = text.indexOf('/');
      const pattern = text.slice(slash + 1);
      const one = { where: text.slice(0, slash), pattern, port: port?.number, listener, at };
      if (pattern.startsWith('*')) wild.push(one);
      else append(plain, pattern, one);
    }
  }
  return { plain, wild };
}

interface Sidecars {
  readonly selected: ReadonlyMap<Endpoint, Of<'Sidecar'>>;
  readonly ofNamespace: ReadonlyMap<string, Of<'Sidecar'>>;
}

function sidecars(cluster: Cluster): Sidecars {
  const selected = new Map<Endpoint, Of<'Sidecar'>>();
  const ofNamespace = new Map<string, Of<'Sidecar'>>();
  const endpoints = endpointsOf(cluster);
  for (const sidecar of cluster.of('Sidecar')) {
    const { namespace = '' } = sidecar.metadata;
    const labels = sidecar.spec?.workloadSelector?.labels;
    if (labels === undefined) {
      if (!ofNamespace.has(namespace)) ofNamespace.set(namespace, sidecar);
    } else {
      for (const endpoint of endpoints.in(namespace).selected({ matchLabels: labels }))
        if (!selected.has(endpoint)) selected.set(endpoint, sidecar);
    }
  }
  return { selected, ofNamespace };
}

function readMeshMode(cluster: Cluster): string {
  for (const { platform } of endpointsOf(cluster).part('istiod')) {
    const mesh = platform?.installed?.values.meshConfig as
      { readonly outboundTrafficPolicy?: { readonly mode?: string } } | undefined;
    if (mesh?.outboundTrafficPolicy?.mode !== undefined) return mesh.outboundTrafficPolicy.mode;
  }
  return 'ALLOW_ANY';
}

function listed(list: string | undefined, item: string): boolean {
  return list?.split(',').some((one) => one.trim() === item) === true;
}
