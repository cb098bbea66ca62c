import type { Proof } from '../proof.ts';
import { inContainers } from '../pod-mutations.ts';

const deployment = (container: string, pod = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { ${pod} containers: [{ name: web${container} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a short one',
      manifests: deployment(', env: [{ name: JWT_SECRET, value: abc }]'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].env[0].value: a literal value of JWT_SECRET › a file of a Secret, or another name',
      ],
    },
    {
      what: 'the word within a name, and a key made by chance',
      manifests: deployment(
        ', env: [{ name: RELAY_PASSWORD_STAGING, value: hunter }, { name: PAYMENT_KEY, value: q7Zt2mX9vB4kLw0p }]',
      ),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].env[0].value: a literal value of RELAY_PASSWORD_STAGING › a file of a Secret, or another name',
        'Deployment shop/web › spec.template.spec.containers[0].env[1].value: a literal value of PAYMENT_KEY › a file of a Secret, or another name',
      ],
    },
    {
      what: 'a name',
      manifests: deployment(', env: [{ name: SERVICE_TOKEN, value: anonymous }]'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].env[0].value: a literal value of SERVICE_TOKEN › a file of a Secret, or another name',
      ],
    },
  ],
  accepted: [
    { what: 'a path', manifests: deployment(', env: [{ name: JWT_SECRET, value: /etc/secrets/jwt }]') },
    {
      what: 'other words',
      manifests: deployment(
        ", env: [{ name: KEYCLOAK_URL, value: x }, { name: TOKENIZERS_PARALLELISM, value: none }, { name: MAX_TOKENS, value: '4096' }, { name: SECRET_NAME, value: db }, { name: TOKEN_TTL, value: 1d }, { name: PASSWORD_POLICY, value: strict }, { name: PARTITION_KEY, value: order }]",
      ),
    },
    {
      what: 'the name of a Secret',
      manifests: `${deployment(', env: [{ name: PASSWORD_SECRET, value: db }, { name: PULL_SECRET, value: pull }]')}
---
apiVersion: v1
kind: Secret
metadata: { name: db, namespace: shop }
`,
    },
    { what: 'an address', manifests: deployment(', env: [{ name: OAUTH_TOKEN, value: "https://example.com/token" }]') },
  ],
  mutations: [
    inContainers('a literal secret', ({ field, container: { env = [], image } }) =>
      image === undefined ? [] : [{ field: `${field}.env[${env.length}]`, to: { name: 'SIGNING_SECRET', value: 'x' } }],
    ),
  ],
};
