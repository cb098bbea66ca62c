import { mutation, type Proof } from '../proof.ts';
import { inMesh, istio, namespace, networkPolicy, workload } from './manifests.ts';

const pods = workload('web') + workload('api');
const egress = (rules: string) => networkPolicy('web', `policyTypes: [Egress], egress: ${rules}`);
const ingress = (rules: string) => networkPolicy('api', `ingress: ${rules}`);
const fromWeb = '[{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 8080 }] }]';
const toApi = '[{ to: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 8080 }] }]';
const path = 'opens shop/web → shop/api on TCP port 8080';
const meshed = namespace('shop', inMesh) + pods;

export const proof: Proof = {
  refused: [
    {
      what: 'the callee does not let it in',
      manifests: pods + egress(toApi) + ingress('[]'),
      says: [
        `NetworkPolicy shop/web › spec.egress[0].to[0]: ${path}, and shop/api does not let it in: NetworkPolicy shop/api › the same path at both ends`,
      ],
    },
    {
      what: 'the callee lets it in on another port, and the caller may not go there',
      manifests: pods + egress(toApi) + ingress(fromWeb.replace('8080', '9090')),
      says: [
        `NetworkPolicy shop/web › spec.egress[0].to[0]: ${path}, and shop/api does not let it in: NetworkPolicy shop/api › the same path at both ends`,
        'NetworkPolicy shop/api › spec.ingress[0].from[0]: opens shop/web → shop/api on TCP port 9090, and shop/web may not go there: NetworkPolicy shop/web › the same path at both ends',
      ],
    },
    {
      what: 'the caller may not go there',
      manifests: pods + egress('[]') + ingress(fromWeb),
      says: [
        `NetworkPolicy shop/api › spec.ingress[0].from[0]: ${path}, and shop/web may not go there: NetworkPolicy shop/web › the same path at both ends`,
      ],
    },
    {
      what: 'mutual TLS refuses it',
      manifests:
        namespace('shop', inMesh) +
        workload('web', { labels: ', sidecar.istio.io/inject: "false"' }) +
        workload('api') +
        ingress(fromWeb) +
        istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }'),
      says: [
        `NetworkPolicy shop/api › spec.ingress[0].from[0]: ${path}, and shop/web, which has no proxy, is refused by PeerAuthentication shop/default › the same path at both ends`,
      ],
    },
    {
      what: 'an AuthorizationPolicy refuses every request',
      manifests:
        meshed +
        ingress(fromWeb) +
        istio(
          'AuthorizationPolicy',
          'api',
          '{ selector: { matchLabels: { app: api } }, rules: [{ from: [{ source: { namespaces: [istio-system] } }] }] }',
        ),
      says: [
        `NetworkPolicy shop/api › spec.ingress[0].from[0]: ${path}, and every request is refused by AuthorizationPolicy shop/api › the same path at both ends`,
      ],
    },
  ],
  accepted: [
    { what: 'both ends', manifests: pods + egress(toApi) + ingress(fromWeb) },
    { what: 'the other end is open', manifests: pods + egress(toApi) },
    {
      what: 'one of many pods lets it in',
      manifests:
        pods +
        workload('cart') +
        networkPolicy('cart', 'ingress: []') +
        egress('[{ to: [{ podSelector: {} }], ports: [{ port: 8080 }] }]') +
        ingress(fromWeb),
    },
    {
      what: 'some requests are allowed',
      manifests:
        meshed +
        ingress(fromWeb) +
        istio(
          'AuthorizationPolicy',
          'api',
          '{ selector: { matchLabels: { app: api } }, rules: [{ to: [{ operation: { methods: [GET] } }] }] }',
        ),
    },
    { what: 'peers that are not given', manifests: workload('web') + egress(toApi) },
  ],
  mutations: [
    mutation('a port of a chart that nobody may ask', 'NetworkPolicy', ({ metadata }, cluster) =>
      metadata.name === 'trace-intake' && cluster.of('Application').some(({ metadata: own }) => own.name === 'tempo')
        ? [{ field: 'spec.ingress[0].ports[0].port', to: 9999 }]
        : [],
    ),
  ],
};
