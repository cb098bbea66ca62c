import { mutation, type Proof } from '../proof.ts';

const policy = (spec: string) => `
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { ${spec} }
`;
const peer = (spec: string) => `
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: web, namespace: shop }
spec: { ${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'rules that ask for nothing',
      manifests: policy(
        "rules: [{ from: [{ source: {} }], to: [{ operation: { methods: [], paths: [''] } }, { operation: { ports: [http] } }], when: [{ key: source.ip }] }, { to: [] }]",
      ),
      says: [
        'AuthorizationPolicy shop/web › spec.rules[0].from[0].source: empty › what it is about',
        "AuthorizationPolicy shop/web › spec.rules[0].to[0].operation.paths[0]: '' › a value",
        "AuthorizationPolicy shop/web › spec.rules[0].to[1].operation.ports[0]: 'http' › the number of a port",
        'AuthorizationPolicy shop/web › spec.rules[0].when[0]: no values › values or notValues',
        'AuthorizationPolicy shop/web › spec.rules[1].to: empty › an operation, or no such field',
      ],
    },
    {
      what: 'actions without what they act on',
      manifests: policy('action: DENY') + policy('action: CUSTOM, rules: [{}]') + policy('provider: { name: a }'),
      says: [
        'AuthorizationPolicy shop/web › spec.rules: missing with DENY: nothing comes of it › a rule, and {} for all',
        'AuthorizationPolicy shop/web › spec.provider: missing with CUSTOM › the name of a provider',
        'AuthorizationPolicy shop/web › spec.provider: stands with ALLOW › action CUSTOM',
      ],
    },
    {
      what: 'modes of the ports of nobody',
      manifests: peer('portLevelMtls: { 0: { mode: STRICT } }'),
      says: [
        'PeerAuthentication shop/web › spec.portLevelMtls: stands without a selector › the selector of pods',
        "PeerAuthentication shop/web › spec.portLevelMtls['0']: no port › 1 to 65535",
      ],
    },
  ],
  accepted: [
    { what: 'nobody, and everybody', manifests: policy('') + policy('rules: [{}]') },
    {
      what: 'a source without operation',
      manifests: policy('rules: [{ from: [{ source: { namespaces: [shop] } }] }]'),
    },
    {
      what: 'ports of pods',
      manifests: peer('selector: { matchLabels: { app: web } }, portLevelMtls: { 80: { mode: STRICT } }'),
    },
  ],
  mutations: [
    mutation('parts that are empty', 'AuthorizationPolicy', ({ spec }) =>
      (spec?.rules ?? []).flatMap(({ from, to }, index) => {
        const field = `spec.rules[${index}]`;
        return [
          ...(from === undefined
            ? []
            : [
                { field: `${field}.from[0].source`, to: {} },
                { field: `${field}.from`, to: [] },
              ]),
          ...(to === undefined ? [] : [{ field: `${field}.to[0].operation`, to: { ports: ['http'] } }]),
        ];
      }),
    ),
    mutation('ports of nobody', 'PeerAuthentication', ({ spec }) =>
      spec?.portLevelMtls === undefined ? [] : [{ field: 'spec.selector', to: undefined }],
    ),
  ],
};
