import { mutation, type Proof } from '../proof.ts';

const route = (gateway: string) => `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: istio-ingress }
spec: { servers: [] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { hosts: [shop.example.com], gateways: [${gateway}] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the gateway of another namespace',
      manifests: route('shop'),
      says: ["VirtualService shop/web › spec.gateways[0]: no Gateway 'shop' in shop › istio-ingress/shop"],
    },
    {
      what: 'a misspelt gateway',
      manifests: route('istio-ingress/shops'),
      says: [
        "VirtualService shop/web › spec.gateways[0]: no Gateway 'shops' in istio-ingress (did you mean 'shop'?) › istio-ingress/shop",
      ],
    },
  ],
  accepted: [
    { what: 'a gateway with its namespace', manifests: route('istio-ingress/shop') },
    { what: 'the mesh', manifests: route('mesh') },
    { what: 'a gateway in a namespace that is not here', manifests: route('istio-system/public') },
  ],
  mutations: [mutation('another gateway', 'VirtualService', () => [{ field: 'spec.gateways[0]', to: 'nobody' }])],
};
