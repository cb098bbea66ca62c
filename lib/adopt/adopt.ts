import type { Manifest } from '../manifests/manifest.ts';
import type { Call } from '../spec/calls.ts';
import type { Route } from '../spec/serving.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import { callsOf } from './calls.ts';
import { fields, items, templateOf, text, textMap, titleOf, type Fields, type Note, type Source } from './parts.ts';
import { routesOf } from './routes.ts';
import { workloadOf } from './workload.ts';

/** Specs made from existing manifests, and what they do not contain. */
export interface Adopted {
  readonly workloads: Readonly<Record<string, WorkloadSpec>>;
  /** Remote secrets that the workloads read, with their properties. */
  readonly remoteSecrets: Readonly<Record<string, readonly string[]>>;
  /** Hosts with routes to the workloads, by name, below the domain of the cluster. */
  readonly hosts: Readonly<Record<string, string>>;
  /** What could not be carried over unchanged. */
  readonly notes: readonly Note[];
}

const workloadKinds = new Set(['Deployment', 'StatefulSet', 'Job', 'CronJob', 'DaemonSet', 'Pod', 'ReplicaSet']);

/** Kinds that Strata renders for every spec, or that are read together with their workload. */
const follows = new Set([
  ...['Service', 'ServiceAccount', 'ConfigMap', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Namespace'],
  ...['NetworkPolicy', 'Ingress', 'VirtualService', 'DestinationRule', 'Gateway', 'Role', 'RoleBinding', 'Secret'],
  ...['ServiceMonitor', 'PodMonitor', ''],
]);

/** Makes specs from manifests: one for each workload, all in one layer. */
export function adopt(manifests: readonly Manifest[], layer: string): Adopted {
  const notes: Note[] = [];
  const note = (object: string, is: string, needed: string) => notes.push({ object, is, needed });
  const sources = sourcesOf(manifests, note);
  const workloads: Record<string, WorkloadSpec> = {};
  const remoteSecrets = new Map<string, Set<string>>();
  const routes = routesOf(manifests, sources, note);
  const ports = portsOfAll(sources);
  for (const source of sources) {
    const report = (is: string, needed: string) => {
      note(titleOf(source.manifest), is, needed);
    };
    const spec = workloadOf(source, manifests, report);
    if (spec === undefined) continue;
    const calls = callsOf(source, sources, layer, ports);
    const own = (routes.byWorkload.get(source.name) ?? []).map((route) =>
      withPort(route, ports.get(source.name) ?? []),
    );
    workloads[source.name] = withEdges(spec, calls, own);
    for (const { from, ...secret } of Object.values(spec.secrets ?? {})) {
      const known = remoteSecrets.get(from) ?? new Set();
      remoteSecrets.set(from, 'property' in secret ? known.add(secret.property) : known);
    }
  }
  const called = new Set(
    Object.values(workloads).flatMap(({ calls = [] }) => calls.map((call) => JSON.stringify(call))),
  );
  for (const [name, spec] of Object.entries(workloads)) {
    const serves = 'ports' in spec;
    const isCalled = [...called].some((call) => call.includes(`"${layer}/${name}"`));
    if (serves && !isCalled && !routes.byWorkload.has(name))
      note(
        name,
        'has no caller, as far as variables and arguments show',
        `'${layer}/${name}' in calls of those who call it, or a route`,
      );
  }
  for (const manifest of manifests) noteLeftOver(manifest, sources, note);
  const properties = [...remoteSecrets].map(([name, keys]) => [name, [...keys].sort()] as const);
  for (const [name, keys] of properties)
    note(
      `Secret ${name}`,
      'its values do not belong in specs',
      `${keys.join(', ')} in the secret store, as <system>/<environment>/${name}`,
    );
  return { workloads, remoteSecrets: Object.fromEntries(properties), hosts: routes.hosts, notes };
}

/** The workloads by the name that others call: that of the only Service in front of it, or else their own. */
function sourcesOf(
  manifests: readonly Manifest[],
  note: (object: string, is: string, needed: string) => void,
): readonly Source[] {
  const services = manifests.filter(({ kind }) => kind === 'Service');
  const sources = new Map<string, Source>();
  for (const manifest of manifests.filter(({ kind }) => workloadKinds.has(kind))) {
    if (!['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'].includes(manifest.kind)) {
      note(titleOf(manifest), `a ${manifest.kind}`, 'a chart of constructs that includes it, or a Deployment');
      continue;
    }
    const labels = textMap(templateOf(manifest).metadata.labels);
    const own = services.filter((service) => selects(textMap(fields(fields(service).spec).selector), labels));
    const [first] = own.filter((service) => fields(fields(service).spec).clusterIP !== 'None');
    const wanted = nameOf((first ?? own[0])?.metadata.name ?? manifest.metadata.name);
    const other = sources.get(wanted);
    if (other !== undefined) {
      // If several versions run side by side, the last one is the newest.
      note(
        titleOf(other.manifest),
        `is behind the Service ${wanted} too`,
        `one workload: ${manifest.metadata.name} is carried over; two versions at a time are delivery: { strategy: 'canary' }`,
      );
    }
    for (const service of own.filter(
      ({ metadata }) => metadata.name !== wanted && metadata.name !== `${wanted}-headless`,
    ))
      if (nameOf(service.metadata.name) !== wanted)
        note(titleOf(service), `another name of ${wanted}`, `a change of the callers of ${wanted}`);
    sources.set(wanted, { manifest, name: wanted, services: own });
  }
  return [...sources.values()];
}

function selects(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

/** A name that a workload may have. */
function nameOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 52);
  return /^[a-z]/.test(plain) ? plain : `w-${plain}`.slice(0, 52);
}

/** Names of the ports of each workload. */
function portsOfAll(sources: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    sources.map((source) => {
      const spec = workloadOf(source, [], () => undefined);
      return [source.name, spec !== undefined && 'ports' in spec ? Object.keys(spec.ports) : []];
    }),
  );
}

/** Names the port of a route, unless it is `http`. */
function withPort(route: Route, ports: readonly string[]): Route {
  const [first] = ports;
  const port = ports.find((name) => name.startsWith('http')) ?? first;
  return port === undefined || port === 'http' ? route : { ...route, port };
}

function withEdges(spec: WorkloadSpec, calls: readonly Call[], routes: readonly Route[]): WorkloadSpec {
  return {
    ...spec,
    ...(calls.length > 0 && { calls }),
    ...(routes.length > 0 && { routes }),
  };
}

/** Whether a Deployment has its volume from a claim: then it is carried over with it. */
function claims({ manifest }: Source, name: string): boolean {
  return (
    manifest.kind === 'Deployment' &&
    items(templateOf(manifest).spec.volumes).some((one) => text(fields(one.persistentVolumeClaim).claimName) === name)
  );
}

function noteLeftOver(
  manifest: Manifest,
  sources: readonly Source[],
  note: (object: string, is: string, needed: string) => void,
): void {
  const { kind, metadata } = manifest;
  const spec: Fields = fields(fields(manifest).spec);
  if (kind === 'Service') {
    if (text(spec.type) === 'LoadBalancer' || text(spec.type) === 'NodePort')
      note(titleOf(manifest), `of type ${text(spec.type) ?? ''}`, 'a route: public requests come through the gateway');
    if (text(spec.type) === 'ExternalName')
      note(titleOf(manifest), `leads to ${text(spec.externalName) ?? ''}`, 'the host itself in calls');
    else if (!sources.some(({ services }) => services.includes(manifest)) && items(spec.ports).length > 0)
      note(titleOf(manifest), 'selects no workload of these files', 'nothing, or its workload too');
  } else if (kind === 'NetworkPolicy')
    note(titleOf(manifest), 'policies follow from calls', 'the same edges in calls, if some are missing');
  else if (kind === 'Role' || kind === 'RoleBinding')
    note(titleOf(manifest), 'rights follow from kubernetesApi', 'its rules in kubernetesApi of the workload');
  else if (kind === 'DestinationRule')
    note(titleOf(manifest), 'one follows from every workload with ports', 'connectionPool, if its limits differ');
  else if (kind === 'ServiceMonitor' || kind === 'PodMonitor')
    note(titleOf(manifest), 'one follows from metrics', 'metrics in the spec, on a port of their own');
  else if (kind === 'PersistentVolumeClaim' && sources.some((source) => claims(source, metadata.name))) return;
  else if (!workloadKinds.has(kind) && !follows.has(kind))
    note(
      titleOf(manifest),
      `a ${kind} of ${manifest.apiVersion}`,
      `a chart of constructs, such as new Include(chart, '${metadata.name}', { url })`,
    );
}
