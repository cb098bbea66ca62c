import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const manifests = (ports: string, http: string, gateways = '') => `
apiVersion: v1
kind: Service
metadata: { name: relay, namespace: mail }
spec: { ports: ${ports} }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: relay, namespace: mail }
spec: { hosts: [relay], ${gateways}http: [${http}] }
`;
const route = '{ route: [{ destination: { host: relay } }] }';
const ofPort = (port: number) => route.replace('{ route', `{ match: [{ port: ${port} }], route`);
const both = '[{ name: tcp-smtp, port: 25 }, { name: http, port: 80 }]';

export const proof: Proof = {
  refused: [
    {
      what: 'a port of TCP alone',
      manifests: manifests('[{ name: tcp-smtp, port: 25 }]', route),
      says: [
        'VirtualService mail/relay › spec.http[0]: for relay.mail.svc.cluster.local, whose port 25 is tcp-smtp: no proxy sees requests there › a tcp or tls route, or a port of HTTP',
      ],
    },
    {
      what: 'a match of the port of TCP',
      manifests: manifests(both, ofPort(25)),
      says: [
        'VirtualService mail/relay › spec.http[0]: for relay.mail.svc.cluster.local, whose port 25 is tcp-smtp: no proxy sees requests there › a tcp or tls route, or a port of HTTP',
      ],
    },
  ],
  accepted: [
    { what: 'a port of HTTP beside it', manifests: manifests(both, route) },
    { what: 'a match of the port of HTTP', manifests: manifests(both, ofPort(80)) },
    { what: 'a port that proxies find out about', manifests: manifests('[{ name: web, port: 80 }]', route) },
    {
      what: 'a gateway, which reads as its listener says',
      manifests: manifests('[{ name: tcp-smtp, port: 25 }]', route, 'gateways: [edge/edge], '),
    },
  ],
  mutations: [
    mutation('a route for a port of TCP', 'Service', ({ metadata: { name, namespace = '' }, spec }) => {
      const beside = [
        {
          apiVersion: 'networking.istio.io/v1',
          kind: 'VirtualService',
          metadata: { name: 'made', namespace },
          spec: { hosts: [`${name}.${namespace}.svc.cluster.local`], http: [{ timeout: '1s' }] },
        } as KubernetesObject,
      ];
      const ports = (spec?.ports ?? []).map((port) => ({ ...port, appProtocol: 'tcp' }));
      return ports.length > 0 ? [{ fields: { 'spec.ports': ports }, beside }] : [];
    }),
  ],
};
