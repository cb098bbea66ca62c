import { mutation, type Proof } from '../proof.ts';

const ingress = `
apiVersion: v1
kind: Pod
metadata: { name: ingress, namespace: istio-ingress, labels: { istio: ingress } }
spec: { containers: [] }
---
`;

const certificate = (names: string, namespace = 'istio-ingress') => `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: shop, namespace: ${namespace} }
spec: { secretName: shop-tls, dnsNames: [${names}], issuerRef: { name: public } }
---
`;

const gateway = (hosts: string) => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [${hosts}]
      tls: { mode: SIMPLE, credentialName: shop-tls }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a certificate beside the Gateway',
      manifests: ingress + certificate('a.example.com', 'shop') + gateway('a.example.com'),
      says: [
        "Gateway shop/shop › spec.servers[0].tls.credentialName: no Secret 'shop-tls' in istio-ingress, where the gateway's pods are › what makes it in shop, in istio-ingress",
      ],
    },
    {
      what: 'a host that it does not name',
      manifests: ingress + certificate('a.example.com') + gateway('a.example.com, b.example.com'),
      says: [
        "Gateway shop/shop › spec.servers[0].hosts[1]: Certificate shop does not name 'b.example.com' (did you mean 'a.example.com'?) › one of a.example.com, or the host in its dnsNames",
      ],
    },
    {
      what: 'a host below what a wildcard stands for',
      manifests: ingress + certificate('"*.example.com"') + gateway('a.b.example.com'),
      says: [
        "Gateway shop/shop › spec.servers[0].hosts[0]: Certificate shop does not name 'a.b.example.com' (did you mean '*.example.com'?) › one of *.example.com, or the host in its dnsNames",
      ],
    },
  ],
  accepted: [
    { what: 'the host itself', manifests: ingress + certificate('a.example.com') + gateway('shop/a.example.com') },
    {
      what: 'a wildcard',
      manifests: ingress + certificate('"*.example.com"') + gateway('a.example.com, "*.example.com"'),
    },
    { what: 'pods that are not here', manifests: gateway('a.example.com') },
  ],
  mutations: [
    mutation('another certificate', 'Gateway', () => [
      { field: 'spec.servers[0].tls.credentialName', to: 'nothing' },
      { field: 'spec.servers[0].hosts[0]', to: 'other.example.org' },
    ]),
    mutation('a certificate of other hosts', 'Certificate', () => [
      { field: 'spec.dnsNames', to: ['other.example.org'] },
      { field: 'metadata.namespace', to: 'monitoring' },
      { gone: true },
    ]),
  ],
};
