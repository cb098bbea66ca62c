import type { Controller, ControllerContext } from '../../lib/spec/controller.ts';

// All Istio charts moved here in 2026. The Google bucket and registry.istio.io, the default of 1.30, end in December
// 2026. https://istio.io/latest/blog/2026/retirement-of-gcp/
const repository = 'https://blob.istio.io/istio-release/charts';
const hub = 'docker.io/istio';
const version = '1.30.3';

/** Istio in sidecar mode with its CNI plugin. Namespaces refer to the revision by the tag of the environment. */
export const mesh = {
  'istio-base': {
    repository,
    chart: 'base',
    version,
    namespace: 'istio-system',
    because: 'Defines the kinds of Istio, which every system renders.',
    wave: -100,
    values: () => ({ defaultRevision: 'default' }),
  },
  'istio-cni': {
    repository,
    chart: 'cni',
    version,
    namespace: 'kube-system',
    because: 'Redirects traffic without the privileged init container that the Pod Security Standard forbids.',
    wave: -70,
    pods: { 'istio-cni': { labels: { 'k8s-app': 'istio-cni-node' } } },
    // k3s has its own folders for CNI plugins and their configuration.
    values: ({ cluster }) => ({
      global: { hub, ...(cluster.machine?.distribution === 'k3s' && { platform: 'k3s' }) },
    }),
  },
  istiod: {
    repository,
    chart: 'istiod',
    version,
    namespace: 'istio-system',
    because: 'Injects the sidecars and sends them the rendered routes and policies.',
    wave: -65,
    pods: {
      istiod: {
        labels: { app: 'istiod' },
        webhooks: [15017],
        // Proxies of every namespace, including those of the gateway.
        callers: [{ ports: [{ port: 15012, protocol: 'TCP' }] }],
        // Public keys of token issuers (RequestAuthentication), which istiod fetches for the proxies.
        internet: [443],
      },
    },
    values: istiod,
  },
  'istio-ingress': {
    repository,
    chart: 'gateway',
    version,
    namespace: 'istio-ingress',
    because: 'Runs the gateway pods (`istio: ingress`) that the rendered Gateways select.',
    wave: -50,
    values: ({ environment, cluster }) => ({
      autoscaling: environment.platform === 'kind' ? { enabled: false } : { minReplicas: 2, maxReplicas: 5 },
      podDisruptionBudget: environment.platform === 'kind' ? {} : { maxUnavailable: 1 },
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      // The security context of the Helm chart, with the seccomp profile that `restricted` requires. Binding to 80 and
      // 443 needs no capability.
      securityContext: {
        seccompProfile: { type: 'RuntimeDefault' },
        sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
      },
      service:
        environment.platform === 'eks'
          ? networkLoadBalancer
          : cluster.machine?.distribution === 'k3s'
            ? hostPorts
            : nodePorts,
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'ScheduleAnyway',
          nodeTaintsPolicy: 'Honor',
          labelSelector: { matchLabels: { istio: 'ingress' } },
        },
      ],
    }),
  },
} as const satisfies Readonly<Record<string, Controller>>;

function istiod({ environment }: ControllerContext) {
  const kind = environment.platform === 'kind';
  return {
    // Adds the webhook for namespaces with the label `istio.io/rev: <tag>`. To upgrade, a second release takes over the
    // tag.
    revisionTags: [environment.istioRevision],
    autoscaleEnabled: !kind,
    autoscaleMin: 2,
    cni: { enabled: true },
    env: {
      ENABLE_NATIVE_SIDECARS: 'true',
      // No route uses the Gateway API, and 1.30 requires CRDs of Gateway API 1.5 or newer for TLSRoute.
      PILOT_ENABLE_GATEWAY_API: 'false',
    },
    resources: { requests: kind ? { cpu: '50m', memory: '256Mi' } : { cpu: '200m', memory: '1Gi' } },
    seccompProfile: { type: 'RuntimeDefault' },
    meshConfig: {
      // PodMonitors scrape applications on their own port, so nothing reads the merged metrics.
      enablePrometheusMerge: false,
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
      // Each ServiceEntry of a TCP host gets its own address, so that two hosts on one port can be told apart.
      defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' } },
      extensionProviders: [
        { name: 'tempo', opentelemetry: { service: 'tempo.monitoring.svc.cluster.local', port: 4317 } },
      ],
    },
    global: {
      hub,
      defaultPodDisruptionBudget: { enabled: !kind },
      proxy: { resources: environment.sidecar },
    },
  };
}

const httpPort = { name: 'http2', port: 80, protocol: 'TCP', targetPort: 80 };
const httpsPort = { name: 'https', port: 443, protocol: 'TCP', targetPort: 443 };

const nodePorts = {
  type: 'NodePort',
  ports: [
    { ...httpPort, nodePort: 30080 },
    { ...httpsPort, nodePort: 30443 },
  ],
};

/** k3s exposes the ports of such a Service on the machine itself. */
const hostPorts = { type: 'LoadBalancer', ports: [httpPort, httpsPort] };

// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
const networkLoadBalancer = {
  type: 'LoadBalancer',
  // The status port 15021 is left out: the load balancer probes it on the pod, and nobody else needs it.
  ports: [httpPort, httpsPort],
  annotations: {
    'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
    'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
    'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
    'service.beta.kubernetes.io/aws-load-balancer-attributes': 'load_balancing.cross_zone.enabled=true',
    'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
      'preserve_client_ip.enabled=true,deregistration_delay.timeout_seconds=30',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol': 'HTTP',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': '15021',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': '/healthz/ready',
  },
};
