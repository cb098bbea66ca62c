import { isOfController, mutation, type Proof } from '../proof.ts';
import { chart, istio, networkPolicy, workload } from './manifests.ts';

const pods = workload('web', { calls: 'api:8080' }) + workload('api');
const ingress = (rule: string, app = 'api') => networkPolicy(app, `ingress: [{ ${rule} }]`);
const gateway = (rule: string) =>
  pods +
  chart('gateway', 'edge') +
  istio(
    'Gateway',
    'shop',
    '{ selector: { istio: gateway }, servers: [{ hosts: ["*"], port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: PASSTHROUGH } }] }',
    'edge',
  ) +
  networkPolicy('{}', `ingress: [{ ${rule} }]`, 'edge');
const all = 'from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]';

export const proof: Proof = {
  refused: [
    {
      what: 'the internet',
      manifests: pods + ingress(`${all}, ports: [{ port: 8080 }]`),
      says: [
        'NetworkPolicy shop/api › spec.ingress[0].from[0]: lets 0.0.0.0/0 reach shop/api on TCP port 8080, which nothing publishes there › the pods that call it, by their labels',
      ],
    },
    {
      what: 'everybody',
      manifests: pods + ingress('ports: [{ port: 8080 }]'),
      says: [
        'NetworkPolicy shop/api › spec.ingress[0]: lets everybody reach shop/api on TCP port 8080, which nothing publishes there › from, with the pods that call it',
      ],
    },
    {
      what: 'the network',
      manifests: pods + ingress('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]'),
      says: [
        'NetworkPolicy shop/api › spec.ingress[0].from[0]: lets 10.0.0.0/8 reach shop/api on every port, which nothing publishes there › the pods that call it, by their labels',
      ],
    },
    {
      what: 'a port of the gateway that is no listener',
      manifests: gateway(`${all}, ports: [{ port: 443 }, { port: 15021 }]`),
      says: [
        'NetworkPolicy edge/all › spec.ingress[0].from[0]: lets 0.0.0.0/0 reach edge/gateway on TCP port 15021, which nothing publishes there › the pods that call it, by their labels',
      ],
    },
  ],
  accepted: [
    { what: 'a listener', manifests: gateway(`${all}, ports: [{ port: 443 }]`) },
    {
      what: 'health for the network',
      manifests: gateway('from: [{ ipBlock: { cidr: 10.0.0.0/8 } }], ports: [{ port: 15021 }]'),
    },
    {
      what: 'a load balancer',
      manifests:
        pods.replace('spec: { selector: { app: api }', 'spec: { type: LoadBalancer, selector: { app: api }') +
        ingress(`${all}, ports: [{ port: 8080 }]`),
    },
    { what: 'where nothing is declared nothing is too much', manifests: workload('api') + ingress(all) },
  ],
  mutations: [
    mutation('everybody', 'NetworkPolicy', ({ metadata, spec, ...policy }) =>
      ['monitoring', 'istio-ingress'].includes(metadata.namespace ?? '') || isOfController({ ...policy, metadata })
        ? []
        : (spec?.ingress ?? []).map((_, index) => ({ field: `spec.ingress[${index}].from`, to: undefined })),
    ),
    mutation('every address', 'NetworkPolicy', ({ metadata, spec, ...policy }) =>
      metadata.namespace === 'monitoring' || isOfController({ ...policy, metadata })
        ? []
        : (spec?.ingress ?? []).slice(1).map((_, index) => ({
            field: `spec.ingress[${index + 1}].from[0]`,
            to: { ipBlock: { cidr: '0.0.0.0/0' } },
          })),
    ),
    mutation('a listener more', 'NetworkPolicy', ({ metadata }) =>
      metadata.namespace === 'istio-ingress' && metadata.name === 'gateway'
        ? [{ field: 'spec.ingress[0].ports[2]', to: { port: 8443 } }]
        : [],
    ),
  ],
};
