import { mutation, type Proof } from '../proof.ts';

const service = (spec: string) => `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: ${spec}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'an address and a port of one cluster',
      manifests: service('{ clusterIP: 10.100.0.7, ports: [{ port: 80 }, { port: 443, nodePort: 30443 }] }'),
      says: [
        'Service shop/web › spec.clusterIP: 10.100.0.7, which only one cluster may have free › no such field',
        'Service shop/web › spec.ports[1].nodePort: 30443, which only one cluster may have free › no such field',
      ],
    },
  ],
  accepted: [
    { what: 'no address at all', manifests: service('{ clusterIP: None, clusterIPs: [None], ports: [{ port: 80 }] }') },
  ],
  mutations: [
    mutation('an address of one cluster', 'Service', () => [
      { field: 'spec.clusterIP', to: '10.100.0.7' },
      { field: 'spec.loadBalancerIP', to: '10.0.0.7' },
      { field: 'spec.ports[0].nodePort', to: 30_080 },
    ]),
  ],
};
