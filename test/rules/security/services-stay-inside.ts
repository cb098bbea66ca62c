import { mutation, type Proof } from '../proof.ts';

const service = (spec: string, annotations = '') => `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop, annotations: { ${annotations} } }
spec: { ports: [{ port: 80 }], ${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a port of nodes',
      manifests: service('type: NodePort'),
      says: ['Service shop/web › spec.type: NodePort › ClusterIP, behind the gateway'],
    },
    {
      what: 'a load balancer for everybody',
      manifests: service('type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8, 0.0.0.0/0]'),
      says: ['Service shop/web › spec.type: LoadBalancer, for everybody › ClusterIP, behind the gateway'],
    },
    {
      what: 'addresses outside',
      manifests: service('externalIPs: [192.0.2.1]'),
      says: ['Service shop/web › spec.externalIPs: 192.0.2.1 › no such field'],
    },
  ],
  accepted: [
    { what: 'inside', manifests: service('type: ClusterIP') },
    {
      what: 'a load balancer inside',
      manifests: service('type: LoadBalancer', 'service.beta.kubernetes.io/aws-load-balancer-scheme: internal'),
    },
    {
      what: 'a load balancer inside, of the controller of AWS, of an old one and of Google',
      manifests: [
        service('type: LoadBalancer, loadBalancerClass: service.k8s.aws/nlb'),
        service('type: LoadBalancer', 'service.beta.kubernetes.io/aws-load-balancer-internal: 0.0.0.0/0'),
        service('type: LoadBalancer', 'networking.gke.io/load-balancer-type: Internal'),
      ].join('---'),
    },
    {
      what: 'a load balancer for some',
      manifests: service('type: LoadBalancer, loadBalancerSourceRanges: [192.0.2.0/24]'),
    },
  ],
  mutations: [
    mutation('a port of nodes', 'Service', () =>
      ['NodePort', 'LoadBalancer'].map((to) => ({ field: 'spec.type', to })),
    ),
    mutation('addresses outside', 'Service', () => [{ field: 'spec.externalIPs', to: ['192.0.2.1'] }]),
  ],
};
