import { mutation, type Proof } from '../proof.ts';

const statefulSet = (service: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: redis, namespace: shop }
spec:
  serviceName: redis
  selector: { matchLabels: { app: redis } }
  template: { metadata: { labels: { app: redis } }, spec: { containers: [{ name: redis }] } }
---
apiVersion: v1
kind: Service
metadata: { name: ${service} }
`;

const named = (spec: string, name = 'redis') =>
  statefulSet(`${name}, namespace: shop`).trimEnd() + `\nspec: { ports: [{ port: 6379 }], ${spec} }\n`;

export const proof: Proof = {
  refused: [
    {
      what: 'no such Service',
      manifests: named('clusterIP: None, selector: { app: redis }', 'redis-nodes'),
      says: [
        "StatefulSet shop/redis › spec.serviceName: no Service 'redis' in shop (did you mean 'redis-nodes'?) › redis-nodes",
      ],
    },
    {
      what: 'no such Service, and one of nearly the name that is for other pods',
      manifests: named('clusterIP: None, selector: { app: web }', 'redis2'),
      says: [
        "StatefulSet shop/redis › spec.serviceName: no Service 'redis' in shop › a headless Service that selects its pods",
      ],
    },
    {
      what: 'a Service with an address',
      manifests: named('selector: { app: redis }'),
      says: [
        'StatefulSet shop/redis › spec.serviceName: Service redis has an address of its own, so no pod has a name › a headless Service: clusterIP None',
      ],
    },
    {
      what: 'a Service of other pods',
      manifests: named('clusterIP: None, selector: { app: web }'),
      says: [
        'StatefulSet shop/redis › spec.serviceName: Service redis selects other pods › a Service that selects these',
      ],
    },
  ],
  accepted: [{ what: 'a headless Service', manifests: named('clusterIP: None, selector: { app: redis }') }],
  mutations: [
    mutation('another Service', 'StatefulSet', () => [{ field: 'spec.serviceName', to: 'other' }]),
    mutation('a Service with an address', 'Service', ({ metadata, spec }, cluster) =>
      spec?.clusterIP === 'None' &&
      cluster
        .of('StatefulSet')
        .some(
          ({ spec: set, metadata: of }) => set?.serviceName === metadata.name && of.namespace === metadata.namespace,
        )
        ? [{ field: 'spec.clusterIP', to: undefined }]
        : [],
    ),
  ],
};
