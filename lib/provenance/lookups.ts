import { ownerOf, type Owner, type SpecField, type Specs } from './owner.ts';
import { addressOf, cidrOf, instanceOf } from './addresses.ts';
import { callOf, callerOf } from './edges.ts';
import { valueAt, type Captures, type Step } from './pattern.ts';
import type { AutomaticScaling } from '../spec/scaling.ts';
import type { SecretRef } from '../spec/pod.ts';
import type { Route } from '../spec/serving.ts';

/** The input of a lookup. */
export interface Lookup {
  readonly owner: Owner;
  readonly specs: Specs;
  readonly object: { readonly metadata: { readonly name: string } };
  /** The value at the place of the pattern. */
  readonly at: unknown;
  readonly captures: Captures;
}

/** Fields of specs without a fixed place; each is `@name` in the rows. */
export const lookups: Readonly<Record<string, (lookup: Lookup) => SpecField | undefined>> = {
  call: ({ owner, at, specs }) => callOf(owner, JSON.stringify(at), specs),
  caller: ({ owner, at, specs }) => callerOf(owner, JSON.stringify(at), specs),
  hostCall: ({ owner, object, specs }) => inLayer(owner, JSON.stringify(object), specs),
  image: ({ owner }) => imageOf(owner, ['image']),
  extraImage: ({ owner, captures: { container = '' } }) => {
    const isInit = valueAt(owner.spec, ['initContainers', container]) !== undefined;
    return imageOf(owner, [isInit ? 'initContainers' : 'sidecars', container, 'image']);
  },
  port: ({ owner, at, captures: { port = at } }) => portOf(owner, Number(port)),
  variable: ({ owner, at, captures: { variable = '' } }) => {
    const value = (at as { readonly value?: string } | undefined)?.value;
    return (value === undefined ? undefined : addressOf(owner, value)) ?? variableOf(owner, String(variable));
  },
  address: ({ owner, at }) => (typeof at === 'string' ? addressOf(owner, at.replace(/^\.\//, '')) : undefined),
  cidr: ({ owner, at }) => (typeof at === 'string' ? cidrOf(owner, at) : undefined),
  instance: ({ owner, object }) => instanceOf(owner, object.metadata.name),
  secret: ({ owner, captures: { key = '' } }) => secretOf(owner, String(key)),
  writable: ({ owner, captures: { volume } }) => writable(owner, (directory) => volumeName(directory) === volume),
  writablePath: ({ owner, captures: { path } }) => writable(owner, (directory) => directory === path),
  event: ({ owner, at }) => eventOf(owner, at),
  kafkaTrigger: ({ owner, at }) => eventOf(owner, at) ?? { owner, path: ['scaling', 'kafkaLag'] },
  rabbitmqTrigger: ({ owner, at }) => eventOf(owner, at) ?? { owner, path: ['scaling', 'rabbitmq'] },
  prometheusTrigger: ({ owner, at }) => eventOf(owner, at) ?? { owner, path: ['scaling', 'prometheus'] },
  host: ({ owner, object, at }) => {
    const { hosts = {}, clusters } = owner.system;
    const { domain } = clusters[owner.environment.name];
    const text = typeof at === 'string' ? at : object.metadata.name;
    const key = Object.keys(hosts).find((one) =>
      [text, text.replaceAll('-', '.')].some((host) => isHost(host, `${hosts[one] ?? ''}.${domain}`)),
    );
    return key === undefined ? undefined : { owner, path: ['/', 'hosts', key] };
  },
  authentication: ({ owner, at }) => {
    const { authentication = {}, clusters } = owner.system;
    const { domain } = clusters[owner.environment.name];
    const issuer = (at as { readonly issuer?: string } | undefined)?.issuer;
    const key = Object.keys(authentication).find(
      (one) => authentication[one]?.issuer.replaceAll('{domain}', domain) === issuer,
    );
    return key === undefined ? undefined : { owner, path: ['/', 'authentication', key] };
  },
  route: ({ owner, at, specs }) => routeOf(owner, at, specs),
  dashboard: ({ owner, object }) => {
    const name = object.metadata.name.replace(/^dashboard-/, '');
    return owner.system.dashboards?.[name] === undefined ? undefined : { owner, path: ['/', 'dashboards', name] };
  },
  topic: ({ owner, object }) => {
    const service = owner.system.dataServices?.[String(owner.known.name)];
    const topics = service?.kind === 'kafka' ? service.topics : [];
    const index = topics.findIndex(({ name }) => objectName(name) === object.metadata.name);
    return { owner, path: ['/', 'dataServices', owner.known.name ?? '', 'topics', ...(index < 0 ? [] : [index])] };
  },
};

/** The field with the tag of an image: its own, or that of all pinned images. */
function imageOf(owner: Owner, path: readonly Step[]): SpecField {
  const image = String(valueAt(owner.spec, path));
  const isPinned = !/[:@]/.test(image.slice(image.lastIndexOf('/') + 1));
  return { owner, path: isPinned ? ['/', 'releases', owner.environment.release, image] : path };
}

/** The port with a number. */
function portOf(owner: Owner, number: number): SpecField | undefined {
  const ports = (owner.spec?.ports ?? {}) as Readonly<Record<string, number>>;
  const name = Object.keys(ports).find((one) => ports[one] === number);
  if (name !== undefined) return { owner, path: ['ports', name] };
  const { port = 9090 } = (owner.spec?.metrics ?? { port: undefined }) as { readonly port?: number };
  return owner.spec?.metrics !== undefined && port === number ? { owner, path: ['metrics', 'port'] } : undefined;
}

function isHost(host: string, of: string): boolean {
  return host.replace(/:\*$/, '') === of || host === of.replaceAll('-', '.');
}

/** Topics have names with dots and underscores, which no object has. */
function objectName(topic: string): string {
  return topic.toLowerCase().replaceAll(/[._]/g, '-');
}

function volumeName(path: string): string {
  return path
    .replace(/^\//, '')
    .replaceAll(/[^a-zA-Z0-9]+/g, '-')
    .toLowerCase();
}

function writable(owner: Owner, is: (directory: string) => boolean): SpecField | undefined {
  const directories = owner.spec?.writable as readonly string[] | undefined;
  const index = (directories ?? []).findIndex(is);
  if (index >= 0) return { owner, path: ['writable', index] };
  return is('/tmp') ? { owner, path: ['writable'] } : undefined;
}

function secretOf(owner: Owner, key: string): SpecField | undefined {
  const secrets = owner.spec?.secrets as Readonly<Record<string, SecretRef>> | undefined;
  if (secrets?.[key] !== undefined) return { owner, path: ['secrets', key] };
  const [service] = key.split(/-url$/);
  return callOfService(owner, service ?? '');
}

/** The call to a data service, by its name. */
function callOfService(owner: Owner, service: string): SpecField | undefined {
  const calls = owner.spec?.calls as readonly unknown[] | undefined;
  const index = (calls ?? []).indexOf(service);
  return index < 0 ? undefined : { owner, path: ['calls', index] };
}

/** A declared variable, or one of a secret or of a called data service; the latter's name comes first. */
function variableOf(owner: Owner, variable: string): SpecField | undefined {
  const { environment } = owner;
  const own = owner.spec?.environment as Readonly<Record<string, string>> | undefined;
  const overrides = owner.spec?.overrides as Readonly<Record<string, { readonly environment?: object }>> | undefined;
  const declared = { owner, path: ['environment', variable] };
  if ({ ...own, ...overrides?.[environment.name]?.environment }[variable] !== undefined) return declared;
  const secrets = (owner.spec?.secrets ?? {}) as Readonly<Record<string, SecretRef>>;
  const named = (key: string) => key.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
  for (const [key, { as }] of Object.entries(secrets))
    if (as?.variable === variable || `${named(key)}_FILE` === variable) return { owner, path: ['secrets', key] };
  const services = Object.keys(owner.system.dataServices ?? {}).filter((name) =>
    variable.startsWith(`${named(name)}_`),
  );
  for (const service of services) {
    const call = callOfService(owner, service);
    if (call !== undefined) return call;
    const topics = ['consumes', 'publishes'].find((field) => owner.spec?.[field] !== undefined);
    if (topics !== undefined && owner.system.dataServices?.[service]?.kind === 'kafka')
      return { owner, path: [topics] };
  }
  return variable === 'ENVIRONMENT' ? undefined : declared;
}

function eventOf(owner: Owner, at: unknown): SpecField | undefined {
  const { events = [] } = (owner.spec?.scaling ?? {}) as Partial<AutomaticScaling>;
  const trigger = at as { readonly type?: string; readonly metadata?: object } | undefined;
  const same = ({ type, metadata }: { readonly type?: string; readonly metadata?: object }) =>
    JSON.stringify([type, Object.entries(metadata ?? {}).sort()]);
  const index = events.findIndex((event) => trigger !== undefined && same(event) === same(trigger));
  const likely = index >= 0 ? index : events.findIndex(({ type }) => type === trigger?.type);
  return likely < 0 ? undefined : { owner, path: ['scaling', 'events', likely] };
}

/** The route of a workload from which a route of the gateway is made. */
function routeOf({ system, environment }: Owner, at: unknown, specs: Specs): SpecField | undefined {
  const text = JSON.stringify(at);
  for (const layer of Object.keys(system.layers)) {
    const { workloads = {}, charts = {} } = system.layers[layer] ?? {};
    for (const name of Object.keys({ ...workloads, ...charts })) {
      const namespace = (system.layers[layer]?.namespace ?? layer).replaceAll('{environment}', environment.name);
      const owner = ownerOf(`dist/${environment.name}/${system.name}/${namespace}/${name}.yaml`, specs);
      const routes = (owner?.spec?.routes ?? []) as readonly Route[];
      const leads = [
        `"${name}.${namespace}.`,
        `"${name}-stable.`,
        `"${namespace}-${name}-`,
        `"app.kubernetes.io/name":"${name}"`,
      ];
      if (owner === undefined || routes.length === 0 || !leads.some((lead) => text.includes(lead))) continue;
      const index = routes.findIndex(({ path }) => text.includes(`"${path.replace(/(?<=.)\/+$/, '')}"`));
      return { owner, path: ['routes', ...(index < 0 ? [] : [index])] };
    }
  }
  return undefined;
}

/** The call of any workload in a layer because of which an outside host is known. */
function inLayer(owner: Owner, text: string, specs: Specs): SpecField | undefined {
  const { system, environment, known } = owner;
  const layer = system.layers[String(known.layer)];
  const namespace = (layer?.namespace ?? String(known.layer)).replaceAll('{environment}', environment.name);
  for (const name of Object.keys({ ...layer?.workloads, ...layer?.charts })) {
    const caller = ownerOf(`dist/${environment.name}/${system.name}/${namespace}/${name}.yaml`, specs);
    const call = caller && callOf(caller, text, specs);
    if (call !== undefined && call.path.length > 1) return call;
  }
  return undefined;
}
