import type { Controller, ControllerContext, ControllerIdentity, ControllerPeer } from '../../lib/spec/controller.ts';
import { bucketName, roleAnnotations } from './identity.ts';
import { restrictedContainer, restrictedPod } from './pod-security.ts';

/**
 * Label by which Prometheus selects ServiceMonitors, PodMonitors and PrometheusRules: the release of its Helm chart.
 */
export const monitorLabels = { release: 'kube-prometheus-stack' };

/** Controllers that query Prometheus. */
export const prometheusQueries = {
  namespace: 'monitoring',
  labels: { 'app.kubernetes.io/name': 'prometheus' },
  ports: [{ port: 9090, protocol: 'TCP' }],
} as const satisfies ControllerPeer;

const prometheusChart = {
  repository: 'https://prometheus-community.github.io/helm-charts',
  chart: 'kube-prometheus-stack',
  version: '88.5.3',
  namespace: 'monitoring',
} as const;

const off = { enabled: false };
const kindsOnly = {
  crds: { enabled: true },
  alertmanager: off,
  coreDns: off,
  defaultRules: { create: false },
  grafana: { enabled: false, forceDeployDashboards: false, forceDeployDatasources: false },
  kubeApiServer: off,
  kubeControllerManager: off,
  kubeEtcd: off,
  kubelet: off,
  kubeProxy: off,
  kubeScheduler: off,
  kubeStateMetrics: off,
  nodeExporter: off,
  prometheus: off,
  prometheusOperator: off,
};

const grafanaCommunity = 'https://grafana-community.github.io/helm-charts';

/** Metrics, logs and traces. */
export const observability = {
  // Installed before everything that renders a monitor. The rest of the Helm chart needs its namespace and secrets
  // first.
  'prometheus-kinds': {
    ...prometheusChart,
    because: 'Defines the kinds of the Prometheus operator, which every system and many charts render.',
    wave: -95,
    values: () => kindsOnly,
  },
  'kube-prometheus-stack': {
    ...prometheusChart,
    because: 'Acts on the rendered monitors, alert rules, alert routes and dashboards.',
    wave: -80,
    values: kubePrometheusStack,
  },
  loki: {
    repository: grafanaCommunity,
    chart: 'loki',
    version: '18.11.0',
    namespace: 'monitoring',
    because:
      'Keeps the logs of every pod (requirement T226); instead of ELK and CloudWatch Logs, which the documents name.',
    platforms: ['eks'],
    wave: -30,
    // https://grafana.com/docs/loki/latest/setup/install/helm/deployment-guides/aws/
    identity: bucketIdentity('loki', 'logs'),
    values: loki,
  },
  // Tempo and not Jaeger v2: Tempo stores traces in a bucket, Jaeger in a database that somebody must run.
  tempo: {
    repository: grafanaCommunity,
    chart: 'tempo',
    version: '2.0.0', // 3.0 exists; it replaces ingester and compactor, and with them the settings below
    namespace: 'monitoring',
    because: 'Keeps the traces that the sidecars send (requirement T225).',
    platforms: ['eks'],
    wave: -30,
    // https://grafana.com/docs/tempo/latest/configuration/hosted-storage/s3/
    identity: bucketIdentity('tempo', 'traces', ['s3:GetObjectTagging', 's3:PutObjectTagging']),
    values: ({ cluster }) => ({
      serviceAccount: { name: 'tempo', annotations: roleAnnotations(cluster, 'tempo') },
      persistence: { enabled: true, storageClassName: 'gp3', size: '10Gi' }, // the write-ahead log
      securityContext: { ...restrictedPod, runAsUser: 10001, runAsGroup: 10001, fsGroup: 10001 },
      tempo: {
        reportingEnabled: false,
        retention: `${retentionDays(cluster) * 24}h`,
        resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '2Gi' } },
        securityContext: restrictedContainer,
        server: { http_listen_port: 3200 },
        storage: {
          trace: {
            backend: 's3',
            s3: { bucket: bucketName(cluster, 'traces'), endpoint: `s3.${cluster.region}.amazonaws.com` },
          },
        },
      },
    }),
  },
  // In kube-system, because it reads log files of the node, which only the standard `privileged` allows.
  alloy: {
    repository: 'https://grafana.github.io/helm-charts',
    chart: 'alloy',
    version: '1.12.1',
    namespace: 'kube-system',
    because: 'Collects the logs of every pod for Loki.',
    pods: {
      alloy: {
        labels: { 'app.kubernetes.io/name': 'alloy' },
        calls: [
          {
            namespace: 'monitoring',
            labels: { 'app.kubernetes.io/name': 'loki' },
            ports: [{ port: 3100, protocol: 'TCP' }],
          },
        ],
      },
    },
    platforms: ['eks'],
    wave: -20,
    values: ({ cluster }) => ({
      alloy: {
        configMap: { content: logPipeline(cluster.name) },
        enableReporting: false,
        mounts: { varlog: true },
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      },
      controller: { type: 'daemonset', tolerations: [{ operator: 'Exists' }] },
      crds: { create: false },
    }),
  },
} as const satisfies Readonly<Record<string, Controller>>;

/** May read and write the objects of a bucket of its own, and what `more` names. */
function bucketIdentity(serviceAccount: string, purpose: string, more: readonly string[] = []): ControllerIdentity {
  const bucket = `arn:aws:s3:::{cluster}-${purpose}-{account}`;
  return {
    serviceAccount,
    statements: [
      { actions: ['s3:ListBucket'], resources: [bucket] },
      { actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject', ...more], resources: [`${bucket}/*`] },
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['{key}'] },
    ],
  };
}

function kubePrometheusStack({ system, environment, cluster }: ControllerContext) {
  const kind = environment.platform === 'kind';
  const disk = (size: string) => ({
    volumeClaimTemplate: {
      spec: { storageClassName: 'gp3', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } } },
    },
  });
  return {
    crds: off,
    prometheus: {
      prometheusSpec: {
        // The scrape interval in the documents: 15 seconds.
        scrapeInterval: '15s',
        evaluationInterval: '15s',
        externalLabels: { cluster: cluster.name, system, environment: environment.name },
        retention: kind ? '1d' : `${retentionDays(cluster)}d`,
        resources: kind
          ? { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '1Gi' } }
          : { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '6Gi' } },
        // Less than the disk, so that a burst of series deletes the oldest days instead of stopping Prometheus.
        ...(!kind && { retentionSize: '90GiB', storageSpec: disk('100Gi') }),
      },
    },
    alertmanager: {
      alertmanagerSpec: {
        // Without this, an alert without the namespace label of the route reaches nobody.
        alertmanagerConfigMatcherStrategy: { type: 'None' },
        ...(!kind && { storage: disk('2Gi') }),
      },
    },
    grafana: {
      admin: { existingSecret: 'grafana-admin', userKey: 'admin-user', passwordKey: 'admin-password' },
      // This init container runs as root to change the owner of a disk. There is no disk: all dashboards come from
      // ConfigMaps.
      initChownData: { enabled: false },
      containerSecurityContext: restrictedContainer,
      resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '512Mi' } },
      sidecar: {
        securityContext: restrictedContainer,
        dashboards: { label: 'grafana_dashboard', labelValue: '1', searchNamespace: 'ALL' },
      },
      testFramework: { enabled: false },
      ...(!kind && {
        additionalDataSources: [
          { name: 'Loki', uid: 'loki', type: 'loki', url: 'http://loki.monitoring.svc.cluster.local:3100' },
          { name: 'Tempo', uid: 'tempo', type: 'tempo', url: 'http://tempo.monitoring.svc.cluster.local:3200' },
        ],
      }),
    },
    // It uses the network and file system of the node, which the namespace `monitoring` does not allow.
    'prometheus-node-exporter': { namespaceOverride: 'kube-system' },
    // Replaces hooks that patch the webhook with a self-signed certificate.
    prometheusOperator: { admissionWebhooks: { certManager: { enabled: true } } },
    // EKS does not expose these components, and in kind they listen only on localhost, so their alerts would always
    // fire.
    kubeControllerManager: off,
    kubeEtcd: off,
    kubeProxy: off,
    kubeScheduler: off,
  };
}

function loki({ cluster }: ControllerContext) {
  const bucket = bucketName(cluster, 'logs');
  const none = { replicas: 0 };
  return {
    deploymentMode: 'Monolithic',
    serviceAccount: { name: 'loki', annotations: roleAnnotations(cluster, 'loki') },
    loki: {
      auth_enabled: false, // one tenant; NetworkPolicies say who may connect
      commonConfig: { replication_factor: 1 },
      podSecurityContext: restrictedPod,
      containerSecurityContext: restrictedContainer,
      schemaConfig: {
        configs: [
          {
            from: '2026-01-01',
            store: 'tsdb',
            object_store: 's3',
            schema: 'v13',
            index: { prefix: 'index_', period: '24h' },
          },
        ],
      },
      storage: { type: 's3', bucketNames: { chunks: bucket, ruler: bucket }, s3: { region: cluster.region } },
      // Hot storage for the days of requirement T227; the bucket's lifecycle provides warm and cold storage.
      limits_config: { retention_period: `${(cluster.logRetentionDays ?? retentionDays(cluster)) * 24}h` },
      compactor: { retention_enabled: true, delete_request_store: 's3' },
    },
    singleBinary: {
      replicas: 1,
      persistence: { enabled: true, storageClass: 'gp3', size: '10Gi' }, // the write-ahead log
      resources: { requests: { cpu: '200m', memory: '512Mi' }, limits: { memory: '2Gi' } },
    },
    backend: none,
    read: none,
    write: none,
    // Alloy and Grafana call the single Service. At this size, caches and the canary cost more than they help.
    gateway: { enabled: false },
    chunksCache: { enabled: false },
    resultsCache: { enabled: false },
    lokiCanary: { enabled: false },
    sidecar: { rules: { enabled: false } },
    test: { enabled: false },
  };
}

// https://grafana.com/docs/alloy/latest/reference/components/; the Helm chart sets HOSTNAME to the name of the node.
function logPipeline(cluster: string): string {
  return `discovery.kubernetes "pods" {
  role = "pod"
  selectors {
    role  = "pod"
    field = "spec.nodeName=" + sys.env("HOSTNAME")
  }
}
discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets
  rule {
    source_labels = ["__meta_kubernetes_namespace"]
    target_label  = "namespace"
  }
  rule {
    source_labels = ["__meta_kubernetes_pod_name"]
    target_label  = "pod"
  }
  rule {
    source_labels = ["__meta_kubernetes_pod_container_name"]
    target_label  = "container"
  }
  rule {
    source_labels = ["__meta_kubernetes_pod_label_app_kubernetes_io_name"]
    target_label  = "app"
  }
  rule {
    source_labels = ["__meta_kubernetes_pod_uid", "__meta_kubernetes_pod_container_name"]
    separator     = "/"
    replacement   = "/var/log/pods/*$1/*.log"
    target_label  = "__path__"
  }
}
local.file_match "pods" {
  path_targets = discovery.relabel.pods.output
}
loki.source.file "pods" {
  targets    = local.file_match.pods.targets
  forward_to = [loki.process.pods.receiver]
}
loki.process "pods" {
  stage.cri { }
  forward_to = [loki.write.loki.receiver]
}
loki.write "loki" {
  endpoint {
    url = "http://loki.monitoring.svc.cluster.local:3100/loki/api/v1/push"
  }
  external_labels = { cluster = "${cluster}" }
}
`;
}

function retentionDays(cluster: ControllerContext['cluster']): number {
  return cluster.retentionDays ?? 30;
}
