import { mutation, type Proof } from '../proof.ts';

const web = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web, version: v1 } }
spec: { containers: [] }
---
`;

const rule = (spec: string) => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { ${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt host',
      manifests: web + rule('host: wep'),
      says: ["DestinationRule shop/web › spec.host: no Service 'wep' in shop › web"],
    },
    {
      what: 'a host outside that is no entry',
      manifests: web + rule('host: mail.example.com'),
      says: [
        "DestinationRule shop/web › spec.host: no Service or ServiceEntry 'mail.example.com' › a Service or ServiceEntry",
      ],
    },
    {
      what: 'a subset without pods',
      manifests: web + rule('host: web, subsets: [{ name: v2, labels: { version: v2 } }]'),
      says: [
        'DestinationRule shop/web › spec.subsets[0].labels: version=v2, which matches no pod behind web › labels of its pods',
      ],
    },
  ],
  accepted: [
    { what: 'a short name', manifests: web + rule('host: web, subsets: [{ name: v1, labels: { version: v1 } }]') },
    { what: 'a full name', manifests: web + rule('host: web.shop.svc.cluster.local') },
    { what: 'a pattern', manifests: web + rule('host: "*.local"') },
  ],
  mutations: [
    mutation('another host', 'DestinationRule', () => [{ field: 'spec.host', to: 'nobody' }]),
    mutation('a subset without pods', 'DestinationRule', ({ spec }, cluster) =>
      cluster.of('Service').some(({ metadata }) => spec?.host?.startsWith(`${metadata.name}.`))
        ? [{ field: 'spec.subsets', to: [{ name: 'v9', labels: { version: 'v9' } }] }]
        : [],
    ),
  ],
};
