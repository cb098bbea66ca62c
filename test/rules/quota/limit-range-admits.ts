import type { Loose } from '../../../lib/model/kinds.ts';
import type { PodSpec } from '../../../imports/kubernetes.ts';
import { mutation, type Proof } from '../proof.ts';

const range = (type: string, limit: string) => `
apiVersion: v1
kind: LimitRange
metadata: { name: limits, namespace: shop }
spec: { limits: [{ type: ${type}, ${limit} }] }
---
`;

const mesh = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
`;

const deployment = (resources: string, more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, resources: ${resources} }]${more} }
---
`;

const claim = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: store, namespace: shop }
spec:
  serviceName: store
  selector: { matchLabels: { app: store } }
  template: { metadata: { labels: { app: store } }, spec: { containers: [{ name: store }] } }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 10Gi } } }
---
`;

const web = 'Deployment shop/web › spec.template.spec.containers[0].resources';
const by = 'in LimitRange limits';

export const proof: Proof = {
  refused: [
    {
      what: 'more than the largest, in an init container too',
      manifests:
        range('Container', 'max: { cpu: 1, memory: 1Gi }') +
        deployment(
          '{ limits: { cpu: 2, memory: 1Gi } }',
          ', initContainers: [{ name: wait, resources: { limits: { memory: 2Gi } } }]',
        ),
      says: [
        `${web}.limits.cpu: web: 2 CPU, above the maximum of 1 CPU ${by} › at most 1 CPU, or a larger maximum`,
        `${web}.requests.cpu: web: 2 CPU, above the maximum of 1 CPU ${by} › at most 1 CPU, or a larger maximum`,
        `Deployment shop/web › spec.template.spec.initContainers[0].resources.limits.memory: wait: 2 GiB, above the maximum of 1 GiB ${by} › at most 1 GiB, or a larger maximum`,
        `Deployment shop/web › spec.template.spec.initContainers[0].resources.requests.memory: wait: 2 GiB, above the maximum of 1 GiB ${by} › at most 1 GiB, or a larger maximum`,
      ],
    },
    {
      what: 'less than the smallest, and none',
      manifests:
        range('Container', 'min: { cpu: 100m, ephemeral-storage: 1Gi }, defaultRequest: { ephemeral-storage: 1Mi }') +
        deployment('{ requests: { cpu: 50m } }'),
      says: [
        `${web}.requests.cpu: web: 0.05 CPU, below the minimum of 0.1 CPU ${by} › at least 0.1 CPU`,
        `${web}.requests['ephemeral-storage']: web: 1 MiB, below the minimum of 1 GiB ${by} › at least 1 GiB`,
      ],
    },
    {
      what: 'a limit too far above its request, and none at all',
      manifests:
        range('Container', 'maxLimitRequestRatio: { cpu: 4, memory: 1 }') +
        deployment('{ requests: { cpu: 100m }, limits: { cpu: 1 } }'),
      says: [
        `${web}.limits.cpu: web: a limit of 1 CPU is 10 times the request, above 4 ${by} › at most 0.4 CPU`,
        `${web}.limits.memory: web: no limits.memory, which LimitRange limits bounds › limits.memory`,
      ],
    },
    {
      what: 'a request above the limit that the namespace gives',
      manifests: range('Container', 'default: { memory: 256Mi }') + deployment('{ requests: { memory: 1Gi } }'),
      says: [
        `${web}.limits.memory: web: requests 1 GiB, above the limit of 256 MiB that LimitRange limits gives it › a limit of its own`,
      ],
    },
    {
      what: 'a proxy larger than the largest container',
      manifests: mesh + range('Container', 'max: { cpu: 1 }') + deployment('{ limits: { cpu: 1 } }'),
      says: [
        `Deployment shop/web › spec.template.metadata.annotations['sidecar.istio.io/proxyCPULimit']: istio-proxy: 2 CPU, above the maximum of 1 CPU ${by} › at most 1 CPU, or a larger maximum`,
      ],
    },
    {
      what: 'a pod larger than the largest',
      manifests: mesh + range('Pod', 'max: { cpu: 2 }') + deployment('{ limits: { cpu: 1 } }'),
      says: [
        `Deployment shop/web › spec.template.spec: 3 CPU, above the maximum of 2 CPU ${by} › at most 2 CPU, or a larger maximum`,
      ],
    },
    {
      what: 'volumes that are too large, and too small',
      manifests:
        range('PersistentVolumeClaim', 'max: { storage: 1Gi }') +
        range('PersistentVolumeClaim', 'min: { storage: 11Gi }') +
        claim,
      says: [
        'StatefulSet shop/store › spec.volumeClaimTemplates[0].spec.resources.requests.storage: 10 GiB, outside of what LimitRange limits admits › at most 1 GiB',
        'StatefulSet shop/store › spec.volumeClaimTemplates[0].spec.resources.requests.storage: 10 GiB, outside of what LimitRange limits admits › at least 11 GiB',
      ],
    },
  ],
  accepted: [
    {
      what: 'the largest itself',
      manifests:
        range('Container', 'max: { cpu: 1 }, min: { cpu: 1 }, maxLimitRequestRatio: { cpu: 1 }') +
        deployment('{ limits: { cpu: 1000m } }'),
    },
    {
      what: 'the largest as the default of what says nothing',
      manifests: range('Container', 'max: { cpu: 1 }') + deployment('{}'),
    },
    {
      what: 'another namespace, and an empty range',
      manifests:
        range('Container', 'max: { cpu: 1 }').replace('shop', 'other') +
        range('Pod', 'max: {}') +
        deployment('{ limits: { cpu: 9 } }'),
    },
    {
      what: 'a volume between both bounds',
      manifests: range('PersistentVolumeClaim', 'min: { storage: 1Gi }, max: { storage: 10Gi }') + claim,
    },
  ],
  mutations: [
    mutation('a bound below the largest container', 'LimitRange', (_, cluster) =>
      cluster.own.size === 0 ? [] : [{ field: 'spec.limits[0].max.cpu', to: '1m' }],
    ),
    mutation('a container that has grown', 'Deployment', ({ spec }) =>
      limitsOf(spec?.template?.spec) === undefined
        ? []
        : [{ field: 'spec.template.spec.containers[0].resources.limits.memory', to: '500Gi' }],
    ),
  ],
};

function limitsOf(spec: Loose<PodSpec> | undefined) {
  return spec?.containers?.[0]?.resources?.limits;
}
