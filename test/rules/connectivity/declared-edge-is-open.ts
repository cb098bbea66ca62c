import { mutation, type Proof } from '../proof.ts';
import { inMesh, istio, namespace, networkPolicy, workload } from './manifests.ts';

const pods = workload('web', { calls: 'api:8080' }) + workload('api');
const meshed = namespace('shop', inMesh) + pods;
const overTcp = meshed.replace('{ app: api }, ports: [{ name: http', '{ app: api }, ports: [{ name: tcp');
const strict = istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }');
const webPrincipal = 'cluster.local/ns/shop/sa/web';

const egress = (rules: string) => networkPolicy('web', `policyTypes: [Egress], egress: ${rules}`);
const ingress = (rules: string) => networkPolicy('api', `ingress: ${rules}`);
const noEgress =
  'no rule allows shop/web to reach shop/api on TCP 8080 › Deployment shop/web calls api.shop.svc.cluster.local:8080: a rule for shop/api, TCP port 8080 in it';
const noIngress =
  'no rule allows shop/web to reach shop/api on TCP 8080 › Deployment shop/web calls api.shop.svc.cluster.local:8080: a rule for shop/web, TCP port 8080 in it';
const egressRefusal = `NetworkPolicy shop/web › spec.egress: ${noEgress}`;
const ingressRefusal = `NetworkPolicy shop/api › spec.ingress: ${noIngress}`;
const otherPorts = (rule: number) =>
  `NetworkPolicy shop/api › spec.ingress[${rule}].ports: shop/web to shop/api on TCP 8080: this rule has other ports › Deployment shop/web calls api.shop.svc.cluster.local:8080: TCP port 8080 in it`;
const notAllowed = (rule = 'spec.rules', verb = 'does not allow') =>
  `AuthorizationPolicy shop/api › ${rule}: ${verb} shop/web to ask shop/api on port 8080 › Deployment shop/web calls api.shop.svc.cluster.local:8080: a rule that allows principal ${webPrincipal} on port 8080`;
const unknownHost = (by: string, field = 'spec.egress') =>
  `${by} › ${field}: the proxy of shop/web does not know api.shop.svc.cluster.local:8080, and passes on nothing else › shop/api.shop.svc.cluster.local among the hosts`;
const plainText = (field = 'spec.mtls.mode', by = 'default') =>
  `PeerAuthentication shop/${by} › ${field}: STRICT, and shop/web reaches shop/api:8080 in plain text › Deployment shop/web calls api.shop.svc.cluster.local:8080: PERMISSIVE for port 8080 in portLevelMtls of a policy for shop/api`;

const fromWeb = '{ podSelector: { matchLabels: { app: web } } }';
const toApi = '{ podSelector: { matchLabels: { app: api } } }';
const authorization = (spec: string) =>
  istio('AuthorizationPolicy', 'api', `{ selector: { matchLabels: { app: api } }, ${spec} }`);
const sidecar = (spec: string, name = 'web') =>
  istio('Sidecar', name, `{ ${name === 'web' ? 'workloadSelector: { labels: { app: web } }, ' : ''}${spec} }`);
const outWeb = workload('web', { calls: 'api:8080', labels: ', sidecar.istio.io/inject: "false"' }) + workload('api');
const callsHost = workload('web', { calls: 'api.example.com:443' });
const noWayOut =
  'no rule allows shop/web to reach api.example.com:443 › a rule with an ipBlock of its addresses and TCP port 443';

/** A Service that answers by UDP too; what proxies refuse is none of it. */
const udp = (namespace('shop', inMesh) + workload('web', { calls: 'api:53/udp' }) + workload('api')).replaceAll(
  'ports: [{ name: http, port',
  'ports: [{ name: udp-dns, port: 53, protocol: UDP }, { name: http, port',
);

const database = (services: string) => `${workload('web', { calls: 'db-ro.shop.svc.cluster.local:5432' })}
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec: { instances: 2, storage: { size: 1Gi }, managed: { services: ${services} } }`;

export const proof: Proof = {
  refused: [
    {
      what: 'UDP where a rule is for TCP',
      manifests: udp + egress(`[{ to: [${toApi}], ports: [{ port: 53 }] }]`),
      says: [
        'NetworkPolicy shop/web › spec.egress[0].ports: shop/web to shop/api on UDP 53: this rule has other ports › Deployment shop/web calls api.shop.svc.cluster.local:53: UDP port 53 in it',
      ],
    },
    {
      what: 'a port of the Service that is of another protocol',
      manifests: udp.replace('api:53/udp', 'api:53'),
      says: [
        "Deployment shop/web › metadata.annotations['strata.dev/calls']: calls api:53, and the Service has no port 53 › one of its ports 8080",
      ],
    },
    {
      what: 'UDP to the outside where a rule is for TCP',
      manifests: workload('web', { calls: 'ntp.example.com:123/udp' }) + egress('[{ ports: [{ port: 123 }] }]'),
      says: [
        'NetworkPolicy shop/web › spec.egress: no rule allows shop/web to reach ntp.example.com:123 of UDP › a rule with an ipBlock of its addresses and UDP port 123',
      ],
    },
    {
      what: 'a protocol that nobody knows',
      manifests: workload('web', { calls: 'api:53/upd' }) + workload('api'),
      says: [
        "Deployment shop/web › metadata.annotations['strata.dev/calls']: 'api:53/upd' has no protocol that is known › host:port, host:port/udp or host:port/sctp, one a line",
      ],
    },
    // NetworkPolicy: who is isolated
    { what: 'a policy without rules shuts its pods', manifests: pods + ingress('[]'), says: [ingressRefusal] },
    {
      what: 'policyTypes left out: Ingress even where there are only egress rules',
      manifests: pods + networkPolicy('api', 'egress: [{}]'),
      says: [ingressRefusal],
    },
    {
      what: 'no policyTypes: as if they were left out',
      manifests: pods + networkPolicy('api', 'policyTypes: [], ingress: []'),
      says: [ingressRefusal],
    },
    {
      what: 'policyTypes left out: Egress where there are rules for it',
      manifests: pods + networkPolicy('web', `egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]`),
      says: [egressRefusal],
    },
    {
      what: 'podSelector {} is every pod of the namespace, in both directions',
      manifests: pods + networkPolicy('{}', 'policyTypes: [Ingress, Egress]'),
      says: [
        `NetworkPolicy shop/all › spec.egress: ${noEgress}`,
        `NetworkPolicy shop/all › spec.ingress: ${noIngress}`,
      ],
    },
    // who is a peer
    {
      what: 'a podSelector alone is of its own namespace',
      manifests:
        pods +
        networkPolicy(
          'api',
          `ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: other } }, podSelector: { matchLabels: { app: web } } }] }]`,
        ),
      says: [ingressRefusal],
    },
    {
      what: 'both selectors in one peer: both must match',
      manifests:
        namespace('shop', 'team: red') +
        pods +
        ingress(
          `[{ from: [{ namespaceSelector: { matchLabels: { team: red } }, podSelector: { matchLabels: { app: cart } } }] }]`,
        ),
      says: [ingressRefusal],
    },
    {
      what: 'an expression that does not hold',
      manifests:
        pods +
        ingress(
          '[{ from: [{ podSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [web, cart] }] } }] }]',
        ),
      says: [ingressRefusal],
    },
    // which ports
    {
      what: 'another port',
      manifests: pods + ingress(`[{ from: [${fromWeb}], ports: [{ port: 9090 }] }]`),
      says: [otherPorts(0)],
    },
    {
      what: 'UDP is not TCP',
      manifests: pods + ingress(`[{ from: [${fromWeb}], ports: [{ port: 8080, protocol: UDP }] }]`),
      says: [otherPorts(0)],
    },
    {
      what: 'a range that ends before',
      manifests: pods + ingress(`[{ from: [${fromWeb}], ports: [{ port: 8000, endPort: 8079 }] }]`),
      says: [otherPorts(0)],
    },
    {
      what: 'a name that the pods have no port of',
      manifests: pods + ingress(`[{ from: [${fromWeb}], ports: [{ port: grpc }] }]`),
      says: [otherPorts(0)],
    },
    {
      what: 'the port of the Service, where the pods have another',
      manifests:
        pods.replaceAll('port: 8080 }', 'port: 80, targetPort: 8080 }').replace('api:8080"', 'api:80"') +
        ingress(`[{ from: [${fromWeb}], ports: [{ port: 80 }] }]`),
      says: [otherPorts(0).replace('local:8080', 'local:80')],
    },
    // where a call leads
    {
      what: 'a Service that is not there',
      manifests: workload('web', { calls: 'wep:8080' }),
      says: [
        "Deployment shop/web › metadata.annotations['strata.dev/calls']: calls wep:8080, and no Service is shop/wep › a Service of namespace shop (did you mean 'web'?), or a host outside",
      ],
    },
    {
      what: 'a port that the Service has not',
      manifests: workload('web', { calls: 'web:80' }),
      says: [
        "Deployment shop/web › metadata.annotations['strata.dev/calls']: calls web:80, and the Service has no port 80 › one of its ports 8080",
      ],
    },
    {
      what: 'no port',
      manifests: workload('web', { calls: 'api' }),
      says: [
        "Deployment shop/web › metadata.annotations['strata.dev/calls']: 'api' has no host and port › host:port, one a line",
      ],
    },
    // hosts outside
    {
      what: 'no way out to a host',
      manifests: callsHost + egress('[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 80 }] }]'),
      says: [`NetworkPolicy shop/web › spec.egress: ${noWayOut}`],
    },
    {
      what: 'a block without the address',
      manifests:
        workload('web', { calls: '10.9.8.7:443' }) +
        egress('[{ to: [{ ipBlock: { cidr: 10.9.0.0/16, except: [10.9.8.0/24] } }], ports: [{ port: 443 }] }]'),
      says: [`NetworkPolicy shop/web › spec.egress: ${noWayOut.replace('api.example.com', '10.9.8.7')}`],
    },
    {
      what: 'a host that the mesh does not know',
      manifests: namespace('shop', inMesh) + callsHost + sidecar('outboundTrafficPolicy: { mode: REGISTRY_ONLY }'),
      says: [
        'Sidecar shop/web › spec.egress: the proxy of shop/web does not know api.example.com:443, and passes on nothing else › a ServiceEntry for it, and ./api.example.com among the hosts',
      ],
    },
    {
      what: 'a ServiceEntry of another port, of another namespace alone, and of a host too high',
      manifests:
        namespace('shop', inMesh) +
        callsHost +
        sidecar('outboundTrafficPolicy: { mode: REGISTRY_ONLY }') +
        istio(
          'ServiceEntry',
          'port',
          '{ hosts: [api.example.com], ports: [{ name: tls, number: 8443, protocol: TLS }] }',
        ) +
        istio(
          'ServiceEntry',
          'elsewhere',
          '{ hosts: [api.example.com], exportTo: ["."], ports: [{ name: tls, number: 443, protocol: TLS }] }',
          'other',
        ) +
        istio(
          'ServiceEntry',
          'above',
          '{ hosts: ["*.api.example.com"], ports: [{ name: tls, number: 443, protocol: TLS }] }',
        ),
      says: [
        'Sidecar shop/web › spec.egress: the proxy of shop/web does not know api.example.com:443, and passes on nothing else › a ServiceEntry for it, and ./api.example.com among the hosts',
      ],
    },
    // Sidecar
    {
      what: 'a Sidecar with other hosts',
      manifests:
        meshed +
        sidecar(
          'egress: [{ hosts: [./cart.shop.svc.cluster.local, "other/*"] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }',
        ),
      says: [unknownHost('Sidecar shop/web')],
    },
    {
      what: 'the Sidecar of the namespace',
      manifests:
        meshed + sidecar('egress: [{ hosts: ["~/*"] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }', 'default'),
      says: [unknownHost('Sidecar shop/default')],
    },
    {
      what: 'a listener of another port',
      manifests:
        meshed +
        sidecar(
          'egress: [{ port: { number: 9090, protocol: HTTP, name: http }, hosts: ["./*"] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }',
        ),
      says: [unknownHost('Sidecar shop/web')],
    },
    {
      what: 'what is passed on as it is has no identity',
      manifests: meshed + strict + sidecar('egress: [{ hosts: ["~/*"] }]'),
      says: [plainText()],
    },
    // PeerAuthentication
    {
      what: 'STRICT of the namespace, and a caller without a proxy',
      manifests: namespace('shop', inMesh) + outWeb + strict,
      says: [plainText()],
    },
    {
      what: 'STRICT of the mesh',
      manifests:
        namespace('shop', inMesh) +
        outWeb +
        istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }', 'istio-system'),
      says: [plainText().replace('shop/default', 'istio-system/default')],
    },
    {
      what: 'STRICT of the port, in a namespace that is PERMISSIVE',
      manifests:
        namespace('shop', inMesh) +
        outWeb +
        istio(
          'PeerAuthentication',
          'api',
          '{ selector: { matchLabels: { app: api } }, mtls: { mode: PERMISSIVE }, portLevelMtls: { 8080: { mode: STRICT } } }',
        ),
      says: [plainText("spec.portLevelMtls['8080'].mode", 'api')],
    },
    {
      what: 'a DestinationRule that turns TLS off',
      manifests:
        meshed +
        strict +
        istio(
          'DestinationRule',
          'api',
          '{ host: api.shop.svc.cluster.local, trafficPolicy: { tls: { mode: DISABLE } } }',
        ),
      says: [plainText()],
    },
    {
      what: 'a DestinationRule that turns TLS off for the port',
      manifests:
        meshed +
        strict +
        istio(
          'DestinationRule',
          'api',
          '{ host: api, trafficPolicy: { tls: { mode: ISTIO_MUTUAL }, portLevelSettings: [{ port: { number: 8080 }, tls: { mode: DISABLE } }] } }',
        ),
      says: [plainText()],
    },
    {
      what: 'mutual TLS with pods that have no proxy',
      manifests:
        namespace('shop', inMesh) +
        workload('web', { calls: 'api:8080' }) +
        workload('api', { labels: ', sidecar.istio.io/inject: "false"' }) +
        istio('DestinationRule', 'api', '{ host: api, trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }'),
      says: [
        'DestinationRule shop/api › spec.trafficPolicy.tls.mode: shop/web is to use mutual TLS of the mesh with shop/api, which has no proxy › DISABLE',
      ],
    },
    {
      what: 'mutual TLS with all of a namespace, where pods have no proxy',
      manifests:
        namespace('shop', inMesh) +
        workload('web', { calls: 'api:8080' }) +
        workload('api', { labels: ', sidecar.istio.io/inject: "false"' }) +
        istio(
          'DestinationRule',
          'all',
          '{ host: "*.shop.svc.cluster.local", trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }',
        ),
      says: [
        'DestinationRule shop/all › spec.trafficPolicy.tls.mode: shop/web is to use mutual TLS of the mesh with shop/api, which has no proxy › DISABLE',
      ],
    },
    // AuthorizationPolicy
    {
      what: 'an ALLOW policy without rules',
      manifests: meshed + istio('AuthorizationPolicy', 'api', '{}'),
      says: [notAllowed()],
    },
    {
      what: 'a policy of the mesh',
      manifests: meshed + istio('AuthorizationPolicy', 'none', '{}', 'istio-system'),
      says: [notAllowed().replace('shop/api ›', 'istio-system/none ›')],
    },
    {
      what: 'another principal',
      manifests:
        meshed + authorization('rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/cart] } }] }]'),
      says: [notAllowed()],
    },
    {
      what: 'another port',
      manifests: meshed + authorization('rules: [{ to: [{ operation: { ports: ["9090"] } }] }]'),
      says: [notAllowed()],
    },
    {
      what: 'a port that is left out',
      manifests: meshed + authorization('rules: [{ to: [{ operation: { notPorts: ["8080"] } }] }]'),
      says: [notAllowed()],
    },
    {
      what: 'another namespace',
      manifests: meshed + authorization('rules: [{ from: [{ source: { namespaces: ["sho", "*hops"] } }] }]'),
      says: [notAllowed()],
    },
    {
      what: 'DENY before ALLOW',
      manifests:
        meshed +
        authorization('rules: [{}]') +
        istio(
          'AuthorizationPolicy',
          'deny',
          '{ action: DENY, rules: [{ from: [{ source: { namespaces: [shop] } }] }] }',
        ),
      says: [notAllowed('spec.rules[0]', 'refuses').replace('shop/api ›', 'shop/deny ›')],
    },
    {
      what: 'no proxy, no principal',
      manifests:
        namespace('shop', inMesh) + outWeb + authorization(`rules: [{ from: [{ source: { principals: ["*"] } }] }]`),
      says: [
        'AuthorizationPolicy shop/api › spec.rules: does not allow shop/web, which has no identity in the mesh, to ask shop/api on port 8080 › Deployment shop/web calls api.shop.svc.cluster.local:8080: a rule that allows callers without identity on port 8080',
      ],
    },
    {
      what: 'ALLOW by method, of a stream of bytes',
      manifests: overTcp + authorization('rules: [{ to: [{ operation: { methods: [GET] } }] }]'),
      says: [notAllowed()],
    },
    {
      what: 'DENY by path and token, of a stream of bytes',
      manifests:
        overTcp +
        authorization(
          'action: DENY, rules: [{ from: [{ source: { namespaces: [shop], notRequestPrincipals: ["*"] } }], to: [{ operation: { ports: ["8080"], paths: [/admin] } }], when: [{ key: "request.headers[x]", values: [a] }] }]',
        ),
      says: [notAllowed('spec.rules[0]', 'refuses')],
    },
    // routes of the gateway
    {
      what: 'a route to a workload that does not let the gateway in',
      manifests:
        workload('gateway', { namespace: 'edge' }) +
        workload('api') +
        ingress(`[{ from: [${fromWeb}] }]`) +
        istio(
          'Gateway',
          'shop',
          '{ selector: { app: gateway }, servers: [{ hosts: ["*"], port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: PASSTHROUGH } }] }',
          'edge',
        ) +
        istio(
          'VirtualService',
          'shop',
          '{ hosts: [shop.example.com], gateways: [shop], http: [{ route: [{ destination: { host: api.shop.svc.cluster.local } }] }] }',
          'edge',
        ),
      says: [
        'NetworkPolicy shop/api › spec.ingress: no rule allows edge/gateway to reach shop/api on TCP 8080 › VirtualService edge/shop needs it: a rule for edge/gateway, TCP port 8080 in it',
      ],
    },
    {
      what: 'a Service that CloudNativePG is told not to make',
      manifests: database('{ disabledDefaultServices: [ro] }'),
      says: [
        "Deployment shop/web › metadata.annotations['strata.dev/calls']: calls db-ro.shop.svc.cluster.local:5432, and no Service is shop/db-ro › a Service of namespace shop, or a host outside",
      ],
    },
  ],
  accepted: [
    {
      what: 'UDP, of which proxies know nothing',
      manifests:
        udp +
        egress(`[{ to: [${toApi}], ports: [{ port: 53, protocol: UDP }] }]`) +
        ingress(`[{ from: [${fromWeb}], ports: [{ port: 53, protocol: UDP }] }]`) +
        authorization('rules: []') +
        sidecar("egress: [{ hosts: ['~/*'] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }"),
    },
    {
      what: 'a Service that CloudNativePG makes when it is told to',
      manifests: database('{ additional: [{ selectorType: rw, serviceTemplate: { metadata: { name: db-ro } } }] }'),
    },
    { what: 'no policy selects anybody', manifests: pods },
    {
      what: 'a policy for ingress alone leaves the other direction open',
      manifests: pods + networkPolicy('web', 'ingress: []'),
    },
    { what: 'from left out is everybody', manifests: pods + ingress('[{}]') },
    { what: 'an empty from is everybody', manifests: pods + ingress('[{ from: [], ports: [] }]') },
    {
      what: 'two peers: one is enough',
      manifests: pods + ingress(`[{ from: [{ namespaceSelector: { matchLabels: { team: red } } }, ${fromWeb}] }]`),
    },
    {
      what: 'an empty namespaceSelector is every namespace',
      manifests: pods + egress('[{ to: [{ namespaceSelector: {} }] }]'),
    },
    {
      what: 'DENY by path, of requests',
      manifests: meshed + authorization('action: DENY, rules: [{ to: [{ operation: { paths: [/admin] } }] }]'),
    },
    {
      what: 'settings of the port leave nothing of those of the host',
      manifests:
        meshed +
        strict +
        istio(
          'DestinationRule',
          'api',
          '{ host: api, trafficPolicy: { tls: { mode: DISABLE }, portLevelSettings: [{ port: { number: 8080 } }] } }',
        ),
    },
    {
      what: 'what one policy does not permit another does',
      manifests: pods + ingress('[]') + networkPolicy('{}', `ingress: [{ from: [${fromWeb}] }]`),
    },
    {
      what: 'a range that holds the port',
      manifests: pods + ingress(`[{ from: [${fromWeb}], ports: [{ port: 8000, endPort: 8080 }] }]`),
    },
    {
      what: 'a named port of the callee',
      manifests:
        pods +
        ingress(`[{ from: [${fromWeb}], ports: [{ port: http }] }]`) +
        egress(`[{ to: [${toApi}], ports: [{ port: http }] }]`),
    },
    {
      what: 'a protocol without port',
      manifests: pods + ingress(`[{ from: [${fromWeb}], ports: [{ protocol: TCP }] }]`),
    },
    {
      what: 'every address is also every pod',
      manifests: pods + egress('[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }]'),
    },
    {
      what: 'expressions that hold',
      manifests:
        pods +
        ingress(
          '[{ from: [{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [web] }, { key: tier, operator: DoesNotExist }] } }] }]',
        ),
    },
    {
      what: 'the host network is outside of policies',
      manifests: workload('web', { calls: 'api:8080', more: ', hostNetwork: true' }) + workload('api') + ingress('[]'),
    },
    {
      what: 'a headless Service, by the name of a pod',
      manifests:
        workload('web', { calls: 'api-0.api.shop.svc.cluster.local:8080' }) +
        workload('api').replace('spec: { selector: { app: api }', 'spec: { clusterIP: None, selector: { app: api }') +
        ingress(`[{ from: [${fromWeb}], ports: [{ port: 8080 }] }]`),
    },
    {
      what: 'an ExternalName leads outside',
      manifests:
        workload('web', { calls: 'api:443' }) +
        '\n---\napiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: shop }\nspec: { type: ExternalName, externalName: api.example.com }' +
        egress('[{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 443 }] }]'),
    },
    {
      what: 'a host that the mesh knows by its domain',
      manifests:
        namespace('shop', inMesh) +
        callsHost +
        istio(
          'ServiceEntry',
          'any',
          '{ hosts: ["*.example.com"], ports: [{ name: tls, number: 443, protocol: TLS }] }',
          'other',
        ) +
        sidecar('egress: [{ hosts: ["*/*.example.com"] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }'),
    },
    {
      what: 'the Sidecar of the workload beats that of the namespace',
      manifests:
        meshed +
        strict +
        sidecar('egress: [{ hosts: ["~/*"] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }', 'default') +
        sidecar('egress: [{ hosts: [./api.shop.svc.cluster.local] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY }'),
    },
    { what: 'STRICT among proxies', manifests: meshed + strict },
    {
      what: 'PERMISSIVE for the port',
      manifests:
        namespace('shop', inMesh) +
        outWeb +
        strict +
        istio(
          'PeerAuthentication',
          'api',
          '{ selector: { matchLabels: { app: api } }, mtls: { mode: STRICT }, portLevelMtls: { 8080: { mode: PERMISSIVE } } }',
        ),
    },
    { what: 'STRICT where there is no proxy means nothing', manifests: pods + strict },
    {
      what: 'a principal by its end',
      manifests:
        meshed +
        authorization(
          'rules: [{ from: [{ source: { principals: ["*/sa/web"] } }], to: [{ operation: { ports: ["80*"], paths: [/api/*], methods: [GET] } }] }]',
        ),
    },
    {
      what: 'a DENY rule for some paths alone',
      manifests:
        meshed +
        istio('AuthorizationPolicy', 'deny', '{ action: DENY, rules: [{ to: [{ operation: { paths: [/admin] } }] }] }'),
    },
    { what: 'an empty rule allows everything', manifests: meshed + authorization('rules: [{}]') },
    {
      what: 'an ALLOW policy for other pods',
      manifests: meshed + istio('AuthorizationPolicy', 'cart', '{ selector: { matchLabels: { app: cart } } }'),
    },
  ],
  mutations: [
    mutation('a rule of a NetworkPolicy goes', 'NetworkPolicy', ({ metadata, spec }, cluster) =>
      cluster.podsIn(metadata.namespace ?? '').some(({ owner }) => owner.metadata.name === metadata.name)
        ? (spec?.egress ?? []).flatMap(({ to = [] }, index) =>
            to.some(
              ({ podSelector }) =>
                podSelector?.matchLabels?.['app.kubernetes.io/name'] !== undefined &&
                podSelector.matchLabels['app.kubernetes.io/name'] !== metadata.name &&
                podSelector.matchLabels['app.kubernetes.io/name'] !== 'tempo',
            )
              ? [{ field: `spec.egress[${index}]`, to: undefined }]
              : [],
          )
        : [],
    ),
    mutation('a caller that is let in is another one', 'AuthorizationPolicy', ({ spec }) => {
      const { action, rules = [] } = spec ?? {};
      // Where a caller without identity is let in, so is everybody.
      const open = rules.flatMap(({ from, to }) => (from === undefined ? (to?.[0]?.operation?.ports ?? []) : []));
      return rules.flatMap(({ from, to }, index) => {
        const [port = ''] = to?.[0]?.operation?.ports ?? [];
        const others = rules.filter(
          (rule) => rule.from?.[0]?.source?.principals?.[0] === from?.[0]?.source?.principals?.[0],
        );
        return action === 'ALLOW' && from !== undefined && !open.includes(port) && others.length === 1
          ? [{ field: `spec.rules[${index}].from[0].source.principals[0]`, to: 'cluster.local/ns/x/sa/y' }]
          : [];
      });
    }),
    mutation('a host goes from a Sidecar', 'Sidecar', ({ spec }) => {
      const hosts = spec?.egress?.[0]?.hosts ?? [];
      if (hosts.some((host) => host.endsWith('/*'))) return [];
      return hosts.flatMap((host, index) =>
        /^(monitoring|default)\//.test(host) ? [] : [{ field: `spec.egress[0].hosts[${index}]`, to: 'elsewhere/gone' }],
      );
    }),
    mutation('a ServiceEntry goes', 'ServiceEntry', () => [{ gone: true }]),
    mutation('a Service gets another port', 'Service', ({ metadata, spec }, cluster) =>
      cluster.pods.some(
        ({ owner }) =>
          owner.metadata.annotations?.['strata.dev/calls']?.includes(
            `${metadata.name}.${metadata.namespace ?? ''}.svc.cluster.local:${spec?.ports?.[0]?.port ?? ''}`,
          ) === true,
      )
        ? [{ field: 'spec.ports[0].port', to: 1 }]
        : [],
    ),
  ],
};
