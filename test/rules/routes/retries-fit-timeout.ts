import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const retried = (timeout: string, retries: string) =>
  routes(`{ timeout: ${timeout}, retries: ${retries}, route: [{ destination: { host: web } }] }`);
const at = 'VirtualService shop/web › spec.http[0].retries.perTryTimeout';

export const proof: Proof = {
  refused: [
    {
      what: 'a try longer than all',
      manifests: retried('1m', '{ attempts: 1, perTryTimeout: 61s }'),
      says: [`${at}: 61s, and the route ends after 1m › at most 1m`],
    },
    {
      what: 'tries that are cut off',
      manifests: retried('30s', '{ attempts: 3, perTryTimeout: 15s, retryOn: "gateway-error" }'),
      says: [
        `${at}: 15s for the first try and each of 3 retries, and the route ends after 30s › a shorter one, fewer attempts, or a longer timeout`,
      ],
    },
    {
      what: 'a first try that leaves no time for the last retry',
      manifests: retried('6s', '{ attempts: 3, perTryTimeout: 2s, retryOn: 5xx }'),
      says: [
        `${at}: 2s for the first try and each of 3 retries, and the route ends after 6s › a shorter one, fewer attempts, or a longer timeout`,
      ],
    },
  ],
  accepted: [
    { what: 'tries that fit', manifests: retried('30s', '{ attempts: 2, perTryTimeout: 10000ms, retryOn: 5xx }') },
    {
      what: 'tries that end at once',
      manifests: retried('30s', '{ attempts: 2, perTryTimeout: 30s, retryOn: connect-failure }'),
    },
    { what: 'a duration that is none', manifests: retried('soon', '{ attempts: 2, perTryTimeout: 30s }') },
  ],
  mutations: [
    mutation('a try longer than all', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ retries, timeout }, index) =>
        retries === undefined || timeout === undefined
          ? []
          : [
              { field: `spec.http[${index}].retries.perTryTimeout`, to: '1h' },
              { field: `spec.http[${index}].timeout`, to: '1s' },
            ],
      ),
    ),
  ],
};
