import { mutation, type Proof } from '../proof.ts';

const routes = (http: string) => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { hosts: [web], http: [{ ${http} }] }
`;
const retries = (retryOn: string) => routes(`retries: { attempts: 2, retryOn: '${retryOn}' }`);
const entry = (protocol: string) => `
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: web, namespace: shop }
spec: { hosts: [a.example.com], ports: [{ name: a, number: 443${protocol} }] }
`;
const policy = (key: string) => `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ when: [{ key: '${key}', values: [a] }] }] }
`;
const rollout = (scaleDown: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web, scaleDown: ${scaleDown} } }
`;
const pod = (fieldPath: string) => `
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers: [{ name: web, image: web:v1.0, env: [{ name: A, valueFrom: { fieldRef: { fieldPath: "${fieldPath}" } } }] }]
`;
const conditions =
  'connection.sni | destination.ip | destination.port | remote.ip | request.auth.audiences | request.auth.presenter | request.auth.principal | source.ip | source.namespace | source.principal | source.serviceAccount';
const protocols = 'HTTP | HTTPS | HTTP2 | GRPC | GRPC-WEB | TCP | TLS | UDP | MONGO | MYSQL | REDIS';
const policies =
  '5xx | gateway-error | reset | reset-before-request | connect-failure | retriable-4xx | refused-stream | retriable-status-codes | retriable-headers | envoy-ratelimited | http3-post-connect-failure | cancelled | deadline-exceeded | internal | resource-exhausted | unavailable';

export const proof: Proof = {
  refused: [
    {
      what: 'a condition that Envoy does not know, and a space',
      manifests: retries('5xx, reset,conect-failure'),
      says: [
        `VirtualService shop/web › spec.http[0].retries.retryOn: ' reset' › ${policies} (did you mean 'reset'?)`,
        `VirtualService shop/web › spec.http[0].retries.retryOn: 'conect-failure' › ${policies} (did you mean 'connect-failure'?)`,
      ],
    },
    {
      what: 'a protocol of nobody',
      manifests: entry(', protocol: HTPS'),
      says: [`ServiceEntry shop/web › spec.ports[0].protocol: 'HTPS' › ${protocols} (did you mean 'HTTPS'?)`],
    },
    {
      what: 'an attribute of nothing, and one without its name',
      manifests: policy('source.namespac') + policy('request.headers'),
      says: [
        `AuthorizationPolicy shop/web › spec.rules[0].when[0].key: 'source.namespac' › ${conditions} (did you mean 'source.namespace'?)`,
        `AuthorizationPolicy shop/web › spec.rules[0].when[0].key: 'request.headers' › ${conditions}`,
      ],
    },
    {
      what: 'what Argo Rollouts passes over',
      manifests: rollout('onSuccess'),
      says: [
        "Rollout shop/web › spec.workloadRef.scaleDown: 'onSuccess', which Argo Rollouts takes for never › never | onsuccess | progressively (did you mean 'onsuccess'?)",
      ],
    },
    {
      what: 'a field that pods cannot be told',
      manifests: pod('spec.hostname'),
      says: [
        'Pod shop/web › spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: ' +
          "'spec.hostname' › metadata.name | metadata.namespace | metadata.uid | spec.nodeName | spec.serviceAccountName | status.hostIP | status.hostIPs | status.podIP | status.podIPs (did you mean 'spec.nodeName'?)",
      ],
    },
  ],
  accepted: [
    { what: 'conditions and a status', manifests: retries('connect-failure,refused-stream,unavailable,503') },
    { what: 'no conditions', manifests: retries('') },
    { what: 'small letters, and none', manifests: entry(', protocol: http') + entry('') },
    { what: 'an attribute with its name', manifests: policy('request.headers[x-a]') + policy('source.ip') },
    { what: 'the words of Argo Rollouts', manifests: rollout('progressively') },
    { what: 'one label', manifests: pod("metadata.labels['app']") },
  ],
  mutations: [
    mutation('a misspelt condition', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ retries: tries }, index) =>
        tries?.retryOn === undefined ? [] : [{ field: `spec.http[${index}].retries.retryOn`, to: `${tries.retryOn}x` }],
      ),
    ),
    mutation('an unknown protocol', 'ServiceEntry', ({ spec }) =>
      (spec?.ports ?? []).map((_, index) => ({ field: `spec.ports[${index}].protocol`, to: 'TSL' })),
    ),
    mutation('an unknown protocol', 'Gateway', ({ spec }) =>
      (spec?.servers ?? []).map((_, index) => ({ field: `spec.servers[${index}].port.protocol`, to: '' })),
    ),
    mutation('a misspelt way to scale down', 'Rollout', ({ spec }) =>
      spec?.workloadRef === undefined ? [] : [{ field: 'spec.workloadRef.scaleDown', to: 'progressive' }],
    ),
    mutation('a misspelt attribute', 'AuthorizationPolicy', ({ spec }) =>
      (spec?.rules ?? []).map((_, index) => ({
        field: `spec.rules[${index}].when`,
        to: [{ key: 'x', values: ['a'] }],
      })),
    ),
  ],
};
