import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import { resolveAlerts } from './alerts.ts';
import { resolveCall, runsIn, type Declared, type Directory } from './calls.ts';
import { checkCapacity } from './capacity.ts';
import { checkChart, memberOf, type BuiltChart } from './chart.ts';
import { checkWorkload } from './checks.ts';
import {
  address,
  connection,
  inCluster,
  ownWorkloads,
  pooledConnection,
  resolveDataServices,
  type Connection,
} from './data-services.ts';
import { resolveNotices } from './deployment-notices.ts';
import { resolveHosting } from './hosting.ts';
import { isKafka, kafkaContext } from './data-services/kafka.ts';
import { isReadingCopy } from './data-services/reading-copy.ts';
import { namespaceName } from './namespace-name.ts';
import { chartPeaks, resolveNamespace, secretStore } from './namespace.ts';
import { podTemplates } from './object-pods.ts';
import { testedBy } from './delivery.ts';
import { peakOperatedPods } from './peak.ts';
import type { Problem, Report } from './problem.ts';
import { suggestion } from '../schemas/closest.ts';
import { checkWhole } from './range-checks.ts';
import { checkRecovery } from './recovery.ts';
import { remoteKey } from './remote-key.ts';
import { hostRoutes } from './routes.ts';
import { checkSchedule } from './schedule.ts';
import { isDeploymentOf } from './smoke-tests.ts';
import { resolveStack } from './stack.ts';
import { checkCluster, checkSystem } from './system-checks.ts';
import type { DataService, System } from './system.ts';
import type { Egress, Ingress, Requests, UnproxiedPort, Workload } from './workload.ts';
import { resolveWorkload, type Edges } from './resolve-workload.ts';

/**
 * Applies all defaults and overrides of an environment to a system, and reports all problems at once. The returned
 * system is complete only if there are no problems.
 * @param systems - all systems, or a function that returns them and is called only if a call leads to another system
 * @param built - the objects that the constructs of its charts have made in this environment
 */
export function resolve(
  system: SystemSpec,
  environment: Environment,
  systems: readonly SystemSpec[] | (() => readonly SystemSpec[]),
  built: readonly BuiltChart[] = [],
): { readonly system: System; readonly problems: readonly Problem[] } {
  const problems = new Map<string, Problem>();
  const reporter =
    (file: string): Report =>
    (field, is, needed) => {
      problems.set(`${file} ${field} ${is}`, { file, field, is, needed });
    };
  const cluster = system.clusters[environment.name];
  const reportSystem = reporter(`charts/${system.name}/system.ts`);
  if (environment.platform === 'eks' && cluster.kmsKey === undefined)
    reporter(`charts/${system.name}/clusters.ts`)(
      `clusters.${environment.name}.kmsKey`,
      'missing',
      'the ARN of the key that the stack of the cluster made',
    );
  const dataServices = resolveDataServices(system, environment, reporter);
  const declared = declaredWorkloads(system, environment, dataServices, reporter);
  const members = new Map(built.map((chart) => [chart, memberOf(chart, reporter(chart.source))]));
  const ends = [...declared, ...members.values()];
  const workloads = new Map(ends.map((one) => [`${one.layer}/${one.name}`, one]));
  const dataServiceNames = new Set(dataServices.map(({ name }) => name));
  const directory: Directory = {
    ...{ system, environment, workloads, dataServiceNames },
    get systems() {
      return typeof systems === 'function' ? systems() : systems;
    },
  };

  const connections = new Map(dataServices.map((service) => [service.name, connection(service, system, environment)]));
  const pooled = new Map(
    dataServices.flatMap((service) => {
      const found = pooledConnection(service, system, environment);
      return found === undefined ? [] : [[service.name, found] as const];
    }),
  );
  const edges = new Map(ends.map((one) => [one, outgoing(one, directory, { connections, pooled }, dataServices)]));
  const incoming = callers(edges);
  const broker = dataServices.find(isKafka);
  const kafka = broker && kafkaContext(broker, address(broker, system, environment).hosts, cluster);
  const topics = new Set(kafka?.partitions.keys());

  const placedServices = dataServices.map((service) => ({
    ...service,
    ...inCluster(service, dataServices, system, environment, reporter),
    callers: incoming.get(`${service.namespace}/${service.name}`) ?? [],
  }));
  const resolveOne = (one: Declared): Workload => {
    checkWorkload(one, system, topics);
    const { egress, used } = edges.get(one) ?? { egress: [], used: [] };
    const ingress = incoming.get(`${one.namespace}/${one.name}`) ?? [];
    return resolveWorkload(
      one,
      { ingress, egress, used },
      { system, environment, kafka, dataServices, declared: ends },
    );
  };
  const namespaces = Object.keys(system.layers).map((layer) => {
    const resolved = declared.filter((one) => one.layer === layer).map(resolveOne);
    const charts = [...members]
      .filter(([, one]) => one.layer === layer)
      .map(([chart, one]) => {
        checkChart(chart, system, one.report);
        const pods = podTemplates(chart.objects.map(({ manifest }) => manifest));
        return { objects: chart.objects, pods, member: resolveOne(one) };
      });
    const services = placedServices.filter(({ spec }) => spec.layer === layer);
    return resolveNamespace(layer, resolved, charts, services, system, environment);
  });

  checkSystem(system, environment, reportSystem);
  checkCluster(system, environment, reporter(`charts/${system.name}/clusters.ts`));
  const withRights = ends.find(({ spec }) => spec.kubernetesApi !== undefined);
  if (system.previews !== undefined && withRights !== undefined) {
    // The RoleBinding must name the namespace of the preview, which only Argo CD knows.
    reportSystem('previews', `${withRights.name} needs the Kubernetes API`, 'no previews, or no such workload');
  }
  const inNoNamespace = built.flatMap(({ name, objects }) =>
    objects
      .filter(({ manifest }) => manifest.metadata.namespace === undefined)
      .map(({ manifest }) => ({ name, manifest })),
  );
  const [first] = inNoNamespace;
  if (system.previews !== undefined && first !== undefined) {
    // All pull requests would share this object of the cluster.
    reportSystem(
      'previews',
      `the chart ${first.name} makes ${first.manifest.kind} ${first.manifest.metadata.name}, which is in no namespace`,
      'no previews, or objects in namespaces',
    );
  }
  if (system.previews !== undefined && kafka !== undefined && kafka.partitions.size > 0) {
    // The operator that creates topics watches only the namespaces of its own cluster.
    reportSystem('previews', `'${broker?.name ?? ''}' has topics, and nothing makes them in a preview`, 'no previews');
  }
  if (system.backups !== undefined) {
    const { schedule, retentionHours } = system.backups;
    checkSchedule('backups.schedule', schedule, reportSystem);
    checkWhole('backups.retentionHours', retentionHours, reportSystem);
  }
  checkRecovery(system, environment, { declared, dataServices }, reportSystem);
  const hosting = resolveHosting(system.owner, cluster, environment);
  const restoreTest = resolveRestoreTest(system, declared, reportSystem);
  const placed = namespaces.flatMap((namespace) => namespace.workloads);
  const others = [
    ...placedServices.flatMap(({ name, pods }) =>
      pods === undefined ? [] : { of: name, pods: [peakOperatedPods(pods)] },
    ),
    ...namespaces.flatMap(({ charts }) =>
      charts.map((chart) => ({ of: chart.member.name, pods: chartPeaks([chart], system, environment) })),
    ),
  ];
  checkCapacity(placed, others, cluster.nodePools, environment.name, reporter);

  return {
    system: {
      name: system.name,
      description: system.description,
      owner: system.owner,
      environment,
      cluster,
      hosting,
      namespaces,
      dataServices: placedServices,
      routes: hostRoutes(ends, system, environment, reporter),
      alerts: resolveAlerts(system, environment, declared, dataServices, reporter(`charts/${system.name}/alerts.ts`)),
      contacts: {
        owner: system.contacts?.owner ?? `${system.owner}@${cluster.domain}`,
        onCall: system.contacts?.onCall,
      },
      criticalWithinSeconds: system.criticalWithinSeconds,
      deploymentNotices: resolveNotices(system, environment, hosting, reportSystem),
      dashboards: system.dashboards ?? {},
      backups:
        system.backups === undefined || cluster.backups === undefined
          ? undefined
          : { ...system.backups, ...cluster.backups, namespaces: namespaces.map(({ name }) => name) },
      recovery: system.recovery,
      stack: resolveStack(system, environment, dataServices),
      restoreTest,
      remoteSecrets: system.remoteSecrets ?? {},
      previews: environment.name === 'staging' ? system.previews : undefined,
      monitoringSecrets: {
        store: secretStore('monitoring', system, environment),
        keyPrefix: remoteKey(system.name, environment, ''),
      },
    },
    problems: [...problems.values()],
  };
}

function resolveRestoreTest(
  { restoreTest, layers }: SystemSpec,
  declared: readonly Declared[],
  report: Report,
): System['restoreTest'] {
  if (restoreTest === undefined) return undefined;
  const { workload, withinDays } = restoreTest;
  checkWhole('restoreTest.withinDays', withinDays, report);
  const jobs = Object.entries(layers).flatMap(([layer, { workloads }]) =>
    Object.entries(workloads).flatMap(([name, { kind }]) => (kind === 'CronJob' ? `${layer}/${name}` : [])),
  );
  if (!jobs.includes(workload))
    report('restoreTest.workload', `'${workload}'`, `a CronJob, as layer/workload${suggestion(workload, jobs)}`);
  const found = declared.find(({ layer, name }) => `${layer}/${name}` === workload);
  return found && { namespace: found.namespace, name: found.name, withinDays };
}

/** The workloads that run in the environment: those of the layers, and those that come with data services. */
function declaredWorkloads(
  system: SystemSpec,
  environment: Environment,
  dataServices: readonly DataService[],
  reporter: (file: string) => Report,
): readonly Declared[] {
  const declared: Declared[] = [];
  const add = (layer: string, name: string, spec: Declared['spec']): void => {
    const source = `charts/${system.name}/${spec.definedIn ?? name}.ts`;
    if (spec.notInDev !== undefined && spec.onlyInDev !== undefined)
      reporter(source)('onlyInDev', 'notInDev is set too', 'one of the two: it would run nowhere');
    const copies = dataServices.filter(isReadingCopy).map((service) => service.name);
    if (!runsIn(environment, spec) || (spec.writes ?? []).some((written) => copies.includes(written))) return;
    const namespace = namespaceName(system, layer, environment);
    declared.push({ layer, namespace, name, spec, source, report: reporter(source) });
  };
  for (const [layer, { workloads }] of Object.entries(system.layers)) {
    for (const [name, spec] of Object.entries(workloads)) add(layer, name, spec);
  }
  for (const service of dataServices) {
    const own = Object.entries(ownWorkloads(service, system, environment));
    for (const [name, spec] of own) {
      const taken = declared.find((one) => one.layer === service.spec.layer && one.name === name);
      if (taken === undefined) add(service.spec.layer, name, spec);
      else
        taken.report('name', `'${name}' is the name of a workload of the data service ${service.name}`, 'another name');
    }
  }
  return declared;
}

/** Connections by data service: to the service itself, and to the pooler in front of it. */
interface Connections {
  readonly connections: ReadonlyMap<string, Connection>;
  readonly pooled: ReadonlyMap<string, Connection>;
}

/** Whether a workload connects to the pooler: it keeps running, is in the mesh, and is not part of the data service. */
function isPooled({ name, spec }: Declared, service: string): boolean {
  if (spec.kind === 'Job' || spec.kind === 'CronJob' || spec.kind === 'RayCluster') return false;
  return ![`${service}-pooler`, `${service}-exporter`, `${service}-reader-exporter`].includes(name);
}

/** The destinations of a workload's calls and topics, and the data services that it uses. */
function outgoing(
  caller: Declared,
  directory: Directory,
  { connections, pooled }: Connections,
  dataServices: readonly DataService[],
): Pick<Edges, 'egress' | 'used'> {
  const { spec } = caller;
  const used = new Map<string, Connection>();
  const egress: Egress[] = [];
  const use = (name: string): void => {
    const found = (isPooled(caller, name) ? pooled.get(name) : undefined) ?? connections.get(name);
    if (found === undefined || used.has(name)) return;
    used.set(name, found);
    egress.push(...found.egress);
  };
  for (const [index, call] of (spec.calls ?? []).entries()) {
    const resolved = resolveCall(call, `calls[${index}]`, caller, directory);
    if (resolved?.to === 'data-service') use(resolved.name);
    else if (resolved !== undefined) egress.push(resolved);
  }
  const tested = testedBy(spec);
  if (tested !== undefined && isDeploymentOf(caller.layer, tested, directory.system.layers)) {
    const named = (spec.calls ?? []).some(
      (call) => (typeof call === 'object' && 'workload' in call ? call.workload : call) === tested,
    );
    const resolved = named ? undefined : resolveCall(tested, 'runs.beforeTrafficOf', caller, directory);
    if (resolved !== undefined && resolved.to !== 'data-service') egress.push(resolved);
  }
  if (spec.publishes !== undefined || spec.consumes !== undefined) {
    for (const { name } of dataServices.filter(isKafka)) use(name);
  }
  const cluster = directory.system.clusters[directory.environment.name];
  // Ray's autoscaler creates workers through the API server.
  if (spec.kubernetesApi !== undefined || spec.kind === 'RayCluster') {
    const { apiServerCidr, controlPlaneCidrs, apiServerPorts } = cluster.network;
    egress.push({ to: 'api-server', cidrs: [apiServerCidr, ...controlPlaneCidrs], ports: apiServerPorts });
  }
  return { egress: mergePorts(egress), used: [...used] };
}

/** One edge for each callee, with all its ports. */
function mergePorts(egress: readonly Egress[]): readonly Egress[] {
  const merged = new Map<string, Egress>();
  for (const edge of egress) {
    const key =
      edge.to === 'workload'
        ? `${edge.namespace}/${edge.workload}`
        : edge.to === 'pods'
          ? `${edge.namespace}/${edge.name}`
          : edge.to === 'host'
            ? `${edge.hosts.join()}:${edge.port}${edge.protocol === 'UDP' || edge.protocol === 'SCTP' ? edge.protocol : ''}`
            : edge.to;
    const same = merged.get(key);
    const ports =
      edge.to === 'workload' && same?.to === 'workload'
        ? [...new Set([...same.ports, ...edge.ports])].sort((a, b) => a - b)
        : undefined;
    merged.set(
      key,
      edge.to === 'workload' && same?.to === 'workload' && ports !== undefined
        ? { ...edge, ports, unproxied: mergedUnproxied(same, edge), requests: mergedRequests(same, edge) }
        : edge,
    );
  }
  return [...merged.values()];
}

function mergedUnproxied(...edges: readonly Extract<Egress, { to: 'workload' }>[]): readonly UnproxiedPort[] {
  const all = edges.flatMap(({ unproxied = [] }) =>
    unproxied.map((one) => [`${one.protocol}${one.port}`, one] as const),
  );
  return [...new Map(all).values()];
}

/** The requests that two edges to one workload allow together; a port is unrestricted if one edge does not restrict it. */
function mergedRequests(...edges: readonly Extract<Egress, { to: 'workload' }>[]): readonly Requests[] {
  const open = new Set(
    edges.flatMap(({ ports, requests = [] }) => ports.filter((port) => requests.every((one) => one.port !== port))),
  );
  return edges.flatMap(({ requests = [] }) => requests.filter(({ port }) => !open.has(port)));
}

/** The edges as ingress of each callee, by `namespace/name`, in the order of the callers' names. */
function callers(edges: ReadonlyMap<Declared, Pick<Edges, 'egress'>>): ReadonlyMap<string, readonly Ingress[]> {
  const incoming = new Map<string, Extract<Ingress, { from: 'workload' }>[]>();
  for (const [caller, { egress }] of edges) {
    for (const edge of egress) {
      if (edge.to !== 'workload' && edge.to !== 'pods') continue;
      const key = `${edge.namespace}/${edge.to === 'pods' ? edge.name : edge.workload}`;
      const inMesh = caller.spec.kind !== 'RayCluster';
      const list = incoming.get(key) ?? [];
      if (list.length === 0) incoming.set(key, list);
      list.push({
        from: 'workload',
        namespace: caller.namespace,
        workload: caller.name,
        principal: inMesh ? `cluster.local/ns/${caller.namespace}/sa/${caller.name}` : undefined,
        ports: edge.ports,
        unproxied: edge.to === 'workload' ? (edge.unproxied ?? []) : [],
        requests: edge.to === 'workload' ? (edge.requests ?? []) : [],
      });
    }
  }
  const id = (one: { namespace: string; workload: string }): string => `${one.namespace}/${one.workload}`;
  for (const list of incoming.values()) list.sort((a, b) => (id(a) < id(b) ? -1 : 1));
  return incoming;
}
