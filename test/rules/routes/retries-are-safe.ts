import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const retried = (retries: string, match = '') =>
  routes(`{ ${match} retries: ${retries}, route: [{ destination: { host: web } }] }`);
const at = 'VirtualService shop/web › spec.http[0].retries.retryOn';
const needed = 'connect-failure,refused-stream,unavailable';
const get = 'match: [{ method: { exact: GET } }],';

export const proof: Proof = {
  refused: [
    {
      what: 'nothing said of when',
      manifests: retried('{ attempts: 3, perTryTimeout: 30s }'),
      says: [`${at}: missing: the version of Istio decides, for POST too › ${needed}`],
    },
    {
      what: 'every error of the server',
      manifests: retried('{ attempts: 3, retryOn: "5xx, reset,refused-stream" }'),
      says: [`${at}: 5xx, reset, on a route that takes POST › ${needed}`],
    },
    {
      what: 'POST beside GET',
      manifests: retried(
        '{ attempts: 1, retryOn: "503" }',
        'match: [{ method: { exact: GET } }, { method: { exact: POST } }],',
      ),
      says: [`${at}: 503, on a route that takes POST › ${needed}`],
    },
  ],
  accepted: [
    {
      what: 'what the server has not seen',
      manifests: retried('{ attempts: 3, retryOn: "connect-failure,refused-stream" }'),
    },
    { what: 'GET', manifests: retried('{ attempts: 3, retryOn: 5xx }', get) },
    {
      what: 'methods by a pattern',
      manifests: retried('{ attempts: 3, retryOn: 5xx }', 'match: [{ method: { regex: "^(GET|HEAD)$" } }],'),
    },
    { what: 'no retries', manifests: retried('{ attempts: 0 }') },
  ],
  mutations: [
    mutation('every error of the server', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ match = [{}], retries }, index) =>
        retries === undefined || match.every(({ method }) => method !== undefined && method.exact !== 'POST')
          ? []
          : [
              { field: `spec.http[${index}].retries.retryOn`, to: '5xx,connect-failure' },
              { field: `spec.http[${index}].retries.retryOn`, to: undefined },
            ],
      ),
    ),
  ],
};
