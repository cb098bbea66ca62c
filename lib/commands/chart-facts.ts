import type { Chart, ChartPods, Webhook } from '../knowledge/charts/chart.ts';

type Objects = readonly Rendered[];

/** An object of a Helm chart; only the fields that are read have types. */
export interface Rendered {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: RenderedSpec;
  readonly webhooks?: readonly {
    readonly clientConfig: { readonly service?: { readonly name: string; readonly port?: number } };
    readonly failurePolicy?: string;
  }[];
}

interface RenderedSpec {
  readonly replicas?: number;
  readonly group?: string;
  readonly selector?: Readonly<Record<string, string>>;
  readonly ports?: readonly { readonly port: number; readonly targetPort?: number | string }[];
  readonly template?: {
    readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
    readonly spec: RenderedPod;
  };
  readonly serviceAccountName?: string;
  readonly portName?: string;
  readonly resources?: Resources;
  readonly service?: { readonly name: string; readonly port?: number };
}

interface RenderedPod {
  readonly serviceAccountName?: string;
  readonly hostNetwork?: boolean;
  readonly containers: readonly RenderedContainer[];
  readonly initContainers?: readonly (RenderedContainer & { readonly restartPolicy?: string })[];
}

interface RenderedContainer {
  readonly resources?: Resources;
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number; readonly protocol?: string }[];
}

interface Resources {
  readonly requests?: Readonly<Record<string, string | number>>;
}

/** The facts about a release of a Helm chart that a file of knowledge contains; texts are those of the release. */
export interface ChartFacts extends Pick<Chart, 'webhooks' | 'networkPolicies'> {
  readonly pods: readonly PodFacts[];
  /** Ports of the Services, by name. */
  readonly services: ReadonlyMap<string, readonly number[]>;
}

/** What is rendered of pods. */
export type PodFacts = Required<Pick<ChartPods, 'name' | 'labels' | 'account' | 'ports' | 'replicas'>> & {
  readonly namespace: string | undefined;
  readonly isDaemon: boolean;
  readonly hostNetwork: boolean;
  readonly containers: readonly Readonly<Record<string, string>>[];
};

/** Reads the output of `helm template`. Jobs and hooks are temporary, and are left out. */
export function chartFacts(objects: Objects): ChartFacts {
  const services = objects.filter(({ kind }) => kind === 'Service');
  const pods = objects.flatMap(podsOf);
  return {
    pods,
    services: new Map(
      services.map(({ metadata, spec }) => [metadata.name, (spec?.ports ?? []).map(({ port }) => port)]),
    ),
    webhooks: webhooksOf(objects, services, pods),
    networkPolicies: objects.flatMap(({ kind, metadata }) => (kind === 'NetworkPolicy' ? metadata.name : [])),
  };
}

function podsOf({ kind, metadata, spec }: Rendered): readonly PodFacts[] {
  const { name, namespace } = metadata;
  if (kind === 'Prometheus' || kind === 'Alertmanager') return [operated(kind.toLowerCase(), metadata, spec)];
  const { template, replicas = 1 } = spec ?? {};
  if (template === undefined || kind === 'Job' || kind === 'CronJob') return [];
  const { containers, initContainers = [], hostNetwork = false, serviceAccountName = 'default' } = template.spec;
  const running = [...initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always'), ...containers];
  return [
    {
      name,
      namespace,
      labels: withoutVersions(template.metadata.labels ?? {}),
      account: serviceAccountName,
      ports: portsOf(running),
      replicas,
      isDaemon: kind === 'DaemonSet',
      hostNetwork,
      containers: running.map(({ resources }) => texts(resources?.requests)),
    },
  ];
}

/**
 * Pods that the Prometheus operator creates:
 * https://github.com/prometheus-operator/prometheus-operator/blob/v0.85.0/pkg/prometheus/common.go
 */
function operated(part: string, { name, namespace }: Rendered['metadata'], spec: RenderedSpec | undefined): PodFacts {
  const { portName = 'web', replicas = 1, resources, serviceAccountName = 'default' } = spec ?? {};
  const usual = part === 'alertmanager' ? { memory: '200Mi' } : {};
  return {
    name,
    namespace,
    labels: {
      'app.kubernetes.io/name': part,
      'app.kubernetes.io/instance': name,
      'app.kubernetes.io/managed-by': 'prometheus-operator',
      [part]: name,
      ...(part === 'prometheus' && { 'operator.prometheus.io/name': name }),
    },
    account: serviceAccountName,
    ports: { [portName]: part === 'prometheus' ? 9090 : 9093, 'reloader-web': 8080 },
    replicas,
    isDaemon: false,
    hostNetwork: false,
    containers: [resources?.requests === undefined ? usual : texts(resources.requests)],
  };
}

const versions = /^(helm\.sh\/chart|app\.kubernetes\.io\/version|chart|heritage)$/;

function withoutVersions(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !versions.test(name)));
}

function portsOf(containers: readonly RenderedContainer[]): Readonly<Record<string, number>> {
  const ports = containers.flatMap(({ ports: own = [] }) => own);
  return Object.fromEntries(
    ports.flatMap(({ name, containerPort, protocol = 'TCP' }) =>
      protocol === 'TCP' && name !== undefined ? [[name, containerPort]] : [],
    ),
  );
}

function texts(amounts: Readonly<Record<string, string | number>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, String(amount)]));
}

function webhooksOf(objects: Objects, services: Objects, pods: readonly PodFacts[]): readonly Webhook[] {
  const found = new Map<string, Webhook>();
  const called = objects.flatMap(({ kind, spec, webhooks = [] }) => [
    ...webhooks.map(({ clientConfig, failurePolicy }) => ({ ...clientConfig, fails: failurePolicy !== 'Ignore' })),
    ...(kind === 'APIService' ? [{ service: spec?.service, fails: true }] : []),
  ]);
  for (const { service, fails } of called) {
    if (service === undefined) continue;
    const port = podPort(
      services.find(({ metadata }) => metadata.name === service.name),
      service.port ?? 443,
      pods,
    );
    if (port === undefined) continue;
    const before = found.get(service.name);
    found.set(service.name, { service: service.name, port, fails: fails || before?.fails === true });
  }
  return [...found.values()];
}

function podPort(service: Rendered | undefined, port: number, pods: readonly PodFacts[]): number | undefined {
  const { ports = [], selector = {} } = service?.spec ?? {};
  const target = ports.find((one) => one.port === port)?.targetPort ?? port;
  if (typeof target === 'number') return target;
  const behind = pods.find(({ labels }) => Object.entries(selector).every(([name, value]) => labels[name] === value));
  return behind?.ports[target];
}
