/** Port on which a proxy tells Prometheus of itself; it takes plain text and passes nothing on. */
export const proxyMetrics = { name: 'http-envoy-prom', port: 15090 };

/** Inbound ports that Istio leaves alone. https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
export const uncapturedPorts: ReadonlySet<number> = new Set([15020, 15021, 15090]);

/** Port of istiod that proxies get their configuration and certificates from. */
export const istiodPort = 15012;

/** Port on which a gateway says whether it is healthy. */
export const gatewayHealthPort = 15021;

/** Agent of EKS Pod Identity, on every node. https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
export const podIdentityAgent = { address: '169.254.170.23', port: 80 };

/** Where NodeLocal DNSCache answers on every node. https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ */
export const nodeLocalDns = '169.254.20.10';

/** Ports of the Service that KubeRay makes for a head. https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html */
export const rayHeadPorts: readonly number[] = [6379, 8000, 8080, 8265, 10001];

/** Ports of CloudNativePG's instances. https://cloudnative-pg.io/documentation/current/networking/ */
export const postgresqlPorts = { postgresql: 5432, status: 8000, metrics: 9187 };

/** Names that AWS gives to services inside of a network: their addresses are private ones. */
export const privateHosts: readonly RegExp[] = [
  /\.rds\.amazonaws\.com$/,
  /\.cache\.amazonaws\.com$/,
  /\.kafka\.[a-z0-9-]+\.amazonaws\.com$/,
  /\.mq\.[a-z0-9-]+\.amazonaws\.com$/,
  /\.docdb\.amazonaws\.com$/,
  /\.es\.amazonaws\.com$/,
];
