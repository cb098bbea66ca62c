import { mutation, type Proof } from '../proof.ts';

const policy = (rule: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: {}, egress: [{ ${rule} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no peer, and two in one',
      manifests: policy('to: [{}, { ipBlock: { cidr: 10.0.0.0/8 }, podSelector: {} }]'),
      says: [
        'NetworkPolicy shop/web › spec.egress[0].to[0]: no peer › ipBlock, podSelector or namespaceSelector',
        'NetworkPolicy shop/web › spec.egress[0].to[1]: ipBlock and a selector › a peer for each',
      ],
    },
    {
      what: 'an address, and exceptions that are none',
      manifests: policy(
        'to: [{ ipBlock: { cidr: 10.0.0.0 } }, { ipBlock: { cidr: 10.0.0.0/8, except: [11.0.0.0/16, 10.0.0.0/8] } }]',
      ),
      says: [
        "NetworkPolicy shop/web › spec.egress[0].to[0].ipBlock.cidr: '10.0.0.0' › a block, such as 10.0.0.0/16",
        'NetworkPolicy shop/web › spec.egress[0].to[1].ipBlock.except[0]: 11.0.0.0/16, which is no part of 10.0.0.0/8 › a smaller block in 10.0.0.0/8',
        'NetworkPolicy shop/web › spec.egress[0].to[1].ipBlock.except[1]: 10.0.0.0/8, which is no part of 10.0.0.0/8 › a smaller block in 10.0.0.0/8',
      ],
    },
    {
      what: 'ends of no range',
      manifests: policy('ports: [{ port: 80, endPort: 79 }, { port: http, endPort: 90 }]'),
      says: [
        'NetworkPolicy shop/web › spec.egress[0].ports[0].endPort: 79, below port 80 › at least 80',
        "NetworkPolicy shop/web › spec.egress[0].ports[1].endPort: port 'http' › a port with a number, or no endPort",
      ],
    },
  ],
  accepted: [
    { what: 'everybody', manifests: policy('to: []') },
    {
      what: 'a range of one port, and a smaller block',
      manifests: policy(
        'to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }, { podSelector: {}, namespaceSelector: {} }], ports: [{ port: 80, endPort: 80 }]',
      ),
    },
  ],
  mutations: [
    mutation('peers', 'NetworkPolicy', ({ spec }) =>
      (spec?.egress ?? []).flatMap(({ to = [], ports = [] }, rule) => [
        ...to.flatMap(({ ipBlock }, peer) => {
          const field = `spec.egress[${rule}].to[${peer}]`;
          return [
            { field, to: {} },
            ...(ipBlock === undefined
              ? [{ field: `${field}.ipBlock`, to: { cidr: '10.0.0.0/8' } }]
              : [
                  { field: `${field}.ipBlock.cidr`, to: '10.0.0.0' },
                  { field: `${field}.ipBlock.except`, to: [ipBlock.cidr] },
                ]),
          ];
        }),
        ...ports.map((_, port) => ({ field: `spec.egress[${rule}].ports[${port}].endPort`, to: 1 })),
      ]),
    ),
  ],
};
