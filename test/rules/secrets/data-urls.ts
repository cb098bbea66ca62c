import type { Proof } from '../proof.ts';
import { inContainers } from '../pod-mutations.ts';

const config = (data: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: config, namespace: shop }
data: { ${data} }
`;

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

const reference = `{ name: REDIS_URL, valueFrom: { configMapKeyRef: { name: config, key: REDIS_URL } } }`;

export const proof: Proof = {
  refused: [
    {
      what: 'a ConfigMap',
      manifests: config('REDIS_URL: redis://redis:6379'),
      says: [
        "ConfigMap shop/config › data['REDIS_URL']: redis://redis:6379 › an ExternalSecret with the URL, its password, and TLS",
      ],
    },
    {
      what: 'a variable',
      manifests: deployment(', env: [{ name: BROKER, value: "amqp://rabbitmq:5672" }]'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].env[0].value: amqp://rabbitmq:5672 › an ExternalSecret with the URL, its password, and TLS',
      ],
    },
    {
      what: 'a ConfigMap that is not here (corrections.md 90c)',
      manifests: deployment(`, env: [${reference}]`),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef: REDIS_URL of ConfigMap config: without a password, or with one that everybody can read › an ExternalSecret with the URL, its password, and TLS',
      ],
    },
  ],
  accepted: [
    {
      what: 'a ConfigMap that is here',
      manifests: config('REDIS_URL: rediss://redis:6379') + '---' + deployment(`, env: [${reference}]`),
    },
    {
      what: 'a password of its own',
      manifests: deployment(`, env: [${reference}, { name: REDIS_PASSWORD_FILE, value: /etc/redis/password }]`),
    },
    { what: 'the URL of something else', manifests: deployment(`, env: [${reference.replace('REDIS', 'DOCS')}]`) },
    { what: 'TLS', manifests: config('REDIS_URL: rediss://redis:6379, DOCS: "see redis://redis:6379 there"') },
  ],
  mutations: [
    inContainers('a cache for everybody', ({ field, container: { env = [], image } }) =>
      image === undefined
        ? []
        : [{ field: `${field}.env[${env.length}]`, to: { name: 'CACHE_URL', value: 'redis://redis:6379/0' } }],
    ),
  ],
};
