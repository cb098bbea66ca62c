import { portOf } from '../../../lib/model/pods/container-ports.ts';
import { isOfController, mutation, type Proof } from '../proof.ts';
import { chart, eksCluster, inMesh, istio, namespace, networkPolicy, workload } from './manifests.ts';

const dns =
  '{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }, podSelector: { matchLabels: { k8s-app: kube-dns } } }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }';
const istiod =
  '{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: istiod } } }], ports: [{ port: 15012 }] }';
const egress = (...rules: string[]) => networkPolicy('api', `policyTypes: [Egress], egress: [${rules.join(', ')}]`);
const api = workload('api');
const meshed =
  namespace('shop', inMesh) +
  api +
  chart(
    'istiod',
    'istio-system',
    '{ meshConfig: { extensionProviders: [{ name: spans, opentelemetry: { service: tempo.monitoring.svc.cluster.local, port: 4317 } }] } }',
  );
const monitoring = chart('kube-prometheus-stack', 'monitoring');
const monitor = `
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: api, namespace: shop }
spec: { selector: { matchLabels: { app: api } }, podMetricsEndpoints: [{ port: http }] }`;
const receivers = `
---
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: shop, namespace: monitoring }
spec:
  route: { receiver: team }
  receivers: [{ name: team, slackConfigs: [{ channel: "#shop" }], emailConfigs: [{ to: a@example.com, smarthost: "mail.example.com:587" }] }]`;
const telemetry = istio('Telemetry', 'default', '{ tracing: [{ providers: [{ name: spans }] }] }', 'istio-system');
const noRule = (to: string, needed: string, by = 'Deployment shop/api') =>
  `NetworkPolicy shop/api › spec.egress: no rule allows shop/api to reach ${to} › ${by} needs it: a rule for ${needed}`;
const dnsRefused = (protocol: string) =>
  noRule(`kube-system/dns on ${protocol} 53`, `kube-system/dns, ${protocol} port 53 in it`);
const binding = `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: api, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: api }
subjects: [{ kind: ServiceAccount, name: api }]`;
const association = `
---
apiVersion: eks.services.k8s.aws/v1alpha1
kind: PodIdentityAssociation
metadata: { name: api, namespace: shop }
spec: { clusterName: shop, namespace: shop, serviceAccount: api, roleARN: "arn:aws:iam::123456789012:role/api" }`;
const addresses = (...cidrs: string[]) =>
  `{ to: [${cidrs.map((cidr) => `{ ipBlock: { cidr: ${cidr} } }`).join(', ')}], ports: [{ port: 443 }] }`;
const toServer =
  'NetworkPolicy shop/api › spec.egress: no rule allows shop/api to reach kubernetes.default.svc.cluster.local:443 › a rule with an ipBlock of its addresses and TCP port 443';
const ray = `
---
apiVersion: ray.io/v1
kind: RayCluster
metadata: { name: api, namespace: shop }
spec:
  headGroupSpec: { template: { metadata: { labels: { app: api } }, spec: { containers: [] } } }
  workerGroupSpecs: [{ groupName: gpu, template: { metadata: { labels: { app: api } }, spec: { containers: [] } } }]`;
const database = `
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: api, namespace: shop }
spec: { instances: 3, storage: { size: 1Gi } }`;
const gateway =
  namespace('edge') +
  chart(
    'gateway',
    'edge',
    '{ service: { annotations: { service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: "15021" } } }',
  ) +
  istio(
    'Gateway',
    'shop',
    '{ selector: { istio: gateway }, servers: [{ hosts: ["*"], port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: PASSTHROUGH } }] }',
    'edge',
  );
const gatewayPolicy = (ingress: string) => `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: gateway, namespace: edge }
spec: { podSelector: { matchLabels: { istio: gateway } }, ingress: [${ingress}] }`;

const webhook = (failurePolicy = 'Fail') => `
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ port: 443, targetPort: 8443 }] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: api }
webhooks: [{ name: api.shop.example.com, failurePolicy: ${failurePolicy}, clientConfig: { service: { namespace: shop, name: api } } }]`;
const ingress = (from: string) =>
  networkPolicy('api', `policyTypes: [Ingress], ingress: [{ from: [${from}], ports: [{ port: 8443 }] }]`);

export const proof: Proof = {
  refused: [
    {
      what: 'a policy without a rule for the API server, which calls a webhook',
      manifests: api + webhook() + ingress('{ podSelector: {} }'),
      says: [
        'NetworkPolicy shop/api › spec.ingress: no rule allows the API server to reach shop/api:8443 › a rule with an ipBlock of the API server and TCP port 8443',
      ],
    },
    {
      what: 'egress without DNS',
      manifests: api + egress('{ to: [{ podSelector: {} }] }'),
      says: [dnsRefused('TCP'), dnsRefused('UDP')],
    },
    {
      what: 'egress without DNS in a namespace whose pods are not given',
      manifests: networkPolicy('{}', 'policyTypes: [Egress], egress: [{ ports: [{ port: 443 }] }]'),
      says: [
        'NetworkPolicy shop/all › spec.egress: no rule allows the pods of shop to reach kube-system/dns on UDP 53, and they call others › a rule for kube-system/dns, UDP and TCP port 53 in it',
      ],
    },
    {
      what: 'DNS over UDP alone',
      manifests: api + egress(dns.replace(', { port: 53 }', '')),
      says: [
        'NetworkPolicy shop/api › spec.egress[0].ports: shop/api to kube-system/dns on TCP 53: this rule has other ports › Deployment shop/api needs it: TCP port 53 in it',
      ],
    },
    {
      what: 'a proxy without istiod',
      manifests: meshed + egress(dns),
      says: [noRule('istio-system/istiod on TCP 15012', 'istio-system/istiod, TCP port 15012 in it')],
    },
    {
      what: 'spans that go nowhere',
      manifests:
        meshed +
        telemetry +
        chart('tempo', 'monitoring') +
        egress(dns, istiod) +
        istio('Sidecar', 'default', '{ egress: [{ hosts: ["./*"] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY } }'),
      says: [
        noRule(
          'monitoring/tempo on TCP 4317',
          'monitoring/tempo, TCP port 4317 in it',
          'Telemetry istio-system/default',
        ),
        'Sidecar shop/default › spec.egress: the proxy of shop/api does not know tempo.monitoring.svc.cluster.local:4317, and passes on nothing else › monitoring/tempo.monitoring.svc.cluster.local among the hosts',
      ],
    },
    {
      what: 'a scrape that the policy refuses, and one that mutual TLS does',
      manifests:
        meshed +
        monitoring +
        monitor +
        networkPolicy('api', 'ingress: []') +
        istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }'),
      says: [
        'NetworkPolicy shop/api › spec.ingress: no rule allows monitoring/prometheus to reach shop/api on TCP 8080 › PodMonitor shop/api needs it: a rule for monitoring/prometheus, TCP port 8080 in it',
        'PeerAuthentication shop/default › spec.mtls.mode: STRICT, and monitoring/prometheus reaches shop/api:8080 in plain text › PodMonitor shop/api needs it: PERMISSIVE for port 8080 in portLevelMtls of a policy for shop/api',
      ],
    },
    {
      what: 'a ServiceMonitor',
      manifests:
        api.replace(
          '{ name: api, namespace: shop }\nspec: { selector',
          '{ name: api, namespace: shop, labels: { app: api } }\nspec: { selector',
        ) +
        monitoring +
        monitor.replace('PodMonitor', 'ServiceMonitor').replace('podMetricsEndpoints', 'endpoints') +
        networkPolicy('api', 'ingress: []'),
      says: [
        'NetworkPolicy shop/api › spec.ingress: no rule allows monitoring/prometheus to reach shop/api on TCP 8080 › ServiceMonitor shop/api needs it: a rule for monitoring/prometheus, TCP port 8080 in it',
      ],
    },
    { what: 'rights without the API server', manifests: api + binding + egress(dns), says: [toServer] },
    ...['kind: Group, name: "system:serviceaccounts:shop"', 'kind: User, name: "system:serviceaccount:shop:api"'].map(
      (subject) => ({
        what: `rights of ${subject}`,
        manifests: api + binding.replace('kind: ServiceAccount, name: api', subject) + egress(dns),
        says: [toServer],
      }),
    ),
    {
      what: 'its Service address alone',
      manifests: eksCluster + api + binding + egress(dns, addresses('172.20.0.1/32')),
      says: [toServer],
    },
    {
      what: 'its own addresses alone',
      manifests: eksCluster + api + binding + egress(dns, addresses('10.1.240.0/28')),
      says: [toServer],
    },
    {
      what: 'an AWS role without the agent',
      manifests:
        namespace('shop', inMesh) +
        api +
        association +
        egress(dns) +
        istio('Sidecar', 'default', '{ outboundTrafficPolicy: { mode: REGISTRY_ONLY } }'),
      says: [
        "Deployment shop/api › spec.template.metadata.annotations['traffic.sidecar.istio.io/excludeOutboundIPRanges']: the proxy of shop/api refuses 169.254.170.23:80, which no ServiceEntry names › 169.254.170.23/32 in it",
        'NetworkPolicy shop/api › spec.egress: no rule allows shop/api to reach 169.254.170.23:80 › a rule with an ipBlock of its addresses and TCP port 80',
      ],
    },
    {
      what: 'Ray on some ports',
      manifests: ray + egress(dns, '{ to: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 6379 }] }'),
      says: [
        'NetworkPolicy shop/api › spec.egress[1].ports: shop/api/head to shop/api/worker on TCP every port: this rule has other ports › RayCluster shop/api needs it: no ports in it',
        'NetworkPolicy shop/api › spec.egress[1].ports: shop/api/worker to shop/api/head on TCP every port: this rule has other ports › RayCluster shop/api needs it: no ports in it',
        'NetworkPolicy shop/api › spec.egress[1].ports: shop/api/worker to shop/api/worker on TCP every port: this rule has other ports › RayCluster shop/api needs it: no ports in it',
      ],
    },
    {
      what: 'PostgreSQL without its operator',
      manifests:
        database +
        chart('cloudnative-pg', 'cnpg-system') +
        networkPolicy('{}', 'ingress: [{ from: [{ podSelector: {} }] }]'),
      says: [
        'NetworkPolicy shop/all › spec.ingress: no rule allows cnpg-system/cloudnative-pg to reach shop/api on TCP 5432 › Cluster shop/api needs it: a rule for cnpg-system/cloudnative-pg, TCP port 5432 in it',
        'NetworkPolicy shop/all › spec.ingress: no rule allows cnpg-system/cloudnative-pg to reach shop/api on TCP 8000 › Cluster shop/api needs it: a rule for cnpg-system/cloudnative-pg, TCP port 8000 in it',
      ],
    },
    {
      what: 'alerts on their way, and who asks for metrics',
      manifests:
        monitoring +
        receivers +
        ['prometheus', 'alertmanager', 'grafana']
          .map((name) =>
            networkPolicy('{}', `policyTypes: [Egress], egress: [${dns}]`, 'monitoring')
              .replace('name: all', `name: ${name}`)
              .replace('podSelector: {}', `podSelector: { matchLabels: { app.kubernetes.io/name: ${name} } }`),
          )
          .join(''),
      says: [
        'NetworkPolicy monitoring/prometheus › spec.egress: no rule allows monitoring/prometheus to reach monitoring/alertmanager on TCP 9093 › Application argocd/kube-prometheus-stack needs it: a rule for monitoring/alertmanager, TCP port 9093 in it',
        'NetworkPolicy monitoring/alertmanager › spec.egress: no rule allows monitoring/alertmanager to reach hooks.slack.com:443 › a rule with an ipBlock of its addresses and TCP port 443',
        'NetworkPolicy monitoring/alertmanager › spec.egress: no rule allows monitoring/alertmanager to reach mail.example.com:587 › a rule with an ipBlock of its addresses and TCP port 587',
        'NetworkPolicy monitoring/grafana › spec.egress: no rule allows monitoring/grafana to reach monitoring/prometheus on TCP 9090 › Application argocd/kube-prometheus-stack needs it: a rule for monitoring/prometheus, TCP port 9090 in it',
      ],
    },
    {
      what: 'a gateway that is shut',
      manifests: gateway + gatewayPolicy('{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: 443 }] }'),
      says: [
        'NetworkPolicy edge/gateway › spec.ingress: no rule allows the internet to reach edge/gateway:443 › a rule with an ipBlock of the internet and TCP port 443',
        'NetworkPolicy edge/gateway › spec.ingress: no rule allows the network of the cluster to reach edge/gateway:15021 › a rule with an ipBlock of the network of the cluster and TCP port 15021',
      ],
    },
  ],
  accepted: [
    { what: 'a webhook that may stay unanswered', manifests: api + webhook('Ignore') + ingress('{ podSelector: {} }') },
    {
      what: 'a rule for the addresses of the API server',
      manifests: api + webhook() + ingress('{ ipBlock: { cidr: 10.0.0.0/24 } }'),
    },
    {
      what: 'a rule for the agents that pass on the calls of the API server',
      manifests:
        api +
        webhook() +
        ingress('{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }'),
    },
    { what: 'everything that a proxy needs', manifests: meshed + egress(dns, istiod) },
    { what: 'a pod that calls nobody', manifests: api + egress() },
    {
      what: 'DNS by all pods of its namespace',
      manifests:
        api + egress('{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }] }'),
    },
    {
      what: 'DNS by the cache on the node',
      manifests:
        api +
        egress('{ to: [{ ipBlock: { cidr: 169.254.20.10/32 } }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }'),
    },
    {
      what: 'an account without a token',
      manifests: workload('api', { more: ', automountServiceAccountToken: false' }) + binding + egress(dns),
    },
    {
      what: 'both addresses of the API server',
      manifests: eksCluster + api + binding + egress(dns, addresses('172.20.0.1/32', '10.1.240.0/28')),
    },
    {
      what: 'the ports of the proxy itself are not captured',
      manifests:
        namespace('shop', inMesh) +
        api +
        monitoring +
        monitor.replace('port: http', 'portNumber: 15090') +
        istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }'),
    },
    {
      what: 'a monitor with certificates',
      manifests:
        namespace('shop', inMesh) +
        api +
        monitoring +
        monitor.replace('port: http', 'port: http, scheme: HTTPS, tlsConfig: { insecureSkipVerify: true }') +
        istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }'),
    },
    {
      what: 'the port of a gateway that is no chart, behind its Service',
      manifests:
        workload('web', { labels: ', istio: gateway' })
          .replaceAll('shop', 'edge')
          .replace('{ name: http, port: 8080 }', '{ name: https, port: 443, targetPort: 8443 }') +
        istio(
          'Gateway',
          'shop',
          '{ selector: { istio: gateway }, servers: [{ hosts: ["*"], port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: PASSTHROUGH } }] }',
          'edge',
        ) +
        gatewayPolicy('{ ports: [{ port: 8443 }] }'),
    },
    {
      what: 'the port of a gateway behind its Service',
      manifests:
        gateway.replace('{ service: {', '{ service: { ports: [{ name: https, port: 443, targetPort: 8443 }],') +
        gatewayPolicy('{ ports: [{ port: 8443 }, { port: 15021 }] }'),
    },
    {
      what: 'Ray on ports of its own',
      manifests:
        ray.replace('headGroupSpec: {', 'headGroupSpec: { rayStartParams: { min-worker-port: "20000" },') +
        egress(dns, '{ to: [{ podSelector: {} }], ports: [{ port: 6379 }] }'),
    },
  ],
  mutations: [
    mutation('a rule for the platform goes', 'NetworkPolicy', ({ metadata, spec, ...policy }) =>
      metadata.namespace === 'monitoring' || isOfController({ ...policy, metadata })
        ? []
        : (spec?.egress ?? []).flatMap(({ to = [], ports = [] }, index) => {
            const { namespaceSelector, ipBlock } = to[0] ?? {};
            const home = namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] ?? '';
            return ['kube-system', 'istio-system', 'monitoring'].includes(home) ||
              // The API server or the Pod Identity agent, and no database outside with an address of its own.
              (ipBlock?.cidr?.endsWith('/32') === true && ports[0]?.port !== 5432)
              ? [{ field: `spec.egress[${index}]`, to: undefined }]
              : [];
          }),
    ),
    mutation('a scrape goes', 'NetworkPolicy', ({ metadata, spec, ...policy }) =>
      metadata.namespace === 'istio-ingress' || isOfController({ ...policy, metadata })
        ? []
        : (spec?.ingress ?? []).flatMap(({ from = [] }, index) =>
            from[0]?.podSelector?.matchLabels?.['app.kubernetes.io/name'] === 'prometheus'
              ? [{ field: `spec.ingress[${index}].ports[0].port`, to: 1 }]
              : [],
          ),
    ),
    mutation('a metrics port becomes strict', 'PeerAuthentication', ({ spec }, { environment }) =>
      // In dev stand-ins take plain text of callers, too.
      Object.keys(environment === 'dev' ? {} : (spec?.portLevelMtls ?? {})).map((port) => ({
        field: `spec.portLevelMtls['${port}'].mode`,
        to: 'STRICT',
      })),
    ),
    mutation('alerts go nowhere', 'NetworkPolicy', ({ metadata }, cluster) =>
      cluster.of('AlertmanagerConfig').length > 0 &&
      metadata.namespace === 'monitoring' &&
      metadata.name === 'alertmanager'
        ? [{ field: 'spec.egress', to: [] }]
        : [],
    ),
    mutation('the gateway is shut', 'NetworkPolicy', ({ metadata, spec }, { environment }) =>
      metadata.namespace === 'istio-ingress' && metadata.name === 'gateway'
        ? (spec?.ingress ?? [])
            .slice(0, environment === 'dev' ? 1 : 2)
            .map((_, index) => ({ field: `spec.ingress[${index}]`, to: { from: [{ podSelector: {} }] } }))
        : [],
    ),
    mutation('a monitor reads another port', 'PodMonitor', ({ metadata }, cluster) =>
      metadata.name === 'istio-proxy' && cluster.podsIn(metadata.namespace ?? '').some((pods) => portOf(pods, 'http'))
        ? [{ field: 'spec.podMetricsEndpoints[0]', to: { port: 'http' } }]
        : [],
    ),
    mutation('Prometheus is shut', 'NetworkPolicy', ({ metadata }, cluster) =>
      metadata.namespace === 'monitoring' && metadata.name === 'prometheus' && cluster.of('AnalysisTemplate').length > 0
        ? [{ field: 'spec.ingress', to: [] }]
        : [],
    ),
  ],
};
