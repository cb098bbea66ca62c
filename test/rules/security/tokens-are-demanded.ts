import { mutation, type Proof } from '../proof.ts';

const object = (kind: string, spec: string, namespace = 'shop') => `
---
apiVersion: security.istio.io/v1
kind: ${kind}
metadata: { name: ${kind.toLowerCase()}, namespace: ${namespace} }
spec: { ${spec} }`;
const tokens = object(
  'RequestAuthentication',
  'selector: { matchLabels: { app: web } }, jwtRules: [{ issuer: "https://a.example.com" }]',
);
const policy = (spec: string, namespace?: string) => object('AuthorizationPolicy', spec, namespace);
const refused = [
  "RequestAuthentication shop/requestauthentication › spec.jwtRules: tokens are checked, and requests without one come through › an AuthorizationPolicy for the same pods: DENY from notRequestPrincipals ['*'], or ALLOW by requestPrincipals",
];
const deny = 'action: DENY, rules: [{ from: [{ source: { notRequestPrincipals: ["*"] } }] }]';

export const proof: Proof = {
  refused: [
    { what: 'tokens that nobody demands', manifests: tokens, says: refused },
    {
      what: 'a policy about something else, and one for other pods',
      manifests: tokens + policy('rules: [{}]') + policy(`selector: { matchLabels: { app: api } }, ${deny}`),
      says: refused,
    },
    { what: 'a policy elsewhere', manifests: tokens + policy(deny, 'other'), says: refused },
  ],
  accepted: [
    { what: 'requests without a token refused', manifests: tokens + policy(deny) },
    {
      what: 'those with one allowed, by the whole mesh',
      manifests: tokens + policy('rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }]', 'istio-system'),
    },
    {
      what: 'a claim',
      manifests: tokens + policy('rules: [{ when: [{ key: "request.auth.claims[role]", values: [admin] }] }]'),
    },
    { what: 'no tokens', manifests: object('RequestAuthentication', 'selector: { matchLabels: { app: web } }') },
  ],
  mutations: [
    mutation('nobody demands them', 'AuthorizationPolicy', ({ spec }, cluster) =>
      cluster.of('RequestAuthentication').length > 0 &&
      (spec?.rules ?? []).some(({ from = [] }) => from.some(({ source }) => source?.notRequestPrincipals !== undefined))
        ? [{ gone: true }]
        : [],
    ),
  ],
};
