import { App } from 'cdk8s';
import { ConstructChart } from './construct-chart.ts';
import { DataServiceChart } from './data-service-chart.ts';
import { identity, type Manifest } from './manifests/manifest.ts';
import { NamespaceChart } from './namespace-chart.ts';
import { bytes, cpuQuantity, memoryQuantity, millicores } from './resolve/quantity.ts';
import type { System } from './resolve/system.ts';
import type { Workload } from './resolve/workload.ts';
import type { Environment } from './spec/environment.ts';
import { syncOptionsKey } from './sync-waves.ts';
import { WorkloadChart } from './workload-chart.ts';

/** Kinds of a preview that would reach beyond its namespace. */
const shared = new Set(['Namespace', 'PodIdentityAssociation', 'ResourceQuota', 'Role.iam.services.k8s.aws']);

/** Folder of the remote secrets of previews: any pull request can read them, so staging's are out of its reach. */
export const previewSecrets = 'preview';

/** A preview is staging with one replica of each workload and its own data services. */
export function previewEnvironment(staging: Environment): Environment {
  const replicas = { minimumAtMost: 1, maximumShare: 0 };
  return { ...staging, replicas, dataServices: 'stand-in', secretFolder: previewSecrets };
}

/**
 * Files of a preview, by path: the objects of all layers without a namespace, so that Argo CD can place them in that of
 * the pull request; nothing in them names another namespace of the system.
 */
export function previewFiles(system: System): ReadonlyMap<string, readonly Manifest[]> {
  const app = new App();
  // The LimitRange that is kept bounds the containers of every layer.
  const largestContainer = {
    cpu: cpuQuantity(Math.max(...system.namespaces.map((one) => millicores(one.largestContainer.cpu)))),
    memory: memoryQuantity(Math.max(...system.namespaces.map((one) => bytes(one.largestContainer.memory)))),
  };
  const withoutNamespaces = namespaceRemover(system.namespaces.map(({ name }) => name));
  const seen = new Set<string>();
  const files = new Map<string, readonly Manifest[]>();
  for (const namespace of system.namespaces) {
    const charts = [
      new NamespaceChart(app, { ...namespace, largestContainer }),
      ...namespace.workloads.map(
        (workload) => new WorkloadChart(app, withoutGateway({ ...workload, awsRole: undefined })),
      ),
      ...namespace.charts.map(
        (chart) =>
          new ConstructChart(app, { ...chart, member: withoutGateway({ ...chart.member, awsRole: undefined }) }),
      ),
      // What operators run in the cluster has no stand-in that would be one of the workloads.
      ...system.dataServices
        .filter((service) => service.namespace === namespace.name && service.pods !== undefined)
        .map((service) => new DataServiceChart(app, system, service)),
    ];
    for (const { file, manifests } of charts) {
      const placed = manifests.filter((manifest) => isOwn(manifest)).map((one) => passing(withoutNamespaces(one)));
      // What every layer has, the one namespace of the preview has once.
      const fresh = placed.filter((manifest) => !seen.has(identity(manifest)));
      for (const manifest of fresh) seen.add(identity(manifest));
      const path = file.slice(file.indexOf('/') + 1);
      files.set(path, [...(files.get(path) ?? []), ...fresh]);
    }
  }
  return files;
}

/** No public host leads to a preview, so nothing comes from the gateway. */
function withoutGateway(workload: Workload): Workload {
  return { ...workload, ingress: workload.ingress.filter(({ from }) => from !== 'gateway') };
}

function isOwn({ kind, apiVersion }: Manifest): boolean {
  return !shared.has(kind) && !shared.has(`${kind}.${apiVersion.split('/')[0] ?? ''}`);
}

/** Takes every name of a layer's namespace out of an object: short host names, peers by pod, principals by account. */
function namespaceRemover(layers: readonly string[]): (manifest: Manifest) => Manifest {
  const names = layers.join('|');
  const hosts = new RegExp(`\\.(${names})\\.svc\\.cluster\\.local`, 'g');
  const principals = new RegExp(`"cluster\\.local/ns/(${names})/sa/`, 'g');
  const knownHosts = new RegExp(`"(${names})/[^"/]+"`, 'g');
  const peers = new RegExp(
    `"namespaceSelector":\\{"matchLabels":\\{"kubernetes\\.io/metadata\\.name":"(${names})"\\}\\},`,
    'g',
  );
  const readers = new RegExp(`(${names})-external-secrets`, 'g');
  return (manifest) => {
    const text = JSON.stringify(manifest)
      .replaceAll(peers, '')
      .replaceAll(principals, '"*/sa/')
      .replaceAll(manifest.kind === 'Sidecar' ? knownHosts : /$^/g, '"./*"')
      .replaceAll(readers, 'preview-external-secrets')
      .replaceAll(hosts, '');
    const { metadata, ...rest } = JSON.parse(text) as Manifest;
    const { namespace, ...placed } = metadata;
    return { ...rest, metadata: placed };
  };
}

/** Nothing of a preview outlives it: what Argo CD keeps elsewhere it deletes here, and volumes go with their pods. */
function passing(manifest: Manifest): Manifest {
  const { [syncOptionsKey]: kept, ...annotations } = manifest.metadata.annotations ?? {};
  if (kept === undefined) return manifest;
  const object = { ...manifest, metadata: { ...manifest.metadata, annotations } };
  if (manifest.kind !== 'StatefulSet') return object;
  const { spec } = manifest as Manifest & { readonly spec: object };
  const volumes = { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' } };
  return { ...object, spec: { ...spec, ...volumes } } as Manifest;
}
