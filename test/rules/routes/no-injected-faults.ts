import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const fault = (fault: string) => routes(`{ fault: ${fault}, route: [{ destination: { host: web } }] }`);
const dev = `
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: dev } }
spec: {}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a delay, where nothing says that it is dev',
      manifests: fault('{ delay: { fixedDelay: 5s, percentage: { value: 0.1 } } }'),
      says: [
        'VirtualService shop/web › spec.http[0].fault: delay of real requests, and no timeout or retry of the route › no fault',
      ],
    },
  ],
  accepted: [
    { what: 'dev', manifests: fault('{ abort: { httpStatus: 500, percentage: { value: 10 } } }') + dev },
    { what: 'of no request', manifests: fault('{ delay: { fixedDelay: 5s, percentage: { value: 0 } } }') },
  ],
  mutations: [
    mutation('a fault', 'VirtualService', (_, { environment }) =>
      environment === 'dev' ? [] : [{ field: 'spec.http[0].fault', to: { abort: { httpStatus: 503 } } }],
    ),
  ],
};
