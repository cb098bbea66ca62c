import { mutation, type Proof } from '../proof.ts';

const entry = (spec: string, hosts = '[a.example.com]') => `
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: web, namespace: shop }
spec: { hosts: ${hosts}, ${spec} }
`;
const tcp = 'ports: [{ name: tcp, number: 5432, protocol: TCP }]';

export const proof: Proof = {
  refused: [
    {
      what: 'what DNS cannot look up',
      manifests: entry('resolution: DNS', "['*.example.com']") + entry('resolution: DNS, addresses: [10.0.0.0/8, a]'),
      says: [
        'ServiceEntry shop/web › spec.hosts[0]: *.example.com with DNS › a host that DNS knows, or resolution NONE',
        'ServiceEntry shop/web › spec.addresses[0]: 10.0.0.0/8 with DNS › an address, or resolution NONE or STATIC',
        "ServiceEntry shop/web › spec.addresses[1]: 'a' › an address or a block",
      ],
    },
    {
      what: 'hosts that TCP does not tell apart',
      manifests: entry(`resolution: DNS, ${tcp}`, '[a.example.com, b.example.com]'),
      says: [
        'ServiceEntry shop/web › spec.ports[0].protocol: TCP for 2 hosts › HTTP or TLS, or resolution NONE, or a ServiceEntry for each host',
      ],
    },
    {
      what: 'endpoints that are of no use',
      manifests:
        entry('endpoints: [{ address: 1.2.3.4 }]') +
        entry(`resolution: STATIC, ${tcp}, endpoints: [{ address: b.example.com, ports: { http: 80 } }]`),
      says: [
        'ServiceEntry shop/web › spec.endpoints: not allowed with resolution NONE › STATIC or DNS, or no endpoints',
        'ServiceEntry shop/web › spec.endpoints[0].address: b.example.com with STATIC › an IP address, or resolution DNS',
        "ServiceEntry shop/web › spec.endpoints[0].ports['http']: no port of the ServiceEntry › one of tcp",
      ],
    },
    {
      what: 'a port that is there twice',
      manifests: entry('ports: [{ name: a, number: 1 }, { name: b, number: 1 }]'),
      says: ['ServiceEntry shop/web › spec.ports[1].number: 1 again › a number of its own'],
    },
  ],
  accepted: [
    {
      what: 'hosts that TLS tells apart',
      manifests: entry(
        'resolution: DNS, ports: [{ name: tls, number: 443, protocol: TLS }]',
        '[a.example.com, b.example.com]',
      ),
    },
    { what: 'hosts that nobody looks up', manifests: entry(tcp, "['*.example.com', b.example.com]") },
    {
      what: 'addresses of one host',
      manifests: entry(`resolution: STATIC, ${tcp}, endpoints: [{ address: 1.2.3.4, ports: { tcp: 5433 } }]`),
    },
  ],
  mutations: [
    mutation('two hosts of TCP that are looked up', 'ServiceEntry', ({ spec }) =>
      spec?.ports?.[0]?.protocol === 'TCP'
        ? [{ fields: { 'spec.resolution': 'DNS', 'spec.hosts': ['a.example.com', 'b.example.com'] } }]
        : [],
    ),
    mutation('a wildcard that is looked up', 'ServiceEntry', () => [
      { fields: { 'spec.resolution': 'DNS', 'spec.hosts': ['*.example.com'] } },
    ]),
    mutation('endpoints of nothing', 'ServiceEntry', () => [
      { fields: { 'spec.resolution': 'STATIC', 'spec.endpoints': [{ address: 'a.example.com' }] } },
      { fields: { 'spec.resolution': 'NONE', 'spec.endpoints': [{ address: '1.2.3.4' }] } },
    ]),
    mutation('a port twice', 'ServiceEntry', ({ spec }) => [
      { field: 'spec.ports', to: [...(spec?.ports ?? []), ...(spec?.ports ?? [])] },
    ]),
  ],
};
