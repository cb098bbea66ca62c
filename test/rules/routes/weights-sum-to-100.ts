import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const weights = (...all: number[]) =>
  routes(`{ route: [${all.map((weight) => `{ destination: { host: web }, weight: ${weight} }`).join(', ')}] }`);

export const proof: Proof = {
  refused: [
    {
      what: 'less than all',
      manifests: weights(90, 5),
      says: ['VirtualService shop/web › spec.http[0].route: weights that sum to 95 › a sum of 100'],
    },
  ],
  accepted: [
    { what: 'all', manifests: weights(90, 10) },
    { what: 'one destination, whose weight says nothing', manifests: weights(50) },
  ],
  mutations: [
    mutation('more than all', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ route = [] }, index) =>
        route.length < 2 ? [] : { field: `spec.http[${index}].route[1].weight`, to: 7 },
      ),
    ),
  ],
};
