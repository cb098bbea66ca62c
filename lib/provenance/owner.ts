import { chartFile } from '../resolve/chart.ts';
import { namespaceName } from '../resolve/namespace-name.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Captures, Step } from './pattern.ts';
import { dataServiceRows } from './rows/data-service.ts';
import type { Rows } from './rows/rows.ts';
import { clusterRows, deliveryRows, gatewayRows, monitoringRows, namespaceRows } from './rows/system.ts';
import { workloadRows } from './rows/workload.ts';

/** The specs from which objects are rendered. */
export interface Specs {
  readonly systems: readonly SystemSpec[];
  readonly environments: readonly Environment[];
}

/** The specs behind the objects of a rendered file. */
export interface Owner {
  readonly system: SystemSpec;
  readonly environment: Environment;
  /** File of `charts/` with the spec. */
  readonly file: string;
  /** The field to name in it if no row is more specific; empty: only the file. */
  readonly field: string;
  /** Spec of a workload or a chart; fields without a slash belong to it. */
  readonly spec: Readonly<Record<string, unknown>> | undefined;
  readonly rows: Rows;
  /** Names that rows may use: `layer`, `name`, `environment`, `release`. */
  readonly known: Captures;
}

/** A field of a spec: of the owner's spec, or of another one. */
export interface SpecField {
  readonly owner: Owner;
  readonly path: readonly Step[];
}

/** The owner of the objects in a file below the project; undefined if no spec made them. */
export function ownerOf(file: string, { systems, environments }: Specs): Owner | undefined {
  const place = placeOf(file);
  const system = systems.find(({ name }) => name === place?.system);
  const environment = environments.find(({ name }) => name === place?.environment);
  if (place === undefined || system === undefined || environment === undefined) return undefined;
  const known = { environment: environment.name, release: environment.release, system: system.name };
  const whole = { system, environment, file: `charts/${system.name}/system.ts`, field: '', spec: undefined, known };
  const { folder, name } = place;
  switch (folder) {
    case undefined:
      return { ...whole, rows: clusterRows };
    case 'argocd':
      return name === 'controllers' || name === 'policies'
        ? { ...whole, file: 'charts/controllers.ts', rows: {} }
        : { ...whole, rows: deliveryRows };
    case 'istio-ingress':
      return { ...whole, rows: gatewayRows };
    case 'monitoring':
      return { ...whole, rows: monitoringRows };
    case 'velero':
      return { ...whole, rows: clusterRows };
  }
  const layer = Object.keys(system.layers).find(
    (one) => folder === 'preview' || namespaceName(system, one, environment) === folder,
  );
  if (layer === undefined) return whole.environment.platform === 'kind' ? { ...whole, rows: {} } : undefined;
  if (name === 'namespace')
    return { ...whole, field: `layers.${layer}`, rows: namespaceRows, known: { ...known, layer } };
  const layers = folder === 'preview' ? Object.keys(system.layers) : [layer];
  return memberOf(name, layers, whole) ?? ofDataService(name, whole);
}

/** The object's own name stands in the file of its namespace: `dist/<environment>/<system>/<namespace>/<name>.yaml`. */
function placeOf(
  file: string,
):
  | { readonly environment: string; readonly system: string; readonly folder?: string; readonly name: string }
  | undefined {
  const [root, environment = '', system = '', ...rest] = file
    .replace(/\.(yaml|cloudformation\.template)$/, '')
    .split('/');
  if (root === 'argocd' && rest.length === 1) return { environment, system, folder: 'argocd', name: rest[0] ?? '' };
  if (root !== 'dist') return undefined;
  // `dist/clusters/<environment>/<system>.yaml`, and the template of its stack
  if (environment === 'clusters') return { environment: system, system: rest[0] ?? '', name: 'cluster' };
  if (environment === 'preview') return { environment: 'staging', system, folder: 'preview', name: rest[0] ?? '' };
  const [first = '', name] = rest;
  return name === undefined ? { environment, system, name: first } : { environment, system, folder: first, name };
}

type Whole = Omit<Owner, 'rows'>;

function memberOf(name: string, layers: readonly string[], whole: Whole): Owner | undefined {
  const { system } = whole;
  for (const layer of layers) {
    const known = { ...whole.known, layer, name };
    const spec = system.layers[layer]?.workloads[name];
    if (spec !== undefined) {
      const file = `charts/${system.name}/${spec.definedIn ?? name}.ts`;
      return { ...whole, file, spec: { ...spec }, rows: workloadRows, known };
    }
    const chart = system.layers[layer]?.charts?.[name];
    if (chart !== undefined) {
      const file = chartFile(system.name, name, chart.definedIn);
      return { ...whole, file, spec: { ...chart }, rows: ofCharts, known };
    }
  }
  return undefined;
}

/** The objects that a chart of constructs gets for its pods; its constructs make the others. */
const ofCharts: Rows = Object.fromEntries(
  Object.entries(workloadRows).filter(([kind]) =>
    [
      ...['ExternalSecret', 'Role.rbac.authorization.k8s.io', 'Role.iam.services.k8s.aws', 'RoleBinding'],
      ...['NetworkPolicy', 'AuthorizationPolicy', 'Sidecar', 'PeerAuthentication', 'PodMonitor', 'DestinationRule'],
    ].includes(kind),
  ),
);

/** Workloads that come with a data service, by the end of their names, with the field that requests them. */
const companions: Readonly<Record<string, string>> = {
  '-exporter': 'exporter',
  '-pooler': 'pooling',
  '-reader-exporter': 'readerExporter',
  '-users': 'masterCredentials',
};

/** A data service and its topics; or its stand-in, and other workloads that come with it. */
function ofDataService(name: string, whole: Whole): Owner | undefined {
  const { system, environment } = whole;
  for (const [service, spec] of Object.entries(system.dataServices ?? {})) {
    const at = `dataServices.${service}`;
    const known = { ...whole.known, layer: spec.layer, name: service };
    const isStandIn = environment.dataServices === 'stand-in' && name === service && spec.kind !== 'cloudnative-pg';
    if (isStandIn) return { ...whole, field: at, rows: {}, known };
    if (name === service || name === `${service}-topics`) return { ...whole, field: at, rows: dataServiceRows, known };
    const companion = name.startsWith(`${service}-`) ? companions[name.slice(service.length)] : undefined;
    if (companion !== undefined) return { ...whole, field: `${at}.${companion}`, rows: {}, known };
  }
  return undefined;
}
