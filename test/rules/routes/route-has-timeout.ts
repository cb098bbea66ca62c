import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const to = (rest: string) => `{ ${rest} route: [{ destination: { host: web } }] }`;
const at = 'VirtualService shop/web › spec.http[0].timeout';

export const proof: Proof = {
  refused: [
    { what: 'none', manifests: routes(to('')), says: [`${at}: missing › a duration, such as 30s`] },
    {
      what: 'none that is written down, with retries',
      manifests: routes(to('timeout: 0s, retries: { attempts: 3 },')),
      says: [`${at}: 0s, which is none, with retries › a duration, such as 30s`],
    },
    {
      what: 'retries in the mesh',
      manifests: routes(to('retries: { attempts: 3 },'), 'web', 'hosts: [web]'),
      says: [`${at}: missing, with retries › a duration, such as 30s`],
    },
  ],
  accepted: [
    { what: 'a timeout', manifests: routes(to('timeout: 30s,')) },
    { what: 'the mesh', manifests: routes(to(''), 'web', 'hosts: [web]') },
    {
      what: 'requests of the mesh to an egress gateway',
      manifests: routes(
        to('match: [{ gateways: [mesh], port: 80 }],'),
        'web',
        'hosts: [a.com], gateways: [mesh, egress]',
      ),
    },
    { what: 'a redirect', manifests: routes('{ redirect: { uri: /new } }') },
  ],
  mutations: [
    mutation('no timeout', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ timeout }, index) =>
        timeout === undefined
          ? []
          : [
              { field: `spec.http[${index}].timeout`, to: undefined },
              { field: `spec.http[${index}].timeout`, to: '0s' },
            ],
      ),
    ),
  ],
};
