import { App } from 'cdk8s';
import { ConstructChart } from './construct-chart.ts';
import { DataServiceChart } from './data-service-chart.ts';
import type { Manifest } from './manifests/manifest.ts';
import { NamespaceChart } from './namespace-chart.ts';
import { previewNamespace } from './resolve/namespace-name.ts';
import type { System } from './resolve/system.ts';
import { syncOptionsKey } from './sync-waves.ts';
import { WorkloadChart } from './workload-chart.ts';

/** Kinds that affect more than their own namespace; a preview does not have them. */
const shared = new Set(['Namespace', 'PodIdentityAssociation', 'ResourceQuota', 'Role.iam.services.k8s.aws']);

/**
 * The files of a preview, by path: its objects without a namespace, so that Argo CD can place them in the namespace of the
 * pull request. No object names that namespace.
 */
export function previewFiles(system: System): {
  readonly files: ReadonlyMap<string, readonly Manifest[]>;
  readonly problems: readonly string[];
} {
  const app = new App();
  const charts = system.namespaces.flatMap((namespace) => [
    new NamespaceChart(app, namespace),
    ...namespace.workloads.map((workload) => new WorkloadChart(app, workload)),
    ...namespace.charts.map((chart) => new ConstructChart(app, chart)),
  ]);
  // Data services that an operator runs in the cluster have no stand-in workload.
  const operated = system.dataServices.filter(({ pods }) => pods !== undefined);
  const files = new Map(
    [...charts, ...operated.map((service) => new DataServiceChart(app, system, service))].map(({ file, manifests }) => [
      file.slice(file.indexOf('/') + 1),
      manifests.filter(isOwn).map((manifest) => passing(withoutNamespace(manifest))),
    ]),
  );
  const problems = [...files.values()].flat().flatMap((manifest) =>
    namedIn(manifest, []).map((field) => {
      const object = `${manifest.kind} ${manifest.metadata.name} names its namespace in ${field}`;
      return `charts/${system.name}/system.ts › previews: ${object} › no previews, or no such object: only Argo CD knows the namespace`;
    }),
  );
  return { files, problems };
}

/** The fields that still name the namespace. */
function namedIn(value: unknown, path: readonly string[]): readonly string[] {
  const isName = /^(namespaces?|matchNames)$/.test(path.findLast((step) => !/^\d+$/.test(step)) ?? '');
  if (typeof value === 'string') return isName && value === previewNamespace ? [path.join('.')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([step, inner]) => namedIn(inner, [...path, step]));
}

function isOwn({ kind, apiVersion }: Manifest): boolean {
  return !shared.has(kind) && !shared.has(`${kind}.${apiVersion.split('/')[0] ?? ''}`);
}

/** An object that is in the namespace in which it is applied, and names others there without it. */
function withoutNamespace(manifest: Manifest): Manifest {
  const { namespace, ...metadata } = manifest.metadata;
  return placeless({ ...manifest, metadata }, []) as Manifest;
}

/**
 * A value of an object, with each name of the namespace in it replaced by what means the namespace of the object itself:
 * peers of policies, hosts that proxies know, principals, and hosts of Services.
 */
function placeless(value: unknown, path: readonly string[]): unknown {
  if (typeof value === 'string') return placelessText(value, path);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const changed = items.map((item) => placeless(item, path));
    return isKnownHosts(path) ? [...new Set(changed)] : changed;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([name, field]) => !(name === 'namespaceSelector' && selectsOwn(field)));
  if (fields.length === 0 && 'namespaceSelector' in value) return { podSelector: {} };
  return Object.fromEntries(fields.map(([name, field]) => [name, placeless(field, [...path, name])]));
}

/** Whether a selector of namespaces selects exactly that of the object, as it does where it is missing. */
function selectsOwn(selector: unknown): boolean {
  const text = JSON.stringify(selector);
  const byLabel = { matchLabels: { 'kubernetes.io/metadata.name': previewNamespace } };
  return [byLabel, { matchNames: [previewNamespace] }].some((own) => text === JSON.stringify(own));
}

/** Whether these are the hosts that a Sidecar knows, as `namespace/host`. */
function isKnownHosts(path: readonly string[]): boolean {
  return path.join('.') === 'spec.egress.hosts';
}

function placelessText(text: string, path: readonly string[]): string {
  const field = path.at(-1);
  // Istio knows no name for the own namespace of a principal: any namespace, and the account.
  if (field === 'principals') return text.replace(`cluster.local/ns/${previewNamespace}/`, '*/');
  // A Sidecar knows no short names of Services, so that it knows all of the namespace.
  if (isKnownHosts(path) && text.startsWith(`${previewNamespace}/`)) return './*';
  return text.replaceAll(`.${previewNamespace}.svc.cluster.local`, '');
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
