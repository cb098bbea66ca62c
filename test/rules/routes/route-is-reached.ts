import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const to = (match: string, name = 'r') => `{ name: ${name}, ${match} route: [{ destination: { host: web } }] }`;
const both = (first: string, second: string) =>
  routes(`${to(`match: [${first}],`, 'first')}, ${to(`match: [${second}],`, 'second')}`);
const says = (what: string) => [
  `VirtualService shop/web › spec.http[1].match[0]: ${what}, which route first already matches › the narrower route first`,
];

export const proof: Proof = {
  refused: [
    {
      what: 'a path after its prefix',
      manifests: both('{ uri: { prefix: /api } }', '{ uri: { exact: /api/orders }, method: { exact: POST } }'),
      says: says('POST /api/orders'),
    },
    {
      what: 'a prefix after a shorter one',
      manifests: both('{ uri: { prefix: / } }', '{ uri: { prefix: /api } }'),
      says: says('/api*'),
    },
    {
      what: 'twice the same',
      manifests: both('{ uri: { regex: /a.+ } }', '{ uri: { regex: /a.+ } }'),
      says: says('~/a.+'),
    },
    {
      what: 'a path that a regular expression takes',
      manifests: both('{ uri: { regex: "/a[0-9]+" } }', '{ uri: { exact: /a42 } }'),
      says: says('/a42'),
    },
    {
      what: 'more headers than before',
      manifests: both('{ headers: { x: { exact: a } } }', '{ headers: { x: { exact: a }, z: {} } }'),
      says: says('every path with x, z'),
    },
    {
      what: 'anything after everything',
      manifests: routes(`${to('', 'first')}, ${to('', 'second')}`),
      says: [
        'VirtualService shop/web › spec.http[1]: every path, which route first already matches › the narrower route first',
      ],
    },
    {
      what: 'another case of the letters',
      manifests: both('{ ignoreUriCase: true, uri: { prefix: /API } }', '{ uri: { exact: /api/orders } }'),
      says: says('/api/orders'),
    },
  ],
  accepted: [
    { what: 'the path first', manifests: both('{ uri: { exact: /api } }', '{ uri: { prefix: /api } }') },
    {
      what: 'the path of one method first',
      manifests: both(
        '{ uri: { prefix: / }, method: { exact: GET } }',
        '{ uri: { exact: /api }, method: { exact: POST } }',
      ),
    },
    { what: 'a header of some', manifests: both('{ headers: { x: { exact: a } } }', '{ uri: { exact: /api } }') },
    {
      what: 'a header with other words',
      manifests: both('{ headers: { x: { exact: a } } }', '{ headers: { x: {} } }'),
    },
    {
      what: 'those without a header',
      manifests: both('{ withoutHeaders: { x: {} }, uri: { prefix: / } }', '{ uri: { prefix: /api } }'),
    },
    {
      what: 'a regular expression that RE2 alone reads',
      manifests: both('{ uri: { regex: "(?i)/a(" } }', '{ uri: { exact: /a } }'),
    },
    { what: 'the letters as they are', manifests: both('{ uri: { exact: /API } }', '{ uri: { exact: /api } }') },
    {
      what: 'what a delegate may leave',
      manifests: routes(
        `{ match: [{ uri: { prefix: /api } }], delegate: { name: api } }, ${to('match: [{ uri: { prefix: /api/v1 } }],')}`,
      ),
    },
    { what: 'another port', manifests: both('{ port: 80 }', '{ port: 81 }') },
  ],
  mutations: [
    mutation('everything before the others', 'VirtualService', ({ spec }) =>
      (spec?.http?.length ?? 0) < 2
        ? []
        : [
            { field: 'spec.http[0].match', to: undefined },
            { field: 'spec.http[0].match', to: [{ uri: { prefix: '/' } }] },
            { field: 'spec.http[0].match', to: [{ uri: { regex: '.*' } }] },
          ],
    ),
    mutation('a route twice', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).map((route, index) => ({
        field: `spec.http[${spec?.http?.length ?? 0}]`,
        to: { ...route, name: `again-${index}` },
      })),
    ),
  ],
};
