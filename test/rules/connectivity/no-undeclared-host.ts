import { mutation, type Proof } from '../proof.ts';
import { inMesh, istio, namespace, workload } from './manifests.ts';

const pods = namespace('shop', inMesh) + workload('web', { calls: 'api:8080\\napi.example.com:443' }) + workload('api');
const sidecar = (...hosts: string[]) =>
  istio(
    'Sidecar',
    'web',
    `{ workloadSelector: { labels: { app: web } }, egress: [{ hosts: [${hosts.map((host) => `"${host}"`).join(', ')}] }] }`,
  );
const entry = (host: string, port = 443, rest = '') =>
  istio('ServiceEntry', 'out', `{ hosts: ["${host}"], ports: [{ name: tls, number: ${port}, protocol: TLS }]${rest} }`);
const known = (host: string, index = 0) =>
  `Sidecar shop/web › spec.egress[0].hosts[${index}]: makes ${host} known to shop/web, and nothing calls it › the call in strata.dev/calls, or no such host`;
const needed = 'the call in strata.dev/calls of a workload, or no such ServiceEntry';

export const proof: Proof = {
  refused: [
    {
      what: 'a Service that is not called',
      manifests: pods + sidecar('shop/api.shop.svc.cluster.local', './web.shop.svc.cluster.local'),
      says: [known('./web.shop.svc.cluster.local', 1)],
    },
    { what: 'everything', manifests: pods + sidecar('*/*'), says: [known('*/*')] },
    {
      what: 'everything, by no list',
      manifests: pods + istio('Sidecar', 'web', '{ workloadSelector: { labels: { app: web } } }'),
      says: [
        'Sidecar shop/web › spec.egress: missing, which makes every host known to shop/web › the hosts that are called, or ~/*',
      ],
    },
    {
      what: 'a Service of another namespace',
      manifests: pods + sidecar('other/api.shop.svc.cluster.local'),
      says: [known('other/api.shop.svc.cluster.local')],
    },
    {
      what: 'a ServiceEntry that nobody needs',
      manifests: pods + entry('other.example.com'),
      says: [
        `ServiceEntry shop/out › spec.hosts[0]: makes other.example.com:443 known, and nothing there declares to call it › ${needed}`,
      ],
    },
    {
      what: 'a port that nobody needs',
      manifests: pods + entry('api.example.com', 80),
      says: [
        `ServiceEntry shop/out › spec.hosts[0]: makes api.example.com:80 known, and nothing there declares to call it › ${needed}`,
      ],
    },
    {
      what: 'another namespace',
      manifests: pods + entry('api.example.com', 443, ', exportTo: [other]'),
      says: [
        `ServiceEntry shop/out › spec.hosts[0]: makes api.example.com:443 known, and nothing there declares to call it › ${needed}`,
      ],
    },
  ],
  accepted: [
    {
      what: 'what is called',
      manifests:
        pods +
        sidecar('shop/api.shop.svc.cluster.local', './api.example.com') +
        entry('api.example.com', 443, ', exportTo: ["."]'),
    },
    { what: 'all of its own namespace, as previews have it', manifests: pods + sidecar('./*') },
    { what: 'nothing', manifests: pods + sidecar('~/*') },
    {
      what: 'where nothing is declared nothing is too much',
      manifests: namespace('shop', inMesh) + workload('web') + sidecar('*/*') + entry('api.example.com'),
    },
  ],
  mutations: [
    mutation('a host more', 'Sidecar', ({ spec }, cluster) =>
      spec?.workloadSelector !== undefined && cluster.name !== 'preview'
        ? [{ field: `spec.egress[0].hosts[${spec.egress?.[0]?.hosts?.length ?? 0}]`, to: 'default/*' }]
        : [],
    ),
    mutation('every host', 'Sidecar', ({ spec }) =>
      spec?.workloadSelector === undefined ? [] : [{ field: 'spec.egress[0].hosts[0]', to: '*/*' }],
    ),
    mutation('a host more', 'ServiceEntry', () => [{ field: 'spec.hosts[1]', to: 'example.com' }]),
    mutation('a port more', 'ServiceEntry', () => [
      { field: 'spec.ports[1]', to: { number: 22, name: 'tcp', protocol: 'TCP' } },
    ]),
  ],
};
