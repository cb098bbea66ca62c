import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const at = 'VirtualService shop/web › spec.http[0]';
const web = '{ destination: { host: web } }';
const nothing = '{ destination: { host: web }, weight: 0 }';

export const proof: Proof = {
  refused: [
    {
      what: 'no answer',
      manifests: routes('{ timeout: 3s }'),
      says: [
        `${at}: no route, redirect, directResponse or delegate › one of route, redirect, directResponse, delegate`,
      ],
    },
    {
      what: 'two answers',
      manifests: routes(`{ route: [${web}], directResponse: { status: 404 } }`),
      says: [`${at}: route and directResponse › one of route, redirect, directResponse, delegate`],
    },
    {
      what: 'nobody with a weight',
      manifests: routes(`{ route: [${nothing}, ${nothing}] }`),
      says: [`${at}.route: weights that sum to 0 › weights that sum to 100`],
    },
  ],
  accepted: [
    { what: 'one answer each', manifests: routes(`{ route: [${web}] }, { directResponse: { status: 404 } }`) },
    { what: 'one destination of no weight', manifests: routes(`{ route: [${nothing}] }`) },
  ],
  mutations: [
    mutation('no answer', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ route = [] }, index) => [
        { field: `spec.http[${index}].${route.length === 0 ? 'directResponse' : 'route'}`, to: undefined },
        ...(route.length > 1 ? [{ field: `spec.http[${index}].route[0].weight`, to: 0 }] : []),
      ]),
    ),
  ],
};
