import { mutation, type Proof } from '../proof.ts';

const settings = `
apiVersion: v1
kind: ConfigMap
metadata: { name: web, namespace: shop }
data: { log-level: info }
---
`;

const pod = (more: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web${more} }] }
`;

const variable = (name: string, key: string) =>
  pod(`, env: [{ name: A, valueFrom: { configMapKeyRef: { name: ${name}, key: ${key} } } }]`);

const database = `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: database, namespace: shop }
spec: { instances: 1, storage: { size: 1Gi }, monitoring: { customQueriesConfigMap: [{ name: web, key: log-level }] } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt key',
      manifests: settings + variable('web', 'loglevel'),
      says: [
        "Pod shop/web › spec.containers[0].env[0].valueFrom.configMapKeyRef.key: ConfigMap web has no key 'loglevel' (did you mean 'log-level'?) › one of log-level",
      ],
    },
    {
      what: 'a misspelt ConfigMap',
      manifests: settings + variable('wed', 'log-level'),
      says: [
        "Pod shop/web › spec.containers[0].env[0].valueFrom.configMapKeyRef.name: no ConfigMap 'wed' in shop (did you mean 'web'?) › web",
      ],
    },
    {
      what: 'a list of keys that nobody has',
      manifests: database,
      says: [
        "Cluster shop/database › spec.monitoring.customQueriesConfigMap[0].name: no ConfigMap 'web' in shop › the name of an existing one",
      ],
    },
    {
      what: 'an environment from nothing',
      manifests: pod(', envFrom: [{ configMapRef: { name: web } }]'),
      says: [
        "Pod shop/web › spec.containers[0].envFrom[0].configMapRef.name: no ConfigMap 'web' in shop › the name of an existing one",
      ],
    },
  ],
  accepted: [
    { what: 'a key that is there', manifests: settings + variable('web', 'log-level') },
    {
      what: 'a list of keys',
      manifests: settings + database,
    },
    { what: 'what every namespace has', manifests: variable('kube-root-ca.crt', 'ca.crt') },
    { what: 'what may be missing', manifests: pod(', envFrom: [{ configMapRef: { name: web, optional: true } }]') },
  ],
  mutations: [
    mutation('a volume of another ConfigMap', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.volumes ?? []).flatMap(({ configMap }, index) =>
        configMap === undefined ? [] : [{ field: `spec.template.spec.volumes[${index}].configMap.name`, to: 'other' }],
      ),
    ),
    mutation('a ConfigMap that goes', 'ConfigMap', ({ metadata }, cluster) =>
      cluster
        .podsIn(metadata.namespace ?? '')
        .some(({ spec }) => spec.volumes?.some(({ configMap }) => configMap?.name === metadata.name))
        ? [{ field: 'metadata.name', to: 'other' }]
        : [],
    ),
  ],
};
