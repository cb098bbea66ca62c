import type { App } from 'cdk8s';
import type { NetworkPolicySpec } from '../imports/kubernetes.ts';
import type { Source } from './kinds/application.ts';
import { alertmanagerConfig, alertReceivers } from './kinds/alertmanager-config.ts';
import { dashboardConfigMap } from './kinds/dashboard.ts';
import { remoteSecret } from './kinds/external-secret.ts';
import { telemetry } from './kinds/istio/telemetry.ts';
import { namespaceMetadata } from './kinds/metadata.ts';
import { namespace } from './kinds/namespace.ts';
import { defaultDeny, dnsRule, internet, namespacePolicy, peer, tcp } from './kinds/network-policy.ts';
import { grafanaAdmin, platform } from './kinds/platform.ts';
import { prometheusRule } from './kinds/prometheus-rule.ts';
import { secretStore } from './kinds/secret-store.ts';
import { secretReaderAccount } from './kinds/service-account.ts';
import { ManifestChart } from './manifest-chart.ts';
import type { System } from './resolve/system.ts';

/** The namespace of Prometheus, Grafana and Alertmanager: their credentials and network policies. */
export class MonitoringNamespaceChart extends ManifestChart {
  constructor(app: App, system: System) {
    super(app, `${platform.prometheus.namespace}/namespace.yaml`);
    const { environment, hosting, monitoringSecrets, owner } = system;
    const monitoring = { name: platform.prometheus.namespace, system: system.name, owner };
    // Not in the service mesh: Prometheus scrapes every pod, also those outside the mesh.
    this.add(
      namespace({
        ...monitoring,
        environment,
        labels: { purpose: 'monitoring' },
        podSecurity: 'restricted',
        mesh: false,
      }),
    );
    this.add(defaultDeny(monitoring));
    for (const [name, spec] of Object.entries(policies(system))) this.add(namespacePolicy(monitoring, name, spec));
    this.add(
      secretReaderAccount(monitoring, monitoringSecrets.store),
      secretStore(monitoring, monitoringSecrets.store),
    );
    const remoteKeys = (remote: string, keys: readonly string[]) =>
      keys.map((key) => ({ key, remoteKey: `${monitoringSecrets.keyPrefix}${remote}`, property: key }));
    this.add(
      remoteSecret(
        namespaceMetadata(monitoring, grafanaAdmin.secret),
        remoteKeys(grafanaAdmin.remote, grafanaAdmin.keys),
      ),
    );
    if (hosting.sendsAlerts) {
      this.add(
        remoteSecret(
          namespaceMetadata(monitoring, alertReceivers.secret),
          remoteKeys(alertReceivers.remote, alertReceivers.keys),
        ),
      );
    }
  }
}

/** The monitoring of a system: alerts, their receivers, and dashboards. `repository` has the runbooks of the alerts. */
export class MonitoringChart extends ManifestChart {
  constructor(app: App, system: System, repository: Source) {
    super(app, `${platform.prometheus.namespace}/${system.name}.yaml`);
    if (Object.keys(system.alerts).length > 0) this.add(prometheusRule(system, repository));
    if (system.hosting.sendsAlerts) this.add(alertmanagerConfig(system));
    for (const [name, dashboard] of Object.entries(system.dashboards))
      this.add(dashboardConfigMap(system, name, dashboard));
  }
}

/** Tracing and access logs of the whole mesh. */
export class TelemetryChart extends ManifestChart {
  constructor(app: App, system: System) {
    super(app, `${platform.istiod.namespace}/telemetry.yaml`);
    this.add(telemetry(system));
  }
}

const grafanaLabels = { 'app.kubernetes.io/name': 'grafana' };
const alertmanagerLabels = { 'app.kubernetes.io/name': 'alertmanager' };

const named = (name: string) => ({ matchLabels: { 'app.kubernetes.io/name': name } });

/** Between replicas of Alertmanager. */
const gossip = [
  { port: 9094, protocol: 'TCP' as const },
  { port: 9094, protocol: 'UDP' as const },
];

/** The connections of the monitoring pods, by policy. */
function policies(system: System): Readonly<Record<string, NetworkPolicySpec>> {
  const { hosting, namespaces } = system;
  const { network } = system.cluster;
  const { prometheus } = platform;
  // What Grafana queries, and the port of each.
  const sources: readonly (readonly [string, number])[] = [
    ['alertmanager', 9093],
    ['prometheus', 9090],
    ...(hosting.keepsLogsAndTraces
      ? ([
          ['loki', 3100],
          ['tempo', 3200],
        ] as const)
      : []),
  ];
  const apiServer = [network.apiServerCidr, ...network.controlPlaneCidrs].map((cidr) => ({ ipBlock: { cidr } }));
  const workloads = namespaces.flatMap((namespace) => namespace.workloads);
  const scaled = workloads.some(({ scaling }) => scaling.by === 'ScaledObject');
  const delivered = workloads.some(
    ({ controller }) => controller.kind === 'Deployment' && controller.delivery.strategy !== 'rolling',
  );
  // KEDA and Argo Rollouts query metrics, if they are installed.
  const queries = [
    ...(scaled ? [peer('keda', { 'app.kubernetes.io/name': 'keda-operator' })] : []),
    ...(delivered ? [peer('argo-rollouts', { 'app.kubernetes.io/name': 'argo-rollouts' })] : []),
  ];
  return {
    // What every pod here may do: Prometheus reads its metrics, and it asks the API server.
    'within-namespace': {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: { matchLabels: { ...prometheus.podLabels } } }] }],
      egress: [dnsRule, { to: apiServer, ports: tcp(...network.apiServerPorts) }],
    },
    grafana: {
      podSelector: { matchLabels: grafanaLabels },
      policyTypes: ['Egress'],
      egress: sources.map(([name, port]) => ({ to: [{ podSelector: named(name) }], ports: tcp(port) })),
    },
    ...Object.fromEntries(
      sources.map(([name, port]): readonly [string, NetworkPolicySpec] => [
        `${name}-from-grafana`,
        {
          podSelector: named(name),
          policyTypes: ['Ingress'],
          ingress: [{ from: [{ podSelector: { matchLabels: grafanaLabels } }], ports: tcp(port) }],
        },
      ]),
    ),
    // The API server calls the operator's webhook.
    'operator-webhook': {
      podSelector: { matchLabels: { app: 'kube-prometheus-stack-operator' } },
      policyTypes: ['Ingress'],
      ingress: [{ from: network.controlPlaneCidrs.map((cidr) => ({ ipBlock: { cidr } })), ports: tcp(10250) }],
    },
    prometheus: {
      podSelector: { matchLabels: { ...prometheus.podLabels } },
      policyTypes: ['Ingress', 'Egress'],
      ...(queries.length > 0 && { ingress: [{ from: queries, ports: tcp(9090) }] }),
      // Prometheus scrapes all pods that a monitor selects, kubelets and node exporters.
      egress: [
        { to: [{ namespaceSelector: {} }] },
        { to: hosting.nodeCidrs.map((cidr) => ({ ipBlock: { cidr } })), ports: tcp(9100, 10250) },
      ],
    },
    // Its replicas tell each other what was sent.
    alertmanager: {
      podSelector: { matchLabels: alertmanagerLabels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: { matchLabels: alertmanagerLabels } }], ports: gossip }],
      egress: [
        { to: [internet], ports: tcp(443, 587) },
        { to: [{ podSelector: { matchLabels: alertmanagerLabels } }], ports: gossip },
      ],
    },
    // Loki and Tempo need buckets for logs and traces.
    ...(hosting.keepsLogsAndTraces && logAndTracePolicies()),
  };
}

function logAndTracePolicies(): Readonly<Record<string, NetworkPolicySpec>> {
  const { tempo } = platform;
  const loki = { 'app.kubernetes.io/name': 'loki' };
  return {
    'log-and-trace-store': {
      podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['loki', 'tempo'] }] },
      policyTypes: ['Egress'],
      egress: [{ to: [internet], ports: tcp(443) }],
    },
    'log-intake': {
      podSelector: { matchLabels: loki },
      policyTypes: ['Ingress'],
      ingress: [{ from: [peer('kube-system', { 'app.kubernetes.io/name': 'alloy' })], ports: tcp(3100) }],
    },
    'trace-intake': {
      podSelector: { matchLabels: { ...tempo.podLabels } },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [
            { namespaceSelector: { matchLabels: { 'app.kubernetes.io/managed-by': 'strata' } } },
            peer(platform.gateway.namespace, platform.gateway.podLabels),
          ],
          ports: tcp(tempo.port),
        },
      ],
    },
  };
}
