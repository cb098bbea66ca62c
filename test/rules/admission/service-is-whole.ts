import { mutation, type Proof } from '../proof.ts';

const service = (spec: string) => `
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'fields of another type',
      manifests: service('ports: [{ port: 80, nodePort: 30080 }], loadBalancerClass: a, externalTrafficPolicy: Local'),
      says: [
        'Service shop/web › spec.externalTrafficPolicy: not allowed with type ClusterIP › no such field',
        'Service shop/web › spec.loadBalancerClass: not allowed with type ClusterIP › type LoadBalancer, or no such field',
        'Service shop/web › spec.ports[0].nodePort: 30080 with type ClusterIP › no such field',
      ],
    },
    {
      what: 'no address to balance, no host, no port',
      manifests:
        service('type: LoadBalancer, clusterIP: None, ports: [{ port: 80 }]') +
        service('type: ExternalName') +
        service('selector: {}'),
      says: [
        'Service shop/web › spec.clusterIP: None with LoadBalancer › no such field, or type ClusterIP',
        'Service shop/web › spec.externalName: missing › the name of a host',
        'Service shop/web › spec.ports: none › at least one, or clusterIP None',
      ],
    },
    {
      what: 'ports that are alike',
      manifests: service('ports: [{ port: 80 }, { port: 80, name: a }, { port: 81, name: a }]'),
      says: [
        'Service shop/web › spec.ports[0].name: missing beside other ports › a name',
        'Service shop/web › spec.ports[1].port: TCP 80 again › a port of its own',
        'Service shop/web › spec.ports[2].name: a again › a name of its own',
      ],
    },
  ],
  accepted: [
    { what: 'one port without a name', manifests: service('ports: [{ port: 80 }]') },
    { what: 'no ports where there is no address', manifests: service('clusterIP: None') },
    {
      what: 'one port of two protocols',
      manifests: service('ports: [{ port: 53, name: a }, { port: 53, name: b, protocol: UDP }]'),
    },
    { what: 'a host', manifests: service('type: ExternalName, externalName: example.com') },
  ],
  mutations: [
    mutation('ports', 'Service', ({ spec }) => [
      { field: 'spec.ports', to: [...(spec?.ports ?? []), { port: 1 }, { port: 2 }] },
      ...(spec?.clusterIP === 'None' ? [] : [{ field: 'spec.ports', to: [] }]),
    ]),
    mutation('types', 'Service', ({ spec }) => [
      ...(spec?.type === undefined || spec.type === 'ClusterIP'
        ? [
            { field: 'spec.externalTrafficPolicy', to: 'Local' },
            { field: 'spec.loadBalancerClass', to: 'a' },
          ]
        : []),
      { field: 'spec.type', to: 'ExternalName' },
      { fields: { 'spec.type': 'LoadBalancer', 'spec.clusterIP': 'None' } },
    ]),
  ],
};
