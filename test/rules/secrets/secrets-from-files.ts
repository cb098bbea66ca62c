import type { Proof } from '../proof.ts';
import { inContainers } from '../pod-mutations.ts';

const deployment = (container: string, annotations = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, annotations: { ${annotations} } }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web${container} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a variable',
      manifests: deployment(', env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }]'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef: DB_PASSWORD holds a secret › a volume of the Secret, and a variable with the path',
      ],
    },
    {
      what: 'all variables',
      manifests: deployment(', envFrom: [{ secretRef: { name: db } }, { configMapRef: { name: db } }]'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].envFrom[0].secretRef: every key of db becomes a variable › a volume of the Secret, and a variable with the path',
      ],
    },
    {
      what: 'an excuse without a reason',
      manifests: deployment(', envFrom: [{ secretRef: { name: db } }]', 'checkov.io/skip1: "CKV_K8S_35="'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].envFrom[0].secretRef: every key of db becomes a variable › a volume of the Secret, and a variable with the path',
      ],
    },
  ],
  accepted: [
    {
      what: 'an excuse',
      manifests: deployment(
        ', envFrom: [{ secretRef: { name: db } }]',
        'checkov.io/skip1: CKV_K8S_35=the image reads it from nowhere else',
      ),
    },
    {
      what: 'a volume',
      manifests: deployment(
        ', env: [{ name: DB_PASSWORD_FILE, value: /etc/secrets/password }, { name: IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }]',
      ),
    },
  ],
  mutations: [
    inContainers('a secret variable', ({ field, container: { env = [], image } }, { owner }) =>
      image === undefined || 'checkov.io/skip2' in (owner.metadata.annotations ?? {})
        ? []
        : [
            {
              field: `${field}.env[${env.length}]`,
              to: { name: 'A', valueFrom: { secretKeyRef: { name: 'a', key: 'a' } } },
            },
            { field: `${field}.envFrom`, to: [{ secretRef: { name: 'a' } }] },
          ],
    ),
  ],
};
