import { mutation, type Proof } from '../proof.ts';
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

const store = (auth: string) => `
apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata: { name: remote }
spec: { provider: { aws: { service: SecretsManager, region: eu-central-1${auth} } } }
`;

const location = (spec: string) => `
apiVersion: velero.io/v1
kind: BackupStorageLocation
metadata: { name: default, namespace: velero }
spec: { provider: aws, objectStorage: { bucket: backups }${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a store',
      manifests: store(', auth: { secretRef: { accessKeyIDSecretRef: { name: aws, key: id } } }'),
      says: [
        'ClusterSecretStore remote › spec.provider.aws.auth.secretRef: a static key › a role, by Pod Identity or auth.jwt',
      ],
    },
    {
      what: 'backups',
      manifests: location(', credential: { name: aws, key: cloud }'),
      says: [
        'BackupStorageLocation velero/default › spec.credential: a static key › a role, by Pod Identity or auth.jwt',
      ],
    },
    {
      what: 'a pod',
      manifests: deployment(
        ', env: [{ name: AWS_SECRET_ACCESS_KEY, valueFrom: { secretKeyRef: { name: aws, key: secret } } }]',
      ),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].env[0].name: AWS_SECRET_ACCESS_KEY › a role, by Pod Identity or auth.jwt',
      ],
    },
  ],
  accepted: [
    { what: 'a role', manifests: store(', auth: { jwt: { serviceAccountRef: { name: external-secrets } } }') },
    { what: 'the role of the controller', manifests: store('') },
    {
      what: "MinIO's keys",
      manifests: location(', credential: { name: minio, key: cloud }, config: { s3Url: "http://minio:9000" }'),
    },
    {
      what: 'a pod that asks MinIO',
      manifests: deployment(
        ', env: [{ name: S3_ENDPOINT, value: "http://minio:9000" }, { name: AWS_SECRET_ACCESS_KEY, valueFrom: { secretKeyRef: { name: minio, key: secret } } }]',
      ),
    },
  ],
  mutations: [
    mutation('a key', 'SecretStore', ({ spec }) =>
      spec?.provider?.aws === undefined
        ? []
        : [
            {
              field: 'spec.provider.aws.auth',
              to: { secretRef: { accessKeyIDSecretRef: { name: 'aws', key: 'id' } } },
            },
          ],
    ),
    inContainers('a key', ({ field, container: { env = [], image } }) =>
      // In dev MinIO is asked.
      image === undefined || env.some(({ name }) => name === 'AWS_ENDPOINT_URL_S3')
        ? []
        : [{ field: `${field}.env[${env.length}]`, to: { name: 'AWS_SECRET_ACCESS_KEY', value: '$(KEY)' } }],
    ),
  ],
};
