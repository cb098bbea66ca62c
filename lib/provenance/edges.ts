import { namespaceName } from '../resolve/namespace-name.ts';
import type { DataServiceSpec } from '../spec/data-service.ts';
import type { DataServiceSize } from '../spec/data-service-size.ts';
import type { Call } from '../spec/calls.ts';
import type { Route } from '../spec/serving.ts';
import { ownerOf, type Owner, type SpecField, type Specs } from './owner.ts';

/** The call that causes a rule of a policy, or a host that a proxy knows. */
export function callOf(
  owner: Owner,
  rule: string | undefined,
  { systems }: Pick<Specs, 'systems'>,
): SpecField | undefined {
  if (rule === undefined) return undefined;
  const { spec, system, environment } = owner;
  const calls = (spec?.calls ?? []) as readonly Call[];
  const targets = calls.map((call) => targetOf(call, owner, systems));
  const named = targets.findIndex(({ names }) => names.some((name) => rule.includes(name)));
  if (named >= 0) return { owner, path: ['calls', named] };
  const kafka = Object.entries(system.dataServices ?? {}).find(([, { kind }]) => kind === 'kafka')?.[0];
  const cluster = system.clusters[environment.name];
  const api = [cluster.network.apiServerCidr, ...cluster.network.controlPlaneCidrs, 'kubernetes.default.svc'];
  if (spec?.kubernetesApi !== undefined && api.some((one) => rule.includes(one)))
    return { owner, path: ['kubernetesApi'] };
  const ports = portsIn(rule);
  if (!rule.includes('"cidr"')) return ofTopics(owner, rule, kafka);
  const same = targets.flatMap(({ port }, index) => (port !== undefined && ports.includes(port) ? [index] : []));
  const [only, ...more] = same;
  if (only !== undefined) return { owner, path: more.length === 0 ? ['calls', only] : ['calls'] };
  return ofTopics(owner, rule, kafka);
}

/** What allows a peer: a call of another workload, a route of its own, or the scraping of its metrics. */
export function callerOf(owner: Owner, rule: string | undefined, specs: Specs): SpecField | undefined {
  if (rule === undefined) return undefined;
  const { system, environment, known } = owner;
  if (/"istio":"ingress"|\/ns\/istio-ingress\//.test(rule)) {
    const routes = (owner.spec?.routes ?? []) as readonly Route[];
    const index = routes.findIndex(({ path, rewrite = path }) =>
      rule.includes(`"${rewrite.replace(/(?<=.)\/+$/, '')}"`),
    );
    return { owner, path: ['routes', ...(index < 0 ? [] : [index])] };
  }
  if (/"app.kubernetes.io\/name":"prometheus"/.test(rule))
    return owner.spec?.metrics === undefined ? undefined : { owner, path: ['metrics'] };
  for (const layer of Object.keys(system.layers)) {
    const namespace = namespaceName(system, layer, environment);
    const { workloads = {}, charts = {} } = system.layers[layer] ?? {};
    for (const name of Object.keys({ ...workloads, ...charts })) {
      const isPeer =
        rule.includes(`/ns/${namespace}/sa/${name}"`) ||
        (rule.includes(`"kubernetes.io/metadata.name":"${namespace}"`) &&
          rule.includes(`"app.kubernetes.io/name":"${name}"`));
      if (!isPeer) continue;
      const caller = ownerOf(`dist/${environment.name}/${system.name}/${namespace}/${name}.yaml`, specs);
      const calls = (caller?.spec?.calls ?? []) as readonly Call[];
      const own = [`${known.layer ?? ''}/${known.name ?? ''}`, `${system.name}/${known.name ?? ''}`, known.name];
      const index = calls.findIndex((call) =>
        own.includes(typeof call === 'string' ? call : 'workload' in call ? call.workload : ''),
      );
      if (caller !== undefined) return { owner: caller, path: ['calls', ...(index < 0 ? [] : [index])] };
    }
  }
  return undefined;
}

interface Target {
  /** Texts of a rule that identify its destination. */
  readonly names: readonly string[];
  readonly port: number | undefined;
}

function targetOf(call: Call, { system, environment }: Owner, systems: Specs['systems']): Target {
  if (typeof call === 'object' && 'host' in call) return { names: hostNames(call.host), port: call.port };
  const text = typeof call === 'object' ? call.workload : call;
  const [first = '', second] = text.split('/');
  if (second !== undefined) {
    if (system.layers[first] === undefined) {
      const other = systems.find(({ name }) => name === first);
      const domain = other?.clusters[environment.name].domain;
      return { names: domain === undefined ? [] : [domain], port: 443 };
    }
    const namespace = namespaceName(system, first, environment);
    return { names: workloadNames(namespace, second), port: undefined };
  }
  const [host = '', port] = text.split(':');
  if (port !== undefined) return { names: hostNames(host), port: Number(port) };
  const service = system.dataServices?.[text];
  const size = system.clusters[environment.name].dataServices[text];
  if (service === undefined || size === undefined) return { names: [], port: undefined };
  const namespace = namespaceName(system, service.layer, environment);
  if (environment.dataServices === 'stand-in')
    return { names: [...workloadNames(namespace, text), `"cnpg.io/cluster":"${text}"`], port: undefined };
  return {
    names: [...addressesOf(size), `"cnpg.io/cluster":"${text}"`, `/${text}-rw.${namespace}.`],
    port: portOf(service, size),
  };
}

/** The destination in the form of a proxy and a ServiceEntry. */
function hostNames(host: string): readonly string[] {
  return [`"${host}"`, `"./${host}"`];
}

function workloadNames(namespace: string, name: string): readonly string[] {
  return [
    `"app.kubernetes.io/name":"${name}"`,
    ...['', '-stable', '-canary', '-head-svc', '-headless'].map((suffix) => `/${name}${suffix}.${namespace}.`),
  ];
}

/** Hosts of a managed data service. */
function addressesOf(size: DataServiceSize): readonly string[] {
  const texts = (value: unknown): readonly string[] =>
    typeof value === 'string'
      ? value.includes('.') || value.includes('-')
        ? [value]
        : []
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  return size.kind === 'bucket'
    ? [`"./${size.name}.s3`, `"${size.name}.s3`]
    : texts({ ...size, kind: '' }).filter((one) => one.includes('.'));
}

function portOf(service: DataServiceSpec, size: DataServiceSize): number | undefined {
  if ('port' in size) return size.port;
  const ports: Partial<Record<DataServiceSpec['kind'], number>> = {
    redis: 6379,
    rabbitmq: 5671,
    kafka: 9098,
    bucket: 443,
  };
  return service.kind in ports ? ports[service.kind] : 5432;
}

function ofTopics(owner: Owner, rule: string, kafka: string | undefined): SpecField | undefined {
  if (kafka === undefined) return undefined;
  const field =
    owner.spec?.consumes !== undefined ? 'consumes' : owner.spec?.publishes !== undefined ? 'publishes' : undefined;
  const { names, port } = targetOf(kafka, owner, []);
  const leads = names.some((name) => rule.includes(name)) || (port !== undefined && portsIn(rule).includes(port));
  return field !== undefined && leads ? { owner, path: [field] } : undefined;
}

function portsIn(rule: string): readonly number[] {
  return [...rule.matchAll(/"port":(\d+)/g)].map(([, port]) => Number(port));
}
