import type { Manifest } from '../manifests/manifest.ts';
import type { ChartSpec } from '../spec/chart.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { DeploymentSpec } from '../spec/workload.ts';
import { runsIn, type Declared } from './calls.ts';
import { namespaceName } from './namespace-name.ts';
import { podTemplates, type PodsOfObject } from './object-pods.ts';
import type { Report } from './problem.ts';
import type { Workload } from './workload.ts';

/** A chart of constructs that runs in an environment, before its constructs are made. */
export interface PlacedChart {
  readonly layer: string;
  readonly namespace: string;
  readonly name: string;
  readonly spec: ChartSpec;
  /** File of the spec, for messages. */
  readonly source: string;
}

/** An object that a construct made, and those of the same chart that must be there before it. */
export interface BuiltObject {
  readonly manifest: Manifest;
  readonly after: readonly Manifest[];
  /** Whether a class of cdk8s-plus made it. */
  readonly isOfCdk8sPlus: boolean;
}

/** A chart of constructs with what they made. */
export interface BuiltChart extends PlacedChart {
  readonly objects: readonly BuiltObject[];
  /** Whether that is all: not where its function throws, or a value cannot be rendered. */
  readonly isWhole: boolean;
}

/** A chart in its namespace, with what follows from its spec. */
export interface ResolvedChart {
  readonly objects: readonly BuiltObject[];
  /** Pods of its objects; empty where it has none. */
  readonly pods: readonly PodsOfObject[];
  /**
   * What its pods are to others: identity, edges, secrets and rights follow as for a Deployment of this name. Its own pod
   * and controller stand for nothing.
   */
  readonly member: Workload;
}

/** The charts of a system that run in an environment, in the order of its layers. */
export function placedCharts(system: SystemSpec, environment: Environment): readonly PlacedChart[] {
  return Object.entries(system.layers).flatMap(([layer, { charts = {} }]) =>
    Object.entries(charts)
      .filter(([, spec]) => runsIn(environment, spec))
      .map(([name, spec]) => ({
        layer,
        namespace: namespaceName(system, layer, environment),
        name,
        spec,
        source: chartFile(system.name, name, spec.definedIn),
      })),
  );
}

/** File that a chart is written in. */
export function chartFile(system: string, name: string, definedIn = `${name}.chart`): string {
  return `charts/${system}/${definedIn}.ts`;
}

/** A chart as others see it: a Deployment of its name with its edges, secrets and rights. */
export function memberOf(chart: PlacedChart, report: Report): Declared {
  const { layer, namespace, name, spec, source } = chart;
  const { add, ...declared } = spec;
  const member: DeploymentSpec = {
    ...declared,
    kind: 'Deployment',
    image: 'none:0',
    architectures: ['amd64', 'arm64'],
    resources: { requests: { cpu: '10m', memory: '32Mi' } },
    scaling: { replicas: 1 },
    probes: { liveness: { exec: ['true'] }, readiness: { exec: ['false'] } },
  };
  return { layer, namespace, name, spec: member, source, report };
}

/** Reports what no type refuses in a chart: a file that is taken, pods that policies do not know, Services that are not there. */
export function checkChart(
  { layer, name, spec, objects, isWhole }: BuiltChart,
  system: SystemSpec,
  report: Report,
): void {
  const { workloads = {} } = system.layers[layer] ?? {};
  const services = Object.entries(system.dataServices ?? {}).filter(([, service]) => service.layer === layer);
  const taken = ['namespace', ...Object.keys(workloads), ...services.flatMap(([one]) => [one, `${one}-topics`])];
  if (taken.includes(name))
    report('name', `'${name}' is the file of something else in this layer`, `a name other than ${taken.join(', ')}`);
  if (!isWhole) return;

  const templates = podTemplates(objects.map(({ manifest }) => manifest));
  const traffic = [...(spec.calls ?? []), ...(spec.publishes ?? []), ...(spec.consumes?.topics ?? [])];
  if (templates.length === 0 && traffic.length > 0)
    report('calls', 'no pods that call', 'a Deployment or the like among what add makes, or no calls');
  for (const { title, labels } of templates) {
    const label = labels['app.kubernetes.io/name'];
    if (label !== name)
      report(
        'add',
        `pods of ${title} bear app.kubernetes.io/name: ${label ?? ''}, which no policy selects`,
        `'${name}', the name of the chart; or a chart of that name`,
      );
  }
  const ports = Object.values(spec.ports ?? {});
  if (ports.length === 0) return;
  const service = objects.find(({ manifest: { kind, metadata } }) => kind === 'Service' && metadata.name === name);
  const served = service === undefined ? [] : servicePorts(service.manifest);
  const missing = ports.filter((port) => !served.includes(port));
  if (missing.length > 0)
    report(
      'ports',
      service === undefined ? `no Service ${name}` : `Service ${name} has no port ${missing.join(', ')}`,
      `a Service ${name} with the ports ${ports.join(', ')} among what add makes: callers use it`,
    );
}

function servicePorts(manifest: Manifest): readonly number[] {
  const { spec } = manifest as Manifest & { readonly spec?: { readonly ports?: readonly { readonly port: number }[] } };
  return (spec?.ports ?? []).map(({ port }) => port);
}
