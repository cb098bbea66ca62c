import type { Manifest } from '../manifests/manifest.ts';
import type { ChartSpec } from '../spec/chart.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { DeploymentSpec } from '../spec/workload.ts';
import { runsIn, type Declared } from './declared.ts';
import { namespaceName } from './namespace-name.ts';
import { podTemplates, type PodsOfObject } from './object-pods.ts';
import type { Report } from './problem.ts';
import type { Workload } from './workload.ts';

/** A chart of constructs that runs in an environment, before its function has run. */
export interface PlacedChart {
  readonly layer: string;
  readonly namespace: string;
  readonly name: string;
  readonly spec: ChartSpec;
  /** File of the spec, for error messages. */
  readonly source: string;
}

/** An object that a construct made, and the objects of the same chart on which it depends. */
export interface BuiltObject {
  readonly manifest: Manifest;
  readonly after: readonly Manifest[];
  /** Whether a class of cdk8s-plus made it. */
  readonly isOfCdk8sPlus: boolean;
}

/** A chart of constructs, with the objects that they made. */
export interface BuiltChart extends PlacedChart {
  readonly objects: readonly BuiltObject[];
  /** Whether `objects` is complete. It is not if the function of the chart threw, or if a value cannot be rendered. */
  readonly isWhole: boolean;
}

/** A chart in its namespace, with everything that follows from its spec. */
export interface ResolvedChart {
  readonly objects: readonly BuiltObject[];
  /** Pods of its objects; empty if it has none. */
  readonly pods: readonly PodsOfObject[];
  /**
   * The chart as others see it: identity, edges, secrets and rights are those of a Deployment with this name. The `pod`
   * and `controller` of this workload are placeholders.
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

/** File in which a chart is written. */
export function chartFile(system: string, name: string, definedIn = `${name}.chart`): string {
  return `charts/${system}/${definedIn}.ts`;
}

/** A chart as a declared workload: a Deployment of its name, with its edges, secrets and rights. */
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

/**
 * Reports wrong charts that the types allow: a file name in use, pods that policies do not select, missing Services.
 */
export function checkChart(
  { layer, name, spec, objects, isWhole }: BuiltChart,
  system: SystemSpec,
  report: Report,
): void {
  const { workloads = {} } = system.layers[layer] ?? {};
  const services = Object.entries(system.dataServices ?? {}).filter(([, service]) => service.layer === layer);
  const taken = ['namespace', ...Object.keys(workloads), ...services.flatMap(([one]) => [one, `${one}-topics`])];
  if (taken.includes(name))
    report('name', `'${name}' is the name of another file in this layer`, `a name other than ${taken.join(', ')}`);
  if (!isWhole) return;

  const templates = podTemplates(objects.map(({ manifest }) => manifest));
  const traffic = [...(spec.calls ?? []), ...(spec.publishes ?? []), ...(spec.consumes?.topics ?? [])];
  if (templates.length === 0 && traffic.length > 0)
    report('calls', 'calls, but no pods', 'a Deployment or another object with pods, made by add, or no calls');
  for (const { title, labels } of templates) {
    const label = labels['app.kubernetes.io/name'];
    if (label !== name)
      report(
        'add',
        `pods of ${title} have the label app.kubernetes.io/name: ${label ?? ''}, which no policy selects`,
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
      `a Service ${name} with the ports ${ports.join(', ')} made by add: callers use it`,
    );
}

function servicePorts(manifest: Manifest): readonly number[] {
  const { spec } = manifest as Manifest & { readonly spec?: { readonly ports?: readonly { readonly port: number }[] } };
  return (spec?.ports ?? []).map(({ port }) => port);
}
