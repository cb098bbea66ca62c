import { mutation, type Proof } from '../proof.ts';

const gateway = (servers: string, name = 'web', selector = '{ istio: ingress }') => `
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${name}, namespace: istio-ingress }
spec: { selector: ${selector}, servers: [${servers}] }
`;
const https = (hosts: string, tls = '{ mode: SIMPLE, credentialName: web, minProtocolVersion: TLSV1_2 }') =>
  `{ hosts: ${hosts}, port: { name: https, number: 443, protocol: HTTPS }, tls: ${tls} }`;

const http = (tls: string, port = 80) =>
  `{ hosts: ["*"], port: { name: http, number: ${port}, protocol: HTTP }${tls} }`;
const at = 'Gateway istio-ingress/web › spec.servers[0].tls';

export const proof: Proof = {
  refused: [
    {
      what: 'plain requests',
      manifests: gateway(http('')),
      says: [`${at}.httpsRedirect: HTTP on port 80 without a redirect › httpsRedirect: true`],
    },
    {
      what: 'no certificate',
      manifests: gateway(https('["*"]', '{ mode: SIMPLE }')),
      says: [`${at}.credentialName: missing, with HTTPS › a Secret with the certificate`],
    },
    {
      what: 'a certificate that is not used',
      manifests: gateway(https('["*"]', '{ credentialName: web }')),
      says: [`${at}.mode: missing, which is PASSTHROUGH, without the certificate › SIMPLE`],
    },
  ],
  accepted: [
    {
      what: 'plain requests behind a balancer that ends TLS',
      manifests: `${gateway(http(''))}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: istio-ingress }
spec: { rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: istio } } }] } }] }
`,
    },
    { what: 'a redirect', manifests: gateway(http(', tls: { httpsRedirect: true }')) },
    { what: 'TLS that goes on', manifests: gateway(https('["*"]', '{ mode: PASSTHROUGH }')) },
    { what: 'the way out', manifests: gateway(http(''), 'web', '{ istio: egressgateway }') },
  ],
  mutations: [
    mutation('no certificate, or no redirect', 'Gateway', ({ spec }) =>
      (spec?.servers ?? []).map(({ tls }, index) => ({
        field: `spec.servers[${index}].tls.${tls?.credentialName === undefined ? 'httpsRedirect' : 'credentialName'}`,
        to: undefined,
      })),
    ),
  ],
};
