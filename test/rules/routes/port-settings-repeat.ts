import { mutation, type Proof } from '../proof.ts';

const rule = (trafficPolicy: string, subsets = '[]') => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: web, trafficPolicy: ${trafficPolicy}, subsets: ${subsets} }
`;
const pool = 'connectionPool: { tcp: { maxConnections: 9 } }';
const says = (at: string) => [
  `DestinationRule shop/web › ${at}.portLevelSettings[0]: without connectionPool, which the rest sets and port 8080 does not inherit › the same here, or no settings of a port`,
];

export const proof: Proof = {
  refused: [
    {
      what: 'a port without the pool',
      manifests: rule(`{ ${pool}, portLevelSettings: [{ port: { number: 8080 }, loadBalancer: { simple: RANDOM } }] }`),
      says: says('spec.trafficPolicy'),
    },
    {
      what: 'a port of a subset',
      manifests: rule(
        `{ ${pool} }`,
        '[{ name: v1, trafficPolicy: { portLevelSettings: [{ port: { number: 8080 } }] } }]',
      ),
      says: says('spec.subsets[0].trafficPolicy'),
    },
  ],
  accepted: [
    {
      what: 'the same at the port',
      manifests: rule(`{ ${pool}, portLevelSettings: [{ port: { number: 8080 }, ${pool} }] }`),
    },
    { what: 'ports alone', manifests: rule(`{ portLevelSettings: [{ port: { number: 8080 }, ${pool} }] }`) },
  ],
  mutations: [
    mutation('a port without the rest', 'DestinationRule', ({ spec }) =>
      spec?.trafficPolicy?.connectionPool === undefined
        ? []
        : [
            { field: 'spec.trafficPolicy.portLevelSettings', to: [{ port: { number: 8080 } }] },
            {
              field: 'spec.subsets',
              to: [{ name: 'v1', trafficPolicy: { portLevelSettings: [{ port: { number: 8080 } }] } }],
            },
          ],
    ),
  ],
};
