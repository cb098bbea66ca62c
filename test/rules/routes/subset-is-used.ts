import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const rule = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: web.shop.svc.cluster.local, subsets: [{ name: v1, labels: { version: v1 } }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a subset that no route names',
      manifests: rule + routes('{ route: [{ destination: { host: web } }] }'),
      says: ['DestinationRule shop/web › spec.subsets[0].name: v1, which no route names › a route, or no subset'],
    },
  ],
  accepted: [
    {
      what: 'a route, by the short name',
      manifests: rule + routes('{ route: [{ destination: { host: web, subset: v1 } }] }'),
    },
    {
      what: 'a Rollout that shifts between subsets',
      manifests: `${rule}---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec:
  strategy:
    canary:
      trafficRouting:
        istio: { destinationRule: { name: web, canarySubsetName: v1, stableSubsetName: v0 } }
`,
    },
  ],
  mutations: [
    mutation('a subset that no route names', 'DestinationRule', () => [
      { field: 'spec.subsets', to: [{ name: 'v9' }] },
    ]),
  ],
};
