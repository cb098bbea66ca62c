import { mutation, type Proof } from '../proof.ts';

const manifests = (policy: string, ports = '[{ name: tcp-smtp, port: 25 }]') => `
apiVersion: v1
kind: Namespace
metadata: { name: mail, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: relay, namespace: mail, labels: { app: relay } }
spec: { containers: [{ name: relay }] }
---
apiVersion: v1
kind: Service
metadata: { name: relay, namespace: mail }
spec: { selector: { app: relay }, ports: ${ports} }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: relay, namespace: mail }
spec: { ${policy} }
`;
const both = '[{ name: tcp-smtp, port: 25 }, { name: http, port: 80 }]';

export const proof: Proof = {
  refused: [
    {
      what: 'a method of no request',
      manifests: manifests('rules: [{ to: [{ operation: { methods: [GET], ports: ["25"] } }] }]'),
      says: [
        'AuthorizationPolicy mail/relay › spec.rules[0].to[0].operation.methods: mail/relay:25 carries a stream of bytes: the rule allows nothing › principals, namespaces and ports alone',
      ],
    },
    {
      what: 'a refusal that loses its condition',
      manifests: manifests('action: DENY, rules: [{ when: [{ key: "request.headers[x-test]", values: [a] }] }]', both),
      says: [
        'AuthorizationPolicy mail/relay › spec.rules[0].when[0].key: mail/relay:25 carries a stream of bytes: the rule refuses all of it › ports of requests in each operation',
      ],
    },
  ],
  accepted: [
    {
      what: 'a port of requests',
      manifests: manifests('rules: [{ to: [{ operation: { paths: [/a] } }] }]', '[{ name: http, port: 80 }]'),
    },
    {
      what: 'a port of requests beside it',
      manifests: manifests('rules: [{ to: [{ operation: { paths: [/a] } }] }]', both),
    },
    {
      what: 'a refusal on a port of requests',
      manifests: manifests('action: DENY, rules: [{ to: [{ operation: { paths: [/a], ports: ["80"] } }] }]', both),
    },
    { what: 'ports alone', manifests: manifests('rules: [{ to: [{ operation: { ports: ["25"] } }] }]') },
    {
      what: 'a port that proxies find out about',
      manifests: manifests('rules: [{ to: [{ operation: { paths: [/a] } }] }]', '[{ name: smtp, port: 25 }]'),
    },
  ],
  mutations: [
    mutation('a refusal of requests', 'AuthorizationPolicy', ({ metadata, spec }, cluster) => {
      const { namespace = '' } = metadata;
      const bytes = cluster
        .of('Service')
        .some(
          (service) =>
            service.metadata.namespace === namespace &&
            service.spec?.ports?.every(({ appProtocol }) => appProtocol === 'tcp') === true &&
            Object.entries(spec?.selector?.matchLabels ?? { none: '' }).every(
              ([name, value]) => service.spec?.selector?.[name] === value,
            ),
        );
      const to = [{ operation: { paths: ['/x'] } }];
      return bytes ? [{ fields: { 'spec.action': 'DENY', 'spec.rules': [{ to }] } }] : [];
    }),
  ],
};
