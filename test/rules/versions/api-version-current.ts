import { mutation, type Proof } from '../proof.ts';

const rule = (version: string) => `
apiVersion: networking.istio.io/${version}
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: web }
`;

const addresses = `
apiVersion: networking.k8s.io/v1beta1
kind: ServiceCIDR
metadata: { name: more }
`;
const clusterOf = (version: string) => `---
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1, version: "${version}" }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a version on its way out',
      manifests: rule('v1beta1'),
      says: [
        "DestinationRule shop/web › apiVersion: 'networking.istio.io/v1beta1' is superseded since Istio 1.22 › networking.istio.io/v1",
      ],
    },
    {
      what: 'a version that the next Kubernetes does not serve',
      manifests: addresses,
      says: [
        "ServiceCIDR more › apiVersion: 'networking.k8s.io/v1beta1' is served no more from Kubernetes 1.37 on › networking.k8s.io/v1",
      ],
    },
  ],
  accepted: [
    { what: 'a version that is gone, which another rule says', manifests: addresses + clusterOf('1.37') },
    { what: 'the version that is', manifests: rule('v1') },
    {
      what: 'a kind that has no other version',
      manifests: rule('v1alpha3').replace('DestinationRule', 'EnvoyFilter'),
    },
  ],
  mutations: [
    mutation('old routes', 'VirtualService', () => [{ field: 'apiVersion', to: 'networking.istio.io/v1alpha3' }]),
    mutation('old policies', 'AuthorizationPolicy', () => [{ field: 'apiVersion', to: 'security.istio.io/v1beta1' }]),
  ],
};
