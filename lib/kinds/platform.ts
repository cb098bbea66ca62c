/**
 * Where the parts of the platform are, as their Helm charts install them: the fixed destinations and sources of
 * workloads' edges.
 */
export const platform = {
  dns: { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' }, port: 53 },
  /** https://istio.io/latest/docs/ops/deployment/application-requirements/ */
  istiod: { namespace: 'istio-system', podLabels: { app: 'istiod' }, port: 15012 },
  proxy: { metricsPort: 15090 },
  gateway: {
    namespace: 'istio-ingress',
    podLabels: { istio: 'ingress' },
    principal: 'cluster.local/ns/istio-ingress/sa/istio-ingress',
  },
  prometheus: {
    namespace: 'monitoring',
    podLabels: { 'app.kubernetes.io/name': 'prometheus' },
    url: 'http://kube-prometheus-stack-prometheus.monitoring.svc.cluster.local:9090',
    /** The Prometheus operator ignores monitors and rules without this label. */
    monitorLabels: { release: 'kube-prometheus-stack' },
  },
  /** The operator of the PostgreSQL clusters. */
  cloudnativePg: { namespace: 'cnpg-system', podLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' } },
  /** Receives the traces of the proxies. */
  tempo: {
    namespace: 'monitoring',
    podLabels: { 'app.kubernetes.io/name': 'tempo' },
    host: 'tempo.monitoring.svc.cluster.local',
    port: 4317,
  },
  /** EKS Pod Identity agent, on every node. */
  podIdentity: { cidr: '169.254.170.23/32', port: 80 },
} as const;

/** Secret with the account that Grafana's Helm chart reads, and the remote secret that it comes from. */
export const grafanaAdmin = {
  secret: 'grafana-admin',
  remote: 'grafana',
  keys: ['admin-user', 'admin-password'],
} as const;
