import { mutation, type Proof } from '../proof.ts';

const service = (name: string) => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop }
spec: { containers: [] }
---
`;
const routes = (host: string, gateways = '') => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { hosts: [${host}], ${gateways}http: [{ route: [{ destination: { host: web } }] }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a short name',
      manifests: service('web') + routes('wep'),
      says: ["VirtualService shop/web › spec.hosts[0]: no Service 'wep' in shop › web"],
    },
    {
      what: 'a full name, in the mesh and at a gateway',
      manifests: service('web') + routes('wep.shop.svc.cluster.local', 'gateways: [mesh, edge/public], '),
      says: ["VirtualService shop/web › spec.hosts[0]: no Service 'wep' in shop › web"],
    },
  ],
  accepted: [
    { what: 'a Service', manifests: service('web') + routes('web') },
    { what: 'names of a gateway', manifests: service('web') + routes('shop', 'gateways: [edge/public], ') },
    { what: 'a host outside', manifests: service('web') + routes('api.example.com') },
  ],
  mutations: [
    mutation('another host', 'VirtualService', ({ spec }) =>
      (spec?.gateways ?? ['mesh']).includes('mesh')
        ? (spec?.hosts ?? []).flatMap((host, index) =>
            host.endsWith('.svc.cluster.local')
              ? [{ field: `spec.hosts[${index}]`, to: `nobody${host.slice(host.indexOf('.'))}` }]
              : [],
          )
        : [],
    ),
  ],
};
