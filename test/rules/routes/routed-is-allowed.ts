import { mutation, type Proof } from '../proof.ts';
import { api, mesh, rule, to } from './routed-mesh.ts';

const says = (what: string) => [
  `VirtualService shop/web › spec.http[0].match[0]: ${what}, which no AuthorizationPolicy of Deployment web allows the gateway: 403 › a rule with the principal of the gateway and this path, or no route`,
];

/** The same with the policy in another namespace. */
const ofRoot = (manifests: string, namespace = 'istio-system') =>
  manifests.replace(/(kind: AuthorizationPolicy\nmetadata: \{ name: \w+, namespace: )shop/, `$1${namespace}`);
const istiod = (values: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: istiod, namespace: argocd }
spec: { destination: { namespace: istio-system }, source: { chart: istiod, helm: { valuesObject: { ${values} } } } }`;

export const proof: Proof = {
  refused: [
    { what: 'another path', manifests: mesh(api, rule('paths: [/api, /health/*]')), says: says('POST /api/*') },
    {
      what: 'another method',
      manifests: mesh(api, rule('paths: [/api/*], methods: [GET]')),
      says: says('POST /api/*'),
    },
    { what: 'another port', manifests: mesh(api, rule('ports: ["80"]')), says: says('POST /api/*') },
    { what: 'another client', manifests: mesh(api, rule('paths: [/api/*]', 'shop')), says: says('POST /api/*') },
    {
      what: 'another path, by a policy of the root namespace',
      manifests: ofRoot(mesh(api, rule('paths: [/health]'))),
      says: says('POST /api/*'),
    },
    {
      what: 'another path, by a policy of the root namespace that the chart of istiod sets',
      manifests: ofRoot(mesh(api, rule('paths: [/health]')), 'mesh') + istiod('meshConfig: { rootNamespace: mesh }'),
      says: says('POST /api/*'),
    },
    { what: 'nobody', manifests: mesh(api, ''), says: says('POST /api/*') },
    {
      what: 'the path before it is written anew',
      manifests: mesh(to('{ uri: { exact: /api } }', 'rewrite: { uri: /v2 },'), rule('paths: [/api]')),
      says: says('/api'),
    },
  ],
  accepted: [
    {
      what: 'another path, by a policy of a namespace that is not the root',
      manifests: ofRoot(mesh(api, rule('paths: [/health]')), 'mesh'),
    },
    { what: 'all below', manifests: mesh(api, rule('paths: [/api/*], methods: [POST], ports: ["8080"]')) },
    { what: 'more than is asked', manifests: mesh(api, rule('paths: [/*]')) },
    { what: 'everybody', manifests: mesh(api, '{}') },
    {
      what: 'any gateway of the namespace',
      manifests: mesh(api, '{ from: [{ source: { namespaces: [istio-ingress] } }] }'),
    },
    {
      what: 'what is below the prefix',
      manifests: mesh(to('{ uri: { prefix: /api } }'), rule('paths: [/api, /api/*]')),
    },
    { what: 'some paths of a route for all', manifests: mesh(to('{ uri: { prefix: / } }'), rule('paths: [/api/*]')) },
    {
      what: 'a gateway that is elsewhere',
      manifests: mesh(api, rule('paths: [/api/*]', 'istio-system')),
    },
    { what: 'a regular expression', manifests: mesh(to('{ uri: { regex: /a.+ } }'), rule('paths: [/b]')) },
    {
      what: 'some methods of a route for all',
      manifests: mesh(to('{ uri: { prefix: /a } }'), rule('paths: [/a*], methods: [GET]')),
    },
    {
      what: 'the path that it is written into',
      manifests: mesh(to('{ uri: { exact: /api } }', 'rewrite: { uri: /v2 },'), rule('paths: [/v2]')),
    },
  ],
  mutations: [
    mutation('paths that nobody routes', 'AuthorizationPolicy', ({ spec }, { name }) => {
      const open = (spec?.rules ?? []).flatMap(({ to = [] }, index) =>
        to.flatMap(({ operation }) => (operation?.paths === undefined ? [] : index)),
      );
      // No gateway leads to a preview.
      if (spec?.action !== 'ALLOW' || open.length !== 1 || name.startsWith('preview/')) return [];
      return [
        { field: `spec.rules[${open[0] ?? 0}].to[0].operation.paths`, to: ['nobody'] },
        { field: `spec.rules[${open[0] ?? 0}].from[0].source.principals`, to: ['cluster.local/ns/other/sa/other'] },
      ];
    }),
    mutation('a path that nobody allows', 'VirtualService', ({ spec }) =>
      spec?.gateways?.includes('mesh') === true
        ? []
        : (spec?.http ?? []).flatMap(({ match = [], rewrite, route }, index) =>
            route === undefined || rewrite !== undefined || match[0]?.uri === undefined || match[0].uri.prefix === '/'
              ? []
              : { field: `spec.http[${index}].match[0].uri`, to: { exact: '\u0000' } },
          ),
    ),
  ],
};
