import { App } from 'cdk8s';
import { ConstructChart } from './construct-chart.ts';
import { DataServiceChart } from './data-service-chart.ts';
import { identity, type Manifest } from './manifests/manifest.ts';
import { NamespaceChart } from './namespace-chart.ts';
import { bytes, cpuQuantity, memoryQuantity, millicores } from './resolve/quantity.ts';
import type { System } from './resolve/system.ts';
import type { Workload } from './resolve/workload.ts';
import { syncOptionsKey } from './sync-waves.ts';
import { WorkloadChart } from './workload-chart.ts';

/** Kinds that affect more than their own namespace; a preview does not have them. */
const shared = new Set(['Namespace', 'PodIdentityAssociation', 'ResourceQuota', 'Role.iam.services.k8s.aws']);

/**
 * The files of a preview, by path: the objects of all layers without a namespace, so that Argo CD can place them in the
 * namespace of the pull request. No object names another namespace of the system.
 */
export function previewFiles(system: System): ReadonlyMap<string, readonly Manifest[]> {
  const app = new App();
  // The one remaining LimitRange applies to the containers of all layers.
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
      // Data services that an operator runs in the cluster have no stand-in workload.
      ...system.dataServices
        .filter((service) => service.namespace === namespace.name && service.pods !== undefined)
        .map((service) => new DataServiceChart(app, system, service)),
    ];
    for (const { file, manifests } of charts) {
      const placed = manifests.filter((manifest) => isOwn(manifest)).map((one) => passing(withoutNamespaces(one)));
      // Each layer has these objects; the single namespace of the preview needs them once.
      const fresh = placed.filter((manifest) => !seen.has(identity(manifest)));
      for (const manifest of fresh) seen.add(identity(manifest));
      const path = file.slice(file.indexOf('/') + 1);
      files.set(path, [...(files.get(path) ?? []), ...fresh]);
    }
  }
  return files;
}

/** A preview has no public host, so the gateway calls none of its workloads. */
function withoutGateway(workload: Workload): Workload {
  return { ...workload, ingress: workload.ingress.filter(({ from }) => from !== 'gateway') };
}

function isOwn({ kind, apiVersion }: Manifest): boolean {
  return !shared.has(kind) && !shared.has(`${kind}.${apiVersion.split('/')[0] ?? ''}`);
}

/** Removes the name of a layer's namespace from an object: from host names, peers of policies, and principals. */
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

/**
 * Nothing outlives a preview: Argo CD deletes here what it keeps elsewhere, and volumes are deleted with their pods.
 */
function passing(manifest: Manifest): Manifest {
  const { [syncOptionsKey]: kept, ...annotations } = manifest.metadata.annotations ?? {};
  if (kept === undefined) return manifest;
  const object = { ...manifest, metadata: { ...manifest.metadata, annotations } };
  if (manifest.kind !== 'StatefulSet') return object;
  const { spec } = manifest as Manifest & { readonly spec: object };
  const volumes = { persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' } };
  return { ...object, spec: { ...spec, ...volumes } } as Manifest;
}
