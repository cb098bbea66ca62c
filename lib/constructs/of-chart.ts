import type { Manifest } from '../manifests/manifest.ts';
import { templatePaths } from '../resolve/object-pods.ts';
import type { ChartContext } from '../spec/chart.ts';

/** An object with the defaults of its chart: its labels and, for pods, their identity and nodes. */
export function ofChart(manifest: Manifest, context: ChartContext): Manifest {
  const { metadata } = manifest as Partial<Manifest>;
  const labelled = { ...manifest, metadata: { ...metadata, labels: { ...context.labels, ...metadata?.labels } } };
  const path = templatePaths[manifest.kind];
  return (
    path === undefined ? labelled : changed(labelled, path, (pods) => ofPods(pods, context, manifest.kind))
  ) as Manifest;
}

type Fields = Readonly<Record<string, unknown>>;

/** A copy of a value with another value at a path; unchanged if the path does not exist. */
function changed(value: Fields, path: readonly string[], change: (fields: Fields) => Fields): Fields {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  const child = value[step];
  return isFields(child) ? { ...value, [step]: changed(child, rest, change) } : value;
}

function ofPods(pods: Fields, { name, labels, environment, cluster }: ChartContext, kind: string): Fields {
  const metadata = isFields(pods.metadata) ? pods.metadata : {};
  const spec = isFields(pods.spec) ? pods.spec : {};
  const own = isFields(metadata.labels) ? metadata.labels : {};
  const annotations = isFields(metadata.annotations) ? metadata.annotations : {};
  const account = spec.serviceAccountName ?? spec.serviceAccount ?? name;
  const isOutside = own['sidecar.istio.io/inject'] === 'false' || spec.hostNetwork === true;
  const { requests, limits } = environment.sidecar;
  const proxy = {
    'sidecar.istio.io/proxyCPU': requests.cpu,
    'sidecar.istio.io/proxyMemory': requests.memory,
    'sidecar.istio.io/proxyCPULimit': limits.cpu,
    'sidecar.istio.io/proxyMemoryLimit': limits.memory,
  };
  // Set all four or none: if one is set alone, the defaults of the others no longer apply.
  const isStated = Object.keys(proxy).some((key) => key in annotations);
  return {
    ...pods,
    metadata: {
      ...metadata,
      labels: { ...labels, ...own },
      ...(!isOutside && {
        annotations: { 'sidecar.istio.io/nativeSidecar': 'true', ...(!isStated && proxy), ...annotations },
      }),
    },
    spec: { ...(kind !== 'DaemonSet' && placement(spec, cluster)), ...spec, serviceAccountName: account },
  };
}

/** Pods without a node selector run in the first pool, as those of workloads do. */
function placement({ nodeSelector, affinity, nodeName }: Fields, cluster: ChartContext['cluster']): Fields {
  const chooses =
    nodeSelector !== undefined || nodeName !== undefined || fieldOf(affinity, 'nodeAffinity') !== undefined;
  const first = Object.entries(cluster.nodePools)[0];
  if (chooses || first === undefined) return {};
  const [name, { taint }] = first;
  return {
    nodeSelector: { 'node-type': name },
    ...(taint !== undefined && { tolerations: [{ operator: 'Equal', ...taint }] }),
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return isFields(value) ? value[name] : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
