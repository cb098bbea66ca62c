import { mutation, type Proof } from '../proof.ts';
import { api, mesh, rule, to } from './routed-mesh.ts';

const says = (path: string) => [
  `AuthorizationPolicy shop/web › spec.rules[0].to[0].operation.paths[0]: ${path}, allowed for the gateway, and no route leads there › a route, or no such path`,
];

export const proof: Proof = {
  refused: [
    { what: 'another path', manifests: mesh(api, rule('paths: [/health, /api/*]')), says: says('/health') },
    { what: 'the path without its slash', manifests: mesh(api, rule('paths: [/api]')), says: says('/api') },
  ],
  accepted: [
    { what: 'a path below', manifests: mesh(api, rule('paths: [/api/orders, /api/v1/*, /*, "*.html"]')) },
    { what: 'another client', manifests: mesh(api, rule('paths: [/health]', 'shop')) },
    { what: 'a regular expression', manifests: mesh(to('{ uri: { regex: /a.+ } }'), rule('paths: [/b]')) },
  ],
  mutations: [
    mutation('a path that nobody routes', 'AuthorizationPolicy', ({ metadata, spec }, cluster) =>
      spec?.action !== 'ALLOW' || cluster.name.startsWith('preview/') || metadata.namespace === 'istio-ingress'
        ? []
        : (spec.rules ?? []).flatMap(({ from = [], to = [] }, index) =>
            from.some(({ source }) => source?.principals?.[0]?.includes('/ns/istio-ingress/') === true) &&
            to[0]?.operation?.paths !== undefined &&
            !to[0].operation.paths.includes('/*')
              ? { field: `spec.rules[${index}].to[0].operation.paths[0]`, to: 'nowhere' }
              : [],
          ),
    ),
  ],
};
