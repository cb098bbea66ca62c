import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import { resolveAlerts } from './alerts.ts';
import type { Declared } from './declared.ts';
import type { Directory } from './directory.ts';
import { checkCapacity } from './capacity.ts';
import { checkChart, memberOf, type BuiltChart } from './chart.ts';
import { checkWorkload } from './checks.ts';
import { address, connection, inCluster, pooledConnection, resolveDataServices } from './data-services.ts';
import { resolveNotices } from './deployment-notices.ts';
import { resolveHosting } from './hosting.ts';
import { isKafka, kafkaContext } from './data-services/kafka.ts';
import { namespaceName } from './namespace-name.ts';
import { chartPeaks, resolveNamespace, secretStore } from './namespace.ts';
import { podTemplates } from './object-pods.ts';
import { peakOperatedPods } from './peak.ts';
import type { Problem, Report } from './problem.ts';
import { checkWhole } from './range-checks.ts';
import { checkRecovery } from './recovery.ts';
import { remoteKey } from './remote-key.ts';
import { hostRoutes } from './routes.ts';
import { checkSchedule } from './schedule.ts';
import { resolveStack } from './stack.ts';
import { checkCluster, checkSystem } from './system-checks.ts';
import type { System } from './system.ts';
import type { Workload } from './workload.ts';
import { resolveWorkload } from './resolve-workload.ts';
import { declaredWorkloads } from './declared-workloads.ts';
import { callers, outgoing } from './edges.ts';
import { checkPreviews } from './preview-checks.ts';
import { resolveRestoreTest } from './restore-test.ts';

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
  const names = new Set(Object.keys(system.layers).map((layer) => namespaceName(system, layer, environment)));
  const namespaces = [...names].map((name) => {
    const resolved = declared.filter(({ namespace }) => namespace === name).map(resolveOne);
    const charts = [...members]
      .filter(([, { namespace }]) => namespace === name)
      .map(([chart, one]) => {
        checkChart(chart, system, one.report);
        const pods = podTemplates(chart.objects.map(({ manifest }) => manifest));
        return { objects: chart.objects, pods, member: resolveOne(one) };
      });
    const services = placedServices.filter(({ namespace }) => namespace === name);
    return resolveNamespace(name, resolved, charts, services, system, environment);
  });

  checkSystem(system, environment, reportSystem);
  checkCluster(system, environment, reporter(`charts/${system.name}/clusters.ts`));
  if (system.previews !== undefined) checkPreviews(system, { ends, built, topics: kafka?.partitions }, reportSystem);
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
