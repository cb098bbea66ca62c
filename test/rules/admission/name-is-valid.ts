import { mutation, type Proof } from '../proof.ts';

const object = (kind: string, apiVersion: string, name: string, spec: string) => `
---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
${spec}
`;
const pod = (container: string) =>
  object('Pod', 'v1', 'web', `spec: { containers: [{ image: web:v1.0, ${container} }] }`);
const sidecar = (host: string) =>
  object('Sidecar', 'networking.istio.io/v1', 'web', `spec: { egress: [{ hosts: ['${host}'] }] }`);
const entry = (host: string) => object('ServiceEntry', 'networking.istio.io/v1', 'web', `spec: { hosts: ['${host}'] }`);
const cronJob = (name: string) =>
  object('CronJob', 'batch/v1', name, 'spec: { schedule: 0 3 * * *, jobTemplate: { spec: { template: {} } } }');
const map = (key: string) => object('ConfigMap', 'v1', 'web', `data: { '${key}': a }`);

export const proof: Proof = {
  refused: [
    {
      what: 'names in a pod',
      manifests: pod(
        'name: Web_1, ports: [{ name: prometheus-metrics, containerPort: 1 }, { name: 8080, containerPort: 2 }]'.replace(
          '8080',
          "'8080'",
        ),
      ),
      says: [
        "Pod shop/web › spec.containers[0].name: 'Web_1' › at most 63 small letters, digits and -",
        "Pod shop/web › spec.containers[0].ports[0].name: 'prometheus-metrics' › at most 15 small letters, digits and single -, with a letter",
        "Pod shop/web › spec.containers[0].ports[1].name: '8080' › at most 15 small letters, digits and single -, with a letter",
      ],
    },
    {
      what: 'an image and a share of a processor that cannot be read',
      manifests: `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers: [{ name: web, image: registry.example.com/Shop/web:V1, resources: { limits: { cpu: 100Mi } } }]
`,
      says: [
        "Pod shop/web › spec.containers[0].image: 'registry.example.com/Shop/web:V1' › a repository in small letters: of any other the kubelet says InvalidImageName",
        "Pod shop/web › spec.containers[0].resources.limits.cpu: '100Mi' › CPUs, such as 500m: Mi and Gi are of bytes",
      ],
    },
    {
      what: 'paths that leave their volume, addresses and empty keys',
      manifests: `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers: [{ name: web, image: 'Registry.example.com:5000/web:V1' }]
  subdomain: a.b
  dnsConfig: { nameservers: [a] }
  hostAliases: [{ ip: 10.1.2, hostnames: ['a_b'] }]
  tolerations: [{ key: a b, operator: Exists }]
  volumes: [{ name: a, configMap: { name: a, items: [{ key: a, path: ../a }] } }]
`,
      says: [
        "Pod shop/web › spec.dnsConfig.nameservers[0]: 'a' › an IP address",
        "Pod shop/web › spec.hostAliases[0].hostnames[0]: 'a_b' › a name of small letters, digits, - and .",
        "Pod shop/web › spec.hostAliases[0].ip: '10.1.2' › an IP address",
        "Pod shop/web › spec.subdomain: 'a.b' › at most 63 small letters, digits and -",
        "Pod shop/web › spec.tolerations[0].key: 'a b' › a name of at most 63 letters, digits, -, _ and ., and a domain with / before it at most",
        "Pod shop/web › spec.volumes[0].configMap.items[0].path: '../a' › a path within the volume, without ..",
      ],
    },
    {
      what: 'a name that others are derived from',
      manifests: cronJob('a'.repeat(53)),
      says: [
        `CronJob shop/${'a'.repeat(53)} › metadata.name: '${'a'.repeat(53)}' › at most 52 characters: its Jobs have 11 more`,
      ],
    },
    {
      what: 'a host without its namespace, and any host',
      manifests: sidecar('web.shop.svc.cluster.local') + entry('*'),
      says: [
        "Sidecar shop/web › spec.egress[0].hosts[0]: 'web.shop.svc.cluster.local' › namespace/host, with . for its own namespace and * for all",
        "ServiceEntry shop/web › spec.hosts[0]: '*' › a host, and not *",
      ],
    },
    {
      what: 'a key with a space',
      manifests: map('a b'),
      says: ["ConfigMap shop/web › data['a b']: 'a b' › letters, digits, -, _ and ."],
    },
  ],
  accepted: [
    {
      what: 'names at their longest',
      manifests:
        pod(`name: ${'a'.repeat(63)}, ports: [{ name: http-metrics-01, containerPort: 1 }]`) + cronJob('a'.repeat(52)),
    },
    {
      what: 'hosts of all, of its own and of no namespace',
      manifests: sidecar('*/*') + sidecar('./web.shop.svc.cluster.local') + sidecar('~/*') + sidecar('*/*.example.com'),
    },
    { what: 'a wildcard', manifests: entry('*.example.com') },
    { what: 'a file', manifests: map('app.yaml') },
  ],
  mutations: [
    mutation('names in pods', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ ports = [] }, container) => {
        const field = `spec.template.spec.containers[${container}]`;
        return [
          { field: `${field}.name`, to: 'Web' },
          ...ports.map((_, port) => ({ field: `${field}.ports[${port}].name`, to: 'a-name-of-too-many-letters' })),
        ];
      }),
    ),
    mutation('a Service with a digit first', 'Service', ({ metadata }) => [
      { field: 'metadata.name', to: `1${metadata.name}` },
    ]),
    mutation('a name too long', 'StatefulSet', () => [{ field: 'metadata.name', to: 'a'.repeat(53) }]),
    mutation('hosts without namespace', 'Sidecar', ({ spec }) =>
      (spec?.egress ?? []).flatMap(({ hosts = [] }, egress) =>
        hosts.map((host, index) => ({
          field: `spec.egress[${egress}].hosts[${index}]`,
          to: host.slice(host.indexOf('/') + 1),
        })),
      ),
    ),
    mutation('every host', 'ServiceEntry', () => [{ field: 'spec.hosts[0]', to: '*' }]),
    mutation('a host with a space', 'VirtualService', () => [{ field: 'spec.hosts[0]', to: 'a b' }]),
    mutation('a key with a space', 'ConfigMap', () => [{ field: "data['a b']", to: '' }]),
  ],
};
