import { mutation, type Proof } from '../proof.ts';

const rule = (version: string) => `
apiVersion: networking.istio.io/${version}
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: web }
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
  ],
  accepted: [
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
