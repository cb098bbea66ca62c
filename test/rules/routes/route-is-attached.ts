import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const gateway = (listener = '') => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: edge }
spec:
  gatewayClassName: a
  listeners:
    - { name: web, port: 80, protocol: HTTP, hostname: '*.film.example'${listener} }
    - { name: data, port: 5432, protocol: TCP, allowedRoutes: { namespaces: { from: All } } }
---
apiVersion: v1
kind: Namespace
metadata: { name: film, labels: { exposed: 'yes' } }
---
`;
const route = (parent: string, hosts = '[www.film.example]', namespace = 'film') => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: album, namespace: ${namespace} }
spec: { parentRefs: [{ name: edge, namespace: edge${parent} }], hostnames: ${hosts}, rules: [] }
`;
const all = ', allowedRoutes: { namespaces: { from: All } }';
const selected = (value: string) =>
  `, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { exposed: '${value}' } } } }`;
const at = 'HTTPRoute film/album › spec';

export const proof: Proof = {
  refused: [
    {
      what: 'a Gateway that is not there',
      manifests: gateway(all) + route('').replace('name: edge', 'name: egde'),
      says: [`${at}.parentRefs[0].name: no Gateway 'egde' in edge (did you mean 'edge'?) › a Gateway that is there`],
    },
    {
      what: 'a listener that it does not have',
      manifests: gateway(all) + route(', sectionName: wep'),
      says: [
        `${at}.parentRefs[0].sectionName: Gateway edge has no listener 'wep' (did you mean 'web'?) › one of web, data`,
      ],
    },
    {
      what: 'a port that it does not have',
      manifests: gateway(all) + route(', port: 8080'),
      says: [`${at}.parentRefs[0].port: Gateway edge has no listener of port 8080 › one of 80, 5432`],
    },
    {
      what: 'a listener of TCP',
      manifests: gateway(all) + route(', sectionName: data'),
      says: [
        `${at}.parentRefs[0].name: listener data takes TCPRoute, and no HTTPRoute (Gateway edge) › a listener that takes it, or allowedRoutes of the listener`,
      ],
    },
    {
      what: 'a listener for its own namespace',
      manifests: gateway() + route(', port: 80'),
      says: [
        `${at}.parentRefs[0].name: listener web takes routes of its own namespace alone (Gateway edge) › a listener that takes it, or allowedRoutes of the listener`,
      ],
    },
    {
      what: 'a listener for other namespaces',
      manifests: gateway(selected('no')) + route(''),
      says: [
        `${at}.parentRefs[0].name: listener web takes routes of other namespaces than film (Gateway edge) › a listener that takes it, or allowedRoutes of the listener`,
      ],
    },
    {
      what: 'a host that no listener has',
      manifests: gateway(all) + route('', '[www.film.example, www.other.example]'),
      says: [`${at}.hostnames[1]: www.other.example, which no listener has › a host of *.film.example`],
    },
  ],
  accepted: [
    { what: 'taken', manifests: gateway(all) + route('') },
    { what: 'taken by its labels', manifests: gateway(selected('yes')) + route(', sectionName: web') },
    { what: 'taken at home, with every host of the listener', manifests: gateway() + route('', '[]', 'edge') },
    { what: 'a route of a Service in the mesh', manifests: route(", group: '', kind: Service") },
  ],
  mutations: [
    mutation('a route of a Gateway that is not there', 'Service', ({ metadata: { name, namespace = '' } }) => [
      {
        beside: {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'HTTPRoute',
          metadata: { name, namespace },
          spec: { parentRefs: [{ name: 'nobody' }], rules: [] },
        } as KubernetesObject,
      },
    ]),
  ],
};
