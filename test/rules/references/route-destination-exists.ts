import { mutation, type Proof } from '../proof.ts';

const web = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web, version: v1 } }
spec: { containers: [] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec: { host: web, subsets: [{ name: v1, labels: { version: v1 } }] }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: mail, namespace: shop }
spec: { hosts: [mail.example.com], exportTo: ["."], ports: [{ number: 443, name: tls, protocol: TLS }] }
---
`;

const route = (destination: string, namespace = 'shop') => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: ${namespace} }
spec: { hosts: [web], http: [{ route: [{ destination: { ${destination} } }] }] }
`;

const full = 'web.shop.svc.cluster.local';

const folder = `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: other, namespace: argocd }
spec: { project: default, destination: { namespace: other }, source: { repoURL: git, path: other } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt Service',
      manifests: web + route('host: wep'),
      says: ["VirtualService shop/web › spec.http[0].route[0].destination.host: no Service 'wep' in shop › web"],
    },
    {
      what: 'a short name of another namespace',
      manifests: web + route('host: web.shop'),
      says: [
        "VirtualService shop/web › spec.http[0].route[0].destination.host: 'web.shop' has a dot, so that Istio completes nothing › web.shop.svc.cluster.local",
      ],
    },
    {
      what: 'another namespace',
      manifests: web + route(`host: wed.shop.svc.cluster.local`, 'gateways'),
      says: [
        "VirtualService gateways/web › spec.http[0].route[0].destination.host: no Service 'wed' in shop › web.shop.svc.cluster.local",
      ],
    },
    {
      what: 'another port',
      manifests: web + route(`host: ${full}, port: { number: 80 }`),
      says: [
        'VirtualService shop/web › spec.http[0].route[0].destination.port.number: web.shop.svc.cluster.local has no port 80 › one of 8080',
      ],
    },
    {
      what: 'another subset',
      manifests: web + route('host: web, subset: v2'),
      says: [
        "VirtualService shop/web › spec.http[0].route[0].destination.subset: no DestinationRule of web has a subset 'v2' (did you mean 'v1'?) › one of v1",
      ],
    },
    {
      what: 'a host that another namespace keeps for itself',
      manifests: web + route('host: mail.example.com', 'gateways'),
      says: [
        "VirtualService gateways/web › spec.http[0].route[0].destination.host: no Service or ServiceEntry 'mail.example.com' › a Service, by its name or its full name",
      ],
    },
    {
      what: 'a Service that the folder of the namespace lacks (corrections.md 41)',
      manifests: route('host: health', 'other') + folder,
      says: [
        "VirtualService other/web › spec.http[0].route[0].destination.host: no Service 'health' in other › a Service, by its name or its full name",
      ],
    },
  ],
  accepted: [
    { what: 'a short name', manifests: web + route('host: web, port: { number: 8080 }, subset: v1') },
    {
      what: 'a short name where nothing names a namespace',
      manifests: (web + route('host: web, port: { number: 8080 }, subset: v1')).replaceAll(/, namespace: shop/g, ''),
    },
    { what: 'a full name', manifests: web + route(`host: ${full}, subset: v1`, 'gateways') },
    { what: 'a host outside', manifests: web + route('host: mail.example.com, port: { number: 443 }') },
    { what: 'a namespace that is not here', manifests: web + route('host: web.other.svc.cluster.local, subset: v1') },
  ],
  mutations: [
    mutation('another host', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ route: routes = [] }, index) =>
        routes.flatMap((_, number) => {
          const at = `spec.http[${index}].route[${number}].destination`;
          return [
            { field: `${at}.host`, to: 'nobody' },
            { field: `${at}.port.number`, to: 4 },
            { field: `${at}.subset`, to: 'v9' },
          ];
        }),
      ),
    ),
  ],
};
