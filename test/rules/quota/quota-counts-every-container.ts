import { mutation, type Proof } from '../proof.ts';

const quota = (hard: string) => `
apiVersion: v1
kind: ResourceQuota
metadata: { name: quota, namespace: shop }
spec: { hard: { ${hard} } }
---
`;

const mesh = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
`;

const range = (limit: string) => `
apiVersion: v1
kind: LimitRange
metadata: { name: limits, namespace: shop }
spec: { limits: [{ type: Container, ${limit} }] }
---
`;

const job = (containers: string, annotations = '{}') => `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, namespace: shop }
spec: { template: { metadata: { annotations: ${annotations} }, spec: { restartPolicy: Never, ${containers} } } }
---
`;

const full = 'resources: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } }';
const all = 'requests.cpu: 8, requests.memory: 8Gi, limits.cpu: 8, limits.memory: 8Gi';

export const proof: Proof = {
  refused: [
    {
      what: 'containers without figures, init containers too (corrections.md 82)',
      manifests:
        quota(all) +
        job(`initContainers: [{ name: wait }], containers: [{ name: migrate, resources: { requests: { cpu: 1 } } }]`),
      says: [
        'Job shop/migrate › spec.template.spec.containers[0].resources: migrate has no requests.memory, limits.cpu, limits.memory, which ResourceQuota quota counts: the pod is refused › requests.memory, limits.cpu, limits.memory, or a default in a LimitRange of shop',
        'Job shop/migrate › spec.template.spec.initContainers[0].resources: wait has no requests.cpu, requests.memory, limits.cpu, limits.memory, which ResourceQuota quota counts: the pod is refused › requests.cpu, requests.memory, limits.cpu, limits.memory, or a default in a LimitRange of shop',
      ],
    },
    {
      what: 'a proxy of which annotations give but one figure',
      manifests:
        mesh +
        quota('cpu: 8, memory: 8Gi') +
        job(`containers: [{ name: migrate, ${full} }]`, '{ sidecar.istio.io/proxyCPU: 100m }'),
      says: [
        "Job shop/migrate › spec.template.metadata.annotations['sidecar.istio.io/proxyCPU']: istio-proxy has no requests.memory, which ResourceQuota quota counts: the pod is refused › requests.memory, or a default in a LimitRange of shop",
      ],
    },
    {
      what: 'a PostgreSQL cluster without resources',
      manifests: `${quota('limits.memory: 8Gi')}
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: database, namespace: shop }
spec: { instances: 1, storage: { size: 1Gi } }
`,
      says: [
        'Cluster shop/database › spec.resources: postgres has no limits.memory, which ResourceQuota quota counts: the pod is refused › limits.memory, or a default in a LimitRange of shop',
      ],
    },
  ],
  accepted: [
    {
      what: 'limits, which are requests too',
      manifests: quota(all) + job('containers: [{ name: a, resources: { limits: { cpu: 1, memory: 1Gi } } }]'),
    },
    {
      what: 'defaults of the namespace, and the largest as a default',
      manifests:
        quota(all) +
        range('default: { cpu: 1 }, max: { memory: 1Gi }') +
        job('containers: [{ name: a }], initContainers: [{ name: b }]'),
    },
    {
      what: 'local disk, which may be missing',
      manifests: quota('requests.ephemeral-storage: 8Gi, pods: 9') + job('containers: [{ name: a }]'),
    },
    {
      what: "istiod's figures for its proxy",
      manifests: mesh + quota(all) + job(`containers: [{ name: a, ${full} }]`),
    },
    {
      what: 'no figures and no quota there',
      manifests: quota(all).replace('shop', 'other') + job('containers: [{ name: a }]'),
    },
  ],
  mutations: [
    mutation('containers without figures, in a namespace with a quota', 'Deployment', (deployment) => {
      const metadata = { name: 'bare', namespace: 'bare' };
      const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard: { 'limits.memory': '1Gi' } } };
      const containers = deployment.spec?.template?.spec?.containers?.map(({ name }) => ({ name }));
      const bare = { ...deployment, metadata, spec: { ...deployment.spec, template: { spec: { containers } } } };
      return [{ beside: [quota, bare] }];
    }),
  ],
};
