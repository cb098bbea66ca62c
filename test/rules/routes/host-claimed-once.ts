import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const to = (uri: string, method = '') =>
  `{ match: [{ uri: ${uri}${method} }], route: [{ destination: { host: web } }] }`;
const mesh = 'hosts: [web]';
const says = (what: string) => [
  `VirtualService shop/web › spec.hosts[0]: ${what}, which VirtualService shop/api takes too › one VirtualService, or routes apart`,
];

export const proof: Proof = {
  refused: [
    {
      what: 'a prefix within a prefix',
      manifests: routes(to('{ prefix: /api }'), 'api') + routes(to('{ prefix: /api/v1 }')),
      says: says('shop.example.com /api/v1*'),
    },
    {
      what: 'everything twice',
      manifests: routes(to('{ prefix: / }'), 'api') + routes('{ route: [{ destination: { host: web } }] }'),
      says: says('shop.example.com every path'),
    },
    {
      what: 'a host of the mesh, by its short and its long name',
      manifests:
        routes(to('{ exact: /a }'), 'api', mesh) +
        routes(to('{ exact: /b }'), 'web', 'hosts: [web.shop.svc.cluster.local]'),
      says: says('web.shop.svc.cluster.local'),
    },
  ],
  accepted: [
    { what: 'paths apart', manifests: routes(to('{ prefix: /api }'), 'api') + routes(to('{ prefix: /web }')) },
    {
      what: 'methods apart',
      manifests:
        routes(to('{ exact: /a }', ', method: { exact: GET }'), 'api') +
        routes(to('{ exact: /a }', ', method: { exact: PUT }')),
    },
    { what: 'the rest', manifests: routes(to('{ prefix: /api }'), 'api') + routes(to('{ prefix: / }')) },
    {
      what: 'the rest, with a name',
      manifests: routes(to('{ prefix: /api }'), 'api') + routes(to('{ prefix: / }', ', name: rest')),
    },
    {
      what: 'a match of the mesh alone',
      manifests:
        routes(to('{ prefix: /api }'), 'api') +
        routes(
          to('{ prefix: /api }', ', gateways: [mesh]'),
          'web',
          'hosts: [shop.example.com], gateways: [mesh, istio-ingress/web]',
        ),
    },
    {
      what: 'another gateway',
      manifests:
        routes(to('{ prefix: /api }'), 'api') +
        routes(to('{ prefix: /api }'), 'web', 'hosts: [shop.example.com], gateways: [istio-ingress/other]'),
    },
    {
      what: 'what clients of two namespaces see',
      manifests:
        routes('', 'api', 'exportTo: [.], hosts: [web.shop.svc.cluster.local]') +
        routes('', 'web', 'exportTo: [.], hosts: [web.shop.svc.cluster.local]').replace(
          'namespace: shop',
          'namespace: other',
        ),
    },
  ],
  mutations: [
    mutation('a second VirtualService', 'VirtualService', (routes) => [
      { beside: { ...routes, metadata: { ...routes.metadata, name: 'second' } } },
    ]),
  ],
};
