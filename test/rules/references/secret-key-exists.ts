import { mutation, type Proof } from '../proof.ts';

const external = (rest: string) => `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: web, namespace: shop }
spec:
  secretStoreRef: { name: remote }
  ${rest}
`;

const data = 'data: [{ secretKey: password, remoteRef: { key: shop/db, property: password } }]';
const templated = (policy = '') =>
  `${data}\n  target: { template: { data: { database-url: "postgres://{{ .password }}" }${policy} } }`;

const pod = (more: string) => `
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web${more.startsWith('volumes') ? '' : `, ${more}`} }]${more.startsWith('volumes') ? `, ${more}` : ''} }
`;

const variable = (key: string, more = '') =>
  pod(`env: [{ name: A, valueFrom: { secretKeyRef: { name: web, key: ${key}${more} } } }]`);

const creator = (rest = '') => `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: maker, namespace: shop }
rules: [{ apiGroups: [''], resources: [secrets], verbs: [create] }${rest}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: maker, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: maker }
subjects: [{ kind: ServiceAccount, name: maker }]
---
apiVersion: v1
kind: Pod
metadata: { name: maker, namespace: shop }
spec: { serviceAccountName: maker, containers: [{ name: maker, args: [--secret-name=told] }] }
`;

const database = (rest: string) => `
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: database, namespace: shop }
spec: { instances: 1, storage: { size: 1Gi }${rest} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a key that the template replaces',
      manifests: external(templated()) + variable('password'),
      says: [
        "Pod shop/web › spec.containers[0].env[0].valueFrom.secretKeyRef.key: Secret web has no key 'password' › one of database-url",
      ],
    },
    {
      what: 'a misspelt key',
      manifests: external(data) + variable('pasword'),
      says: [
        "Pod shop/web › spec.containers[0].env[0].valueFrom.secretKeyRef.key: Secret web has no key 'pasword' (did you mean 'password'?) › one of password",
      ],
    },
    {
      what: 'no Secret',
      manifests: pod('envFrom: [{ secretRef: { name: web } }]'),
      says: [
        "Pod shop/web › spec.containers[0].envFrom[0].secretRef.name: no Secret 'web' in shop › the name of an existing one",
      ],
    },
    {
      what: 'a Secret of which nobody who makes some is told',
      manifests: pod('envFrom: [{ secretRef: { name: web } }]') + creator(),
      says: [
        "Pod shop/web › spec.containers[0].envFrom[0].secretRef.name: no Secret 'web' in shop › the name of an existing one",
      ],
    },
    {
      what: 'an item of a volume',
      manifests:
        external(data) + pod('volumes: [{ name: s, secret: { secretName: web, items: [{ key: user, path: u }] } }]'),
      says: ["Pod shop/web › spec.volumes[0].secret.items[0].key: Secret web has no key 'user' › one of password"],
    },
    {
      what: 'no Secret, of which several keys are asked for',
      manifests: pod(
        'volumes: [{ name: s, secret: { secretName: web, items: [{ key: a, path: a }, { key: b, path: b }] } }]',
      ),
      says: ["Pod shop/web › spec.volumes[0].secret.secretName: no Secret 'web' in shop › the name of an existing one"],
    },
    {
      what: 'the login of a driver of volumes',
      manifests: pod('volumes: [{ name: s, csi: { driver: a, nodePublishSecretRef: { name: web } } }]'),
      says: [
        "Pod shop/web › spec.volumes[0].csi.nodePublishSecretRef.name: no Secret 'web' in shop › the name of an existing one",
      ],
    },
    {
      what: 'a Secret that is owned by nobody',
      manifests: external(`${data}\n  target: { creationPolicy: None }`) + variable('password'),
      says: [
        "Pod shop/web › spec.containers[0].env[0].valueFrom.secretKeyRef.name: no Secret 'web' in shop › the name of an existing one",
      ],
    },
    {
      what: 'a Secret of another namespace',
      manifests: `${external(data)}---
apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata: { name: web, namespace: other }
spec: { secretTargetRef: [{ parameter: host, name: web, key: password }] }
`,
      says: [
        "TriggerAuthentication other/web › spec.secretTargetRef[0].name: no Secret 'web' in other › the name of an existing one",
      ],
    },
    {
      what: 'a database whose account has no name',
      manifests:
        external(`${data}\n  target: { name: owner }`) +
        database(', bootstrap: { initdb: { database: a, owner: a, secret: { name: owner } } }'),
      says: [
        "Cluster shop/database › spec.bootstrap.initdb.secret.name: Secret owner has no key 'username' › one of password",
      ],
    },
    {
      what: 'a receiver without its Secret',
      manifests: `
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: shop, namespace: shop }
spec: { route: { receiver: a }, receivers: [{ name: a, pagerdutyConfigs: [{ routingKey: { name: pager, key: routing } }] }] }
`,
      says: [
        "AlertmanagerConfig shop/shop › spec.receivers[0].pagerdutyConfigs[0].routingKey.name: no Secret 'pager' in shop › the name of an existing one",
      ],
    },
  ],
  accepted: [
    { what: 'a key of the template', manifests: external(templated()) + variable('database-url') },
    {
      what: 'a key beside the template',
      manifests: external(templated(', mergePolicy: Merge')) + variable('password'),
    },
    {
      what: 'a key that may be anywhere',
      manifests: external('dataFrom: [{ extract: { key: shop/db } }]') + variable('x'),
    },
    {
      what: 'what others make, of kinds that nobody here knows',
      manifests: `
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: { name: web, namespace: shop }
${variable('password')}${pod('envFrom: [{ secretRef: { name: web-user } }]')}`,
    },
    {
      what: 'what a process makes that is told its name by an argument or by its Role',
      manifests:
        pod('envFrom: [{ secretRef: { name: told } }, { secretRef: { name: web } }]') +
        creator(", { apiGroups: [''], resources: [secrets], verbs: [get], resourceNames: [web] }"),
    },
    { what: 'a Secret that may be missing', manifests: variable('x', ', optional: true') },
    {
      what: "CloudNativePG's own Secret",
      manifests: database('') + variable('password').replace('name: web, key', 'name: database-app, key'),
    },
    {
      what: 'a certificate',
      manifests: `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: web, namespace: shop }
spec: { secretName: web, dnsNames: [a.example.com], issuerRef: { name: ca } }
${variable('tls.key')}`,
    },
  ],
  mutations: [
    mutation('a key that is not produced any more', 'ExternalSecret', ({ metadata, spec }, cluster) => {
      const reads = cluster
        .podsIn(metadata.namespace ?? '')
        .some(({ spec: pod }) => pod.volumes?.some(({ secret }) => secret?.secretName === metadata.name));
      return reads && spec?.target?.template?.data === undefined
        ? (spec?.data ?? []).slice(0, 1).map((_, index) => ({ field: `spec.data[${index}].secretKey`, to: 'other' }))
        : [];
    }),
    mutation('the wrong key of a variable', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ env = [] }, container) =>
        env.flatMap(({ valueFrom }, index) =>
          valueFrom?.secretKeyRef === undefined
            ? []
            : [
                {
                  field: `spec.template.spec.containers[${container}].env[${index}].valueFrom.secretKeyRef.key`,
                  to: 'other',
                },
              ],
        ),
      ),
    ),
    mutation('the wrong Secret of a volume', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.volumes ?? []).flatMap(({ secret }, index) =>
        secret === undefined ? [] : [{ field: `spec.template.spec.volumes[${index}].secret.secretName`, to: 'other' }],
      ),
    ),
    mutation('a password that nobody keeps', 'ReplicationGroup', ({ spec }) =>
      spec?.authToken === undefined ? [] : [{ field: 'spec.authToken.key', to: 'other' }],
    ),
    mutation('a receiver without its key', 'AlertmanagerConfig', ({ spec }) =>
      (spec?.receivers ?? []).flatMap(({ pagerdutyConfigs = [] }, receiver) =>
        pagerdutyConfigs.map((_, index) => ({
          field: `spec.receivers[${receiver}].pagerdutyConfigs[${index}].routingKey.key`,
          to: 'x',
        })),
      ),
    ),
  ],
};
