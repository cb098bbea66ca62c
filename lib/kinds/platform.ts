/** Where the platform's own parts are, as their charts install them: the fixed ends of every workload's edges. */
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
    /** Without it the operator passes over monitors and rules. */
    monitorLabels: { release: 'kube-prometheus-stack' },
  },
  /** Runs the PostgreSQL clusters. */
  cloudnativePg: { namespace: 'cnpg-system', podLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' } },
  /** Takes the spans of the proxies. */
  tempo: {
    namespace: 'monitoring',
    podLabels: { 'app.kubernetes.io/name': 'tempo' },
    host: 'tempo.monitoring.svc.cluster.local',
    port: 4317,
  },
  /** EKS Pod Identity agent, on every node. */
  podIdentity: { cidr: '169.254.170.23/32', port: 80 },
} as const;

/** Secret with the account that Grafana's chart reads, and the remote secret it comes from. */
export const grafanaAdmin = {
  secret: 'grafana-admin',
  remote: 'grafana',
  keys: ['admin-user', 'admin-password'],
} as const;
