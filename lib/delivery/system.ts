import type { AppProject, Application } from '../../imports/types/argoproj.io.ts';
import { alertReceivers } from '../kinds/alertmanager-config.ts';
import { appProject } from '../kinds/app-project.ts';
import { noticeSubscriptions } from '../kinds/argocd-notifications.ts';
import { folderApplication, type Source } from '../kinds/application.ts';
import { lines } from '../kinds/declared.ts';
import { annotationPrefix } from '../kinds/metadata.ts';
import { grafanaAdmin } from '../kinds/platform.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { System } from '../resolve/system.ts';
import { controlledFields } from './controlled-fields.ts';

/** The project of a system with what rules and Argo CD must know of it, and the two Applications that follow its folder. */
export function systemObjects(system: System, manifests: readonly Manifest[], source: Source): readonly Manifest[] {
  const { name, description, environment, namespaces, deploymentNotices } = system;
  const folder = { path: `dist/${environment.name}/${name}`, namespace: namespaces[0]?.name ?? 'default' };
  return [
    appProject(name, description, [source.repoURL], manifests, systemAnnotations(system), syncWindows(system)),
    folderApplication(`${name}-cluster`, name, source, { ...folder, wave: -85, files: { include: clusterFiles } }),
    folderApplication(name, name, source, {
      ...folder,
      files: { exclude: clusterFiles },
      ignoreDifferences: controlledFields(manifests),
      annotations: noticeSubscriptions(deploymentNotices?.receivers ?? {}),
    }),
  ] as (AppProject | Application)[];
}

/** When Argo CD may sync the system automatically; the objects of the cluster itself are synced at any time. */
function syncWindows({ name, cluster: { maintenanceWindow } }: System): AppProject['spec']['syncWindows'] {
  if (maintenanceWindow === undefined) return undefined;
  const { schedule, hours, timeZone = 'Etc/UTC' } = maintenanceWindow;
  return [{ kind: 'allow', schedule, duration: `${hours}h`, timeZone, applications: [name], manualSync: true }];
}

/** What the documents require of a whole system in an environment, as annotations that rules read. */
function systemAnnotations({
  cluster,
  environment,
  hosting,
  remoteSecrets,
  recovery,
  restoreTest,
}: System): Record<string, string> {
  const { monthlyBudget, overBudget } = cluster;
  // The secrets that the namespace of monitoring reads, in the same folder.
  const listed: System['remoteSecrets'] = {
    ...remoteSecrets,
    [grafanaAdmin.remote]: grafanaAdmin.keys,
    ...(hosting.sendsAlerts && { [alertReceivers.remote]: alertReceivers.keys }),
  };
  const { machine } = environment;
  return {
    [`${annotationPrefix}/environment`]: environment.name,
    ...(machine !== undefined && { [`${annotationPrefix}/machine`]: `${machine.cpu} CPU, ${machine.memory}` }),
    ...(monthlyBudget !== undefined && { [`${annotationPrefix}/monthly-budget`]: `${monthlyBudget} USD` }),
    ...(overBudget !== undefined && { 'allow.strata.dev/within-budget': overBudget }),
    ...(recovery !== undefined && {
      [`${annotationPrefix}/recovery`]: `within ${recovery.timeMinutes} minutes, as of at most ${recovery.pointMinutes} minutes before`,
    }),
    ...(restoreTest !== undefined && {
      [`${annotationPrefix}/restore-test`]: `${restoreTest.namespace}/${restoreTest.name} within ${restoreTest.withinDays} days`,
    }),
    ...lines(
      'remote-secrets',
      Object.entries(listed).map(([name, properties]) => `${name}: ${[...properties].sort().join(' ')}`),
    ),
  };
}

/**
 * Files that the controllers of later waves need: nodes, storage, and the namespace and credentials of monitoring. In
 * the system's own Application, a single unhealthy workload could keep Prometheus from being installed.
 */
const clusterFiles = '{cluster.yaml,monitoring/*}';
