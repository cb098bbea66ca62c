import { suggestion } from '../schemas/closest.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import { poolerAddress, poolerOf, type PoolerAddress } from './data-services/pooler.ts';
import { variable, type Address, type Place, type Url } from './data-services/resolver.ts';
import { resolverOf } from './data-services/resolvers.ts';
import { namespaceName } from './namespace-name.ts';
import { own } from './own.ts';
import type { Report } from './problem.ts';
import { remoteKey } from './remote-key.ts';
import { isHost } from './system-checks.ts';
import type { DataService, InCluster } from './system.ts';
import type { Egress } from './edges-of-workload.ts';
import type { Secrets } from './workload.ts';

/** What a workload gets for a call to a data service. */
export interface Connection {
  readonly egress: readonly Egress[];
  /** Environment variables with its address and name. */
  readonly environment: Readonly<Record<string, string>>;
  /** The connection URL, and the variable that may contain it. */
  readonly url: (Secrets['keys'][number] & { readonly variable: string }) | undefined;
}

/** Resolves the data services of a system. Each needs a size of the same kind in the environment. */
export function resolveDataServices(
  system: SystemSpec,
  environment: Environment,
  reporter: (file: string) => Report,
): readonly DataService[] {
  const { dataServices: sizes } = system.clusters[environment.name];
  const resolved: DataService[] = [];
  for (const [name, spec] of Object.entries(system.dataServices ?? {})) {
    const size = own(sizes, name);
    if (own(system.layers, spec.layer) === undefined) {
      const report = reporter(`charts/${system.name}/system.ts`);
      report(`dataServices.${name}.layer`, `'${spec.layer}'`, 'one of the layers of the system');
    }
    if (size?.kind !== spec.kind) {
      const report = reporter(`charts/${system.name}/clusters.ts`);
      const is = size === undefined ? 'missing' : `kind ${size.kind}`;
      report(`clusters.${environment.name}.dataServices.${name}`, is, `the size of a ${spec.kind}`);
      continue;
    }
    // A data service without a stand-in runs in the cluster in every environment.
    const resolver = resolverOf(spec);
    const managed = environment.dataServices === 'managed' || resolver.standIn === undefined;
    const namespace = namespaceName(system, spec.layer, environment);
    const named = 'database' in size ? { ...spec, database: size.database } : spec;
    const service = { kind: spec.kind, name, namespace, managed, spec: named, size } as DataService;
    resolved.push(environment.dataServices === 'managed' ? service : (resolver.smallest?.(service) ?? service));
  }
  const known = Object.keys(system.dataServices ?? {});
  for (const name of Object.keys(sizes).filter((size) => !known.includes(size))) {
    const report = reporter(`charts/${system.name}/clusters.ts`);
    const field = `clusters.${environment.name}.dataServices.${name}`;
    report(field, 'no data service has this name', `a data service of the system${suggestion(name, known)}`);
  }
  for (const service of resolved) checkDataService(service, placeOf(service, resolved, system, environment, reporter));
  return resolved;
}

/** How to reach a data service; in dev, its stand-in. */
export function connection(service: DataService, system: SystemSpec, environment: Environment): Connection {
  const { hosts, port, egress } = address(service, system, environment);
  return connectionTo(service, { hosts, port, egress: [egress] }, system, environment);
}

/** How to reach the pooler in front of a data service; undefined where there is none. */
export function pooledConnection(
  service: DataService,
  system: SystemSpec,
  environment: Environment,
): Connection | undefined {
  const pooler = poolerOf(service);
  if (pooler === undefined) return undefined;
  const to = poolerAddress(pooler, service.namespace, address(service, system, environment));
  return connectionTo(service, to, system, environment);
}

function connectionTo(
  service: DataService,
  { egress, ...to }: PoolerAddress,
  system: SystemSpec,
  environment: Environment,
): Connection {
  const cluster = system.clusters[environment.name];
  const { environment: variables, url } = resolverOf(service).connectionInfo(service, to, cluster);
  if (url === undefined) return { egress, environment: variables, url };
  const { template, properties } = url;
  const key = `${service.name}-url`;
  return {
    egress,
    environment: variables,
    url: {
      key,
      variable: variable(service, 'URL'),
      remoteKey: remoteKey(system.name, environment, url.credentials),
      template,
      properties: Object.fromEntries(properties.map((property) => [property, property])),
    },
  };
}

/** The address of a data service or of its stand-in. */
export function address(service: DataService, system: SystemSpec, environment: Environment): Address {
  const { name, namespace, managed } = service;
  const resolver = resolverOf(service);
  const standIn = managed ? undefined : resolver.standIn?.(service);
  if (standIn === undefined) return resolver.address(service, system.clusters[environment.name]);
  const { port } = standIn;
  return {
    hosts: [`${name}.${namespace}.svc.cluster.local`],
    port,
    egress: { to: 'workload', namespace, workload: name, services: [name], ports: [port] },
  };
}

/** Workloads that come with a data service: its stand-in and its companions. */
export function ownWorkloads(
  service: DataService,
  system: SystemSpec,
  environment: Environment,
): Readonly<Record<string, WorkloadSpec>> {
  const { name, managed } = service;
  const resolver = resolverOf(service);
  const standIn = managed ? undefined : resolver.standIn?.(service);
  return {
    ...(standIn && { [name]: standIn.spec }),
    ...withKnownSecrets(resolver.companions?.(service, address(service, system, environment)) ?? {}, system),
  };
}

/** Leaves out companions with unknown credentials: the data service itself already reports them once. */
function withKnownSecrets(
  companions: Readonly<Record<string, WorkloadSpec>>,
  { remoteSecrets = {} }: SystemSpec,
): Readonly<Record<string, WorkloadSpec>> {
  const isKnown = ({ secrets = {} }: WorkloadSpec): boolean =>
    Object.values(secrets).every(
      (secret) => !('property' in secret) || own(remoteSecrets, secret.from)?.includes(secret.property) === true,
    );
  return Object.fromEntries(Object.entries(companions).filter(([, spec]) => isKnown(spec)));
}

/** What the objects of a data service need in the cluster; nothing if a stand-in replaces them. */
export function inCluster(
  service: DataService,
  dataServices: readonly DataService[],
  system: SystemSpec,
  environment: Environment,
  reporter: (file: string) => Report,
): Omit<InCluster, 'callers'> {
  const nothing = {
    secretKeys: [],
    pods: undefined,
    archive: undefined,
    awsRole: undefined,
    copy: copyOf(service, system),
  };
  if (!service.managed) return nothing;
  const place = placeOf(service, dataServices, system, environment, reporter);
  return { ...nothing, ...resolverOf(service).inCluster?.(service, place) };
}

/** Where a bucket is copied to: a bucket of another environment of the system. */
function copyOf({ size }: DataService, { clusters }: SystemSpec): InCluster['copy'] {
  if (size.kind !== 'bucket' || size.replicateTo === undefined) return undefined;
  const found = Object.values(clusters).find(({ dataServices }) =>
    Object.values(dataServices).some((other) => other.kind === 'bucket' && other.name === size.replicateTo),
  );
  return found?.kmsKey === undefined
    ? undefined
    : { bucket: size.replicateTo, region: found.region, key: found.kmsKey };
}

function placeOf(
  { name }: DataService,
  dataServices: readonly DataService[],
  system: SystemSpec,
  environment: Environment,
  reporter: (file: string) => Report,
): Place {
  const within =
    (report: Report, path: string): Report =>
    (field, is, needed) => {
      report(`${path}.${field}`, is, needed);
    };
  return {
    system,
    environment,
    cluster: system.clusters[environment.name],
    dataServices,
    reportSpec: within(reporter(`charts/${system.name}/system.ts`), `dataServices.${name}`),
    reportSize: within(
      reporter(`charts/${system.name}/clusters.ts`),
      `clusters.${environment.name}.dataServices.${name}`,
    ),
  };
}

function checkDataService(service: DataService, place: Place): void {
  const resolver = resolverOf(service);
  resolver.check?.(service, place);
  // A stand-in is known by its Service.
  if (place.environment.dataServices === 'managed') checkAddresses(service.size, place.reportSize);
  const { url } = resolver.connectionInfo(service, { hosts: [], port: 0 }, place.cluster);
  if (url !== undefined) checkCredentials(url, 'credentials', place);
  if ('masterCredentials' in service.spec) {
    const credentials = service.spec.masterCredentials;
    checkCredentials({ credentials, properties: ['password'] }, 'masterCredentials', place);
  }
}

/** Reports what is no name of a host, or of a bucket, which is one, too. */
function checkAddresses(size: DataService['size'], report: Report): void {
  const hosts = [
    ...('endpoint' in size ? [['endpoint', size.endpoint] as const] : []),
    ...('readerEndpoint' in size ? [['readerEndpoint', size.readerEndpoint] as const] : []),
    ...('brokers' in size ? size.brokers.map((broker, index) => [`brokers[${index}]`, broker] as const) : []),
    ...('readReplicas' in size
      ? (size.readReplicas ?? []).map(({ endpoint }, index) => [`readReplicas[${index}].endpoint`, endpoint] as const)
      : []),
  ];
  for (const [field, host] of hosts) {
    if (!isHost(host) || !host.includes('.')) report(field, `'${host}'`, 'a full host name such as db.example.com');
  }
  if (size.kind === 'bucket' && !(isHost(size.name) && size.name.length >= 3 && size.name.length <= 63))
    report('name', `'${size.name}'`, '3 to 63 lower-case letters, digits, dashes and dots, as S3 wants it');
}

function checkCredentials(
  { credentials, properties }: Pick<Url, 'credentials' | 'properties'>,
  field: 'credentials' | 'masterCredentials',
  { system, reportSpec }: Place,
): void {
  const remote = system.remoteSecrets ?? {};
  const known = own(remote, credentials);
  if (known === undefined) {
    const nearest = suggestion(credentials, Object.keys(remote));
    reportSpec(field, `'${credentials}'`, `one of the system's remoteSecrets${nearest}`);
    return;
  }
  for (const property of properties) {
    if (!known.includes(property))
      reportSpec(field, `'${credentials}' has no property ${property}`, `${property} among its properties`);
  }
}
