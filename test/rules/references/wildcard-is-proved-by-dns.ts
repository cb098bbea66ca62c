import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const manifests = (name: string, solvers: string) => `
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: { name: acme, namespace: edge }
spec: { acme: { server: 'https://acme.example', privateKeySecretRef: { name: key }, solvers: [${solvers}] } }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: edge, namespace: edge }
spec: { secretName: edge, dnsNames: [edge.example, '${name}'], issuerRef: { name: acme } }
`;
const http = '{ http01: { ingress: { ingressClassName: nginx } } }';
const dns = (zone: string) => `{ dns01: { route53: { region: eu-west-1 } }, selector: { dnsZones: [${zone}] } }`;

export const proof: Proof = {
  refused: [
    {
      what: 'HTTP-01 alone',
      manifests: manifests('*.edge.example', http),
      says: [
        "Certificate edge/edge › spec.dnsNames[1]: '*.edge.example', and Issuer acme has no solver of DNS-01 for it › a dns01 solver in the issuer, or single names",
      ],
    },
    {
      what: 'DNS-01 for another zone',
      manifests: manifests('*.edge.example', `${http}, ${dns('other.example')}`),
      says: [
        "Certificate edge/edge › spec.dnsNames[1]: '*.edge.example', and Issuer acme has no solver of DNS-01 for it › a dns01 solver in the issuer, or single names",
      ],
    },
  ],
  accepted: [
    { what: 'DNS-01 for its zone', manifests: manifests('*.edge.example', `${http}, ${dns('edge.example')}`) },
    { what: 'single names', manifests: manifests('www.edge.example', http) },
    {
      what: 'an issuer that is not there',
      manifests: manifests('*.edge.example', http).replace('name: acme, n', 'name: b, n'),
    },
  ],
  mutations: [
    mutation('an issuer of HTTP-01, and a wildcard', 'ClusterIssuer', ({ metadata, spec }) =>
      spec?.acme === undefined
        ? []
        : [
            {
              fields: { 'spec.acme.solvers': [{ http01: { ingress: {} } }] },
              beside: [
                {
                  apiVersion: 'cert-manager.io/v1',
                  kind: 'Certificate',
                  metadata: { name: 'wild', namespace: 'istio-ingress' },
                  spec: { dnsNames: ['*.example.com'], issuerRef: { kind: 'ClusterIssuer', name: metadata.name } },
                } as KubernetesObject,
              ],
            },
          ],
    ),
  ],
};
