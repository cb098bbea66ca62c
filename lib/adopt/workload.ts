import type { Manifest } from '../manifests/manifest.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import { memoryOf, resourcesOf } from './amounts.ts';
import { claimOf } from './claim.ts';
import { extraContainersOf } from './extra-containers.ts';
import { imageOf } from './image.ts';
import { fields, items, templateOf, text, texts, type Fields, type Report, type Source } from './parts.ts';
import { portsOf } from './ports.ts';
import { probesOf } from './probes.ts';
import { scalingOf } from './scaling.ts';
import { settingsOf } from './settings.ts';

/** The spec of a workload; undefined if it has no container. */
export function workloadOf(
  { manifest, name, services }: Source,
  objects: readonly Manifest[],
  report: Report,
): WorkloadSpec | undefined {
  const { metadata, spec: pod } = templateOf(manifest);
  const containers = items(pod.containers);
  const main = containers.find((one) => text(one.name) === name) ?? containers[0];
  if (main === undefined) {
    report('has no container', 'one');
    return undefined;
  }
  notePod(pod, metadata, report);
  const known = { ...pod, adoptedName: name };
  const { environment, ...own } = settingsOf(main, known, objects, report);
  const { initContainers, sidecars, shared } = extraContainersOf(main, known, name, objects, report);
  const files = Object.assign({}, ...shared.map((one) => one.files), own.files) as typeof own.files;
  const secrets = Object.assign({}, ...shared.map((one) => one.secrets), own.secrets) as typeof own.secrets;
  const writable = [...own.writable, ...shared.flatMap((one) => one.writable)];
  const ports = portsOf(main, services.map(fields), report);
  const grace = Number(pod.terminationGracePeriodSeconds);
  const user = Number(fields(main.securityContext).runAsUser ?? fields(pod.securityContext).runAsUser);
  if (user < 10000) report(`runs as user ${user}`, '10001: files in the image must be readable by it');
  const common = {
    description: descriptionOf(manifest),
    image: imageOf(text(main.image) ?? '', report),
    ...(main.command !== undefined && { command: texts(main.command) }),
    ...(main.args !== undefined && { args: texts(main.args) }),
    resources: resourcesOf(main, report),
    ...(Object.keys(environment).length > 0 && { environment }),
    ...(Object.keys(files).length > 0 && { files }),
    ...(Object.keys(secrets).length > 0 && { secrets }),
    ...(Object.keys(initContainers).length > 0 && { initContainers }),
    ...(Object.keys(sidecars).length > 0 && { sidecars }),
    ...(writable.length > 0 && { writable: [...new Set(['/tmp', ...writable])] }),
    ...(user >= 10000 && { user }),
    ...(grace > 5 && grace !== 30 && { gracePeriodSeconds: grace }),
  };
  const served = {
    ...(Object.keys(ports.ports).length > 0 && { ports: ports.ports }),
    probes: ['Deployment', 'StatefulSet', 'DaemonSet'].includes(manifest.kind)
      ? probesOf(main, ports, report)
      : undefined,
  };
  const spec = fields(fields(manifest).spec);
  switch (manifest.kind) {
    case 'Deployment':
      return {
        kind: 'Deployment',
        ...common,
        ...claimOf(pod, main, objects, scalingOf(manifest, objects, hasClaim(pod) ? () => undefined : report), report),
        ...(served as object),
      };
    case 'DaemonSet':
      return { kind: 'DaemonSet', ...common, ...(served as object) };
    case 'StatefulSet':
      return {
        kind: 'StatefulSet',
        ...common,
        replicas: Number(spec.replicas ?? 1),
        storage: storageOf(spec, main, report),
        ...(served as object),
      };
    case 'CronJob': {
      const zone = text(spec.timeZone);
      return {
        kind: 'CronJob',
        ...common,
        schedule: text(spec.schedule) ?? '',
        ...(zone !== undefined && { timeZone: zone }),
        ...runOf(fields(fields(spec.jobTemplate).spec)),
      };
    }
    default:
      return { kind: 'Job', ...common, runs: 'before-workloads', ...runOf(spec) };
  }
}

function hasClaim({ volumes }: Fields): boolean {
  return items(volumes).some(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined);
}

/** Notes the fields of a pod that no spec has, because Strata sets them or because they are not possible. */
function notePod(pod: Fields, metadata: Fields, report: Report): void {
  for (const name of ['nodeSelector', 'affinity', 'tolerations', 'topologySpreadConstraints'])
    if (pod[name] !== undefined && Object.keys(fields(pod[name])).length + items(pod[name]).length > 0)
      report(`selects nodes by ${name}`, 'placement, the name of a node pool; pods are spread anyway');
  for (const name of ['hostNetwork', 'hostPID', 'hostIPC'])
    if (pod[name] === true)
      report(`uses ${name}`, 'a pod of its own network, or a chart of constructs in another namespace');
  if (items(pod.imagePullSecrets).length > 0)
    report('pulls with imagePullSecrets', 'an image that the nodes may pull without a Secret');
  const scraped = text(fields(metadata.annotations)['prometheus.io/scrape']);
  if (scraped === 'true')
    report(
      'is scraped by prometheus.io annotations',
      'metrics, on a port of their own, with the names that it exports',
    );
}

function descriptionOf(manifest: Manifest): string {
  return (
    manifest.metadata.annotations?.['kubernetes.io/description'] ??
    `Moved from ${manifest.kind} ${manifest.metadata.name}`
  );
}

function storageOf(
  spec: Fields,
  container: Fields,
  report: Report,
): { readonly size: string; readonly mountPath: string } {
  const [claim, ...others] = items(spec.volumeClaimTemplates);
  for (const other of others)
    report(`claims a volume ${text(fields(other.metadata).name) ?? ''} too`, 'one volume for both');
  const mounted = items(container.volumeMounts).find(({ name }) => name === fields(claim?.metadata).name);
  if (claim === undefined) report('claims no volume', 'a Deployment, or the size of its volume');
  const requested = fields(fields(fields(claim?.spec).resources).requests).storage;
  return { size: memoryOf(requested) ?? '1Gi', mountPath: text(mounted?.mountPath) ?? '/data' };
}

function runOf({ activeDeadlineSeconds, backoffLimit }: Fields): object {
  return {
    ...(activeDeadlineSeconds !== undefined && { deadlineSeconds: Number(activeDeadlineSeconds) }),
    ...(backoffLimit !== undefined && { retries: Number(backoffLimit) }),
  };
}
