import { mutation, type Proof } from '../proof.ts';

const routes = (http: string, name = 'web', rest = 'hosts: [shop.example.com], gateways: [istio-ingress/web]') => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: { ${rest}, http: [${http}] }
`;

const rollout = (istio: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec:
  workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  strategy:
    canary: { canaryService: canary, stableService: stable, trafficRouting: { istio: ${istio} } }
`;
const both = (name: string, canary = 0, host = 'canary') =>
  `{ name: ${name}, route: [{ destination: { host: stable }, weight: ${100 - canary} }, { destination: { host: ${host}.shop.svc.cluster.local }, weight: ${canary} }] }`;
const istio = 'spec.strategy.canary.trafficRouting.istio';

export const proof: Proof = {
  refused: [
    {
      what: 'several routes, none named',
      manifests: rollout('{ virtualService: { name: web.shop } }') + routes(`${both('a')}, ${both('b')}`),
      says: [
        `Rollout shop/web › ${istio}.virtualService.routes: missing, and VirtualService web has 2 routes › the names of those that go to it`,
      ],
    },
    {
      what: 'another Service',
      manifests: rollout('{ virtualService: { name: web } }') + routes(both('main', 0, 'other')),
      says: [
        'VirtualService shop/web › spec.http[0].route: not stable and canary, which Rollout web sets the weights of › these two destinations',
      ],
    },
    {
      what: 'a part that Git gives away',
      manifests: rollout('{ virtualService: { name: web } }') + routes(both('main', 10)),
      says: [
        'VirtualService shop/web › spec.http[0].route: 10 for canary, which Rollout web decides › 100 for stable and 0 for canary',
      ],
    },
  ],
  accepted: [
    { what: 'one route', manifests: rollout('{ virtualService: { name: web } }') + routes(both('main')) },
    {
      what: 'subsets of one Service',
      manifests:
        rollout(
          '{ virtualService: { name: web }, destinationRule: { name: web, canarySubsetName: b, stableSubsetName: a } }',
        ) +
        routes(
          '{ route: [{ destination: { host: web, subset: a } }, { destination: { host: web, subset: b }, weight: 0 }] }',
        ),
    },
    {
      what: 'the route that is named',
      manifests: rollout('{ virtualService: { name: web, routes: [a] } }') + routes(`${both('a')}, ${both('b', 50)}`),
    },
  ],
  mutations: [
    mutation('other weights and destinations', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ route = [] }, index) =>
        route.length < 2
          ? []
          : [
              { field: `spec.http[${index}].route[1].weight`, to: 20 },
              { field: `spec.http[${index}].route[1]`, to: undefined },
              { field: `spec.http[${index}].route[0].destination.host`, to: 'nobody' },
            ],
      ),
    ),
  ],
};
