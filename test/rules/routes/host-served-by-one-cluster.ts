import { mutation, type Proof } from '../proof.ts';

const cluster = (system: string, environment: string, host: string) => ({
  [`dist/${environment}/${system}/gateway.yaml`]: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ${system}, namespace: istio-ingress }
spec: { selector: { istio: ingress }, servers: [{ hosts: ["${host}"], port: { name: https, number: 443, protocol: HTTPS } }] }
`,
  [`argocd/${environment}/${system}/${system}.yaml`]: `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: ${system}, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
spec: {}
`,
});

export const proof: Proof = {
  refused: [
    {
      what: 'one host in two clusters',
      manifests: {
        ...cluster('shop', 'production', 'api.example.com'),
        ...cluster('bank', 'production', 'api.example.com'),
      },
      says: [
        'Gateway istio-ingress/bank › spec.servers[0].hosts[0]: api.example.com, which production/shop listens for too › a host of its own',
      ],
    },
    {
      what: 'a wildcard',
      manifests: {
        ...cluster('shop', 'production', '*.example.com'),
        ...cluster('bank', 'production', 'api.example.com'),
      },
      says: [
        'Gateway istio-ingress/bank › spec.servers[0].hosts[0]: api.example.com, which production/shop listens for as *.example.com too › a host of its own',
      ],
    },
  ],
  accepted: [
    {
      what: 'two environments',
      manifests: { ...cluster('shop', 'production', 'api.example.com'), ...cluster('shop', 'dr', 'api.example.com') },
    },
    {
      what: 'two hosts',
      manifests: {
        ...cluster('shop', 'production', 'shop.example.com'),
        ...cluster('bank', 'production', 'bank.example.com'),
      },
    },
  ],
  mutations: [
    mutation('the host of another system', 'Gateway', () => [{ field: 'spec.servers[0].hosts[0]', to: '*' }]),
  ],
};
