import { mutation, type Proof } from '../proof.ts';

const policy = (spec: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: relay, namespace: mail }
spec: { podSelector: {}, ${spec} }
`;
const egress = (block: string, ports = '') => policy(`egress: [{ to: [{ ipBlock: { ${block} } }]${ports} }]`);

export const proof: Proof = {
  refused: [
    {
      what: 'everything',
      manifests: policy('ingress: [{}], egress: [{}]'),
      says: [
        'NetworkPolicy mail/relay › spec.egress[0]: allows every address on every port › to, and ports',
        'NetworkPolicy mail/relay › spec.ingress[0]: lets everybody in on every port › from, and ports',
      ],
    },
    {
      what: 'the internet, and the node with it',
      manifests: egress('cidr: 0.0.0.0/0', ', ports: [{ port: 1, endPort: 1024 }]'),
      says: [
        'NetworkPolicy mail/relay › spec.egress[0].to[0].ipBlock: 0.0.0.0/0 leads to 169.254.169.254, which has the rights of the node › except: [169.254.169.254/32]',
      ],
    },
  ],
  accepted: [
    { what: 'the internet alone', manifests: egress('cidr: 0.0.0.0/0, except: [169.254.0.0/16]') },
    { what: 'another port', manifests: egress('cidr: 0.0.0.0/0', ', ports: [{ port: 443 }]') },
    { what: 'everybody on one port', manifests: policy('ingress: [{ ports: [{ port: 80 }] }]') },
    { what: 'nobody', manifests: policy('ingress: []') },
  ],
  mutations: [
    mutation('everybody', 'NetworkPolicy', ({ spec }) =>
      spec?.ingress === undefined ? [] : [{ field: 'spec.ingress', to: [{}] }],
    ),
    mutation('the node', 'NetworkPolicy', () => [
      { field: 'spec.egress', to: [{ to: [{ ipBlock: { cidr: '169.254.169.254/32' } }] }] },
    ]),
  ],
};
