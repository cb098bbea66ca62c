import { mutation, type Proof } from '../proof.ts';

const manifests = (name: string, list = 'namespaces') => `
apiVersion: v1
kind: Namespace
metadata: { name: frontends }
---
apiVersion: v1
kind: Namespace
metadata: { name: mail }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: relay, namespace: mail }
spec: { rules: [{ from: [{ source: { ${list}: ['${name}'] } }] }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt namespace',
      manifests: manifests('frontend'),
      says: [
        "AuthorizationPolicy mail/relay › spec.rules[0].from[0].source.namespaces[0]: no namespace 'frontend' (did you mean 'frontends'?) › frontends",
      ],
    },
  ],
  accepted: [
    { what: 'a namespace', manifests: manifests('frontends') },
    { what: 'a pattern', manifests: manifests('front*', 'notNamespaces') },
  ],
  mutations: [
    mutation('a namespace that nobody is in', 'AuthorizationPolicy', ({ spec }) =>
      (spec?.rules ?? []).flatMap(({ from }, index) =>
        from === undefined
          ? []
          : [{ field: `spec.rules[${index}].from[0].source`, to: { namespaces: ['nobody-is-here'] } }],
      ),
    ),
  ],
};
