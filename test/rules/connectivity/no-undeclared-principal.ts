import { mutation, type Proof } from '../proof.ts';
import { inMesh, istio, namespace, networkPolicy, workload } from './manifests.ts';

const pods = namespace('shop', inMesh) + workload('web', { calls: 'api:8080' }) + workload('api') + workload('cart');
const allows = (rule: string) =>
  istio('AuthorizationPolicy', 'api', `{ selector: { matchLabels: { app: api } }, rules: [{ ${rule} }] }`);
const from = (principal: string) => `from: [{ source: { principals: ["${principal}"] } }]`;
const web = 'cluster.local/ns/shop/sa/web';
const cart = 'cluster.local/ns/shop/sa/cart';
const needed = 'the call in strata.dev/calls of its pods, or no such principal';
const says = (is: string, field = 'spec.rules[0].from[0].source.principals[0]') => [
  `AuthorizationPolicy shop/api › ${field}: ${is}`,
];
const port = 'to: [{ operation: { ports: ["8080"] } }]';

export const proof: Proof = {
  refused: [
    {
      what: 'a caller that is not declared',
      manifests: pods + allows(`${from(cart)}, ${port}`),
      says: says(`allows ${cart} to ask shop/api on port 8080, but no pod with it declares that call › ${needed}`),
    },
    {
      what: 'every port',
      manifests: pods + allows(from(web)),
      says: says(`allows ${web} to ask shop/api on every port, but only 8080 is called › ${needed}`),
    },
    {
      what: 'a port more',
      manifests: pods + allows(`${from(web)}, to: [{ operation: { ports: ["8080", "9090"] } }]`),
      says: says(`allows ${web} to ask shop/api on port 9090, but only 8080 is called › ${needed}`),
    },
    {
      what: 'everybody',
      manifests: pods + allows(port),
      says: says(
        'allows everybody to ask shop/api on port 8080, and no caller outside the mesh is declared › from, with the principals that call it',
        'spec.rules[0]',
      ),
    },
    {
      what: 'everything',
      manifests: pods + allows(''),
      says: says(
        'allows everybody to ask shop/api on every port, and no caller outside the mesh is declared › from, with the principals that call it',
        'spec.rules[0]',
      ),
    },
    {
      what: 'everybody, by a source that names nobody',
      manifests: pods + allows(`from: [{ source: { notNamespaces: [other] } }], ${port}`),
      says: says(
        'allows everybody to ask shop/api on port 8080, and no caller outside the mesh is declared › the principals that call it',
        'spec.rules[0].from[0].source',
      ),
    },
    {
      what: 'a whole namespace',
      manifests: pods + allows(`from: [{ source: { namespaces: [shop] } }], ${port}`),
      says: says(
        `allows shop/api to ask shop/api, which declares no call to it › ${needed}`,
        'spec.rules[0].from[0].source.namespaces[0]',
      ),
    },
    {
      what: 'the caller of one workload, to all of a namespace',
      manifests: pods + allows(`${from(web)}, ${port}`).replace('selector: { matchLabels: { app: api } }, ', ''),
      says: says(`allows ${web} to ask shop/web on port 8080, but no pod with it declares that call › ${needed}`),
    },
    {
      what: 'a pattern that others match, too',
      manifests: pods + allows(`${from('*')}, ${port}`),
      says: says(`allows shop/api to ask shop/api, which declares no call to it › ${needed}`),
    },
  ],
  accepted: [
    { what: 'the caller on its port', manifests: pods + allows(`${from(web)}, ${port}`) },
    {
      what: 'a pattern, where the NetworkPolicy keeps out the others',
      manifests:
        pods +
        allows(`${from('*')}, ${port}`) +
        networkPolicy('api', 'ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }] }]'),
    },
    {
      what: 'everybody, for a caller without identity',
      manifests:
        pods.replace(
          'labels: { app: web } }\n    spec',
          'labels: { app: web, sidecar.istio.io/inject: "false" } }\n    spec',
        ) + allows(port),
    },
    { what: 'pods without a proxy', manifests: pods.replace(inMesh, '') + allows('') },
  ],
  mutations: [
    mutation('no principals', 'AuthorizationPolicy', ({ spec }) =>
      (spec?.rules ?? []).flatMap(({ from: sources, to = [] }, index) => {
        const open = (spec?.rules ?? []).some(
          (rule) =>
            rule.from === undefined &&
            rule.to?.[0]?.operation?.ports?.includes(to[0]?.operation?.ports?.[0] ?? '') === true,
        );
        return spec?.action === 'ALLOW' && sources !== undefined && !open
          ? [{ field: `spec.rules[${index}].from`, to: undefined }]
          : [];
      }),
    ),
    mutation('no ports', 'AuthorizationPolicy', ({ spec }) =>
      spec?.action === 'ALLOW'
        ? (spec.rules ?? []).map((_, index) => ({ field: `spec.rules[${index}].to`, to: undefined }))
        : [],
    ),
    mutation('a principal more', 'AuthorizationPolicy', ({ metadata, spec }) =>
      (spec?.rules ?? []).flatMap(({ from: sources = [] }, index) =>
        sources[0]?.source?.principals === undefined
          ? []
          : [
              {
                field: `spec.rules[${index}].from[0].source.principals[1]`,
                to: `cluster.local/ns/${metadata.namespace ?? ''}/sa/default`,
              },
            ],
      ),
    ),
  ],
};
