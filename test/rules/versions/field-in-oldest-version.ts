import { mutation, type Proof } from '../proof.ts';

const pod = (spec: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { ${spec} }
`;

const job = (spec: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: web, namespace: shop }
spec: { ${spec}, template: { spec: { containers: [] } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a native sidecar',
      manifests: pod('containers: [], initContainers: [{ name: log, restartPolicy: Always }]'),
      says: [
        'Pod shop/web › spec.initContainers[0].restartPolicy: is dropped before Kubernetes 1.29 › nothing there, or clusters of 1.29 and newer',
      ],
    },
    {
      what: 'users of its own',
      manifests: pod('hostUsers: false, containers: []'),
      says: [
        'Pod shop/web › spec.hostUsers: is dropped before Kubernetes 1.33 › nothing there, or clusters of 1.33 and newer',
      ],
    },
    {
      what: 'retries for each index',
      manifests: job('completionMode: Indexed, completions: 2, backoffLimitPerIndex: 1'),
      says: [
        'Job shop/web › spec.backoffLimitPerIndex: is dropped before Kubernetes 1.29 › nothing there, or clusters of 1.29 and newer',
      ],
    },
  ],
  accepted: [
    { what: 'an init container', manifests: pod('containers: [], initContainers: [{ name: log }]') },
    { what: "the host's users, which is the default", manifests: pod('hostUsers: true, containers: []') },
    { what: 'retries of all', manifests: job('backoffLimit: 1') },
  ],
  mutations: [
    mutation('users of its own', 'Deployment', () => [{ field: 'spec.template.spec.hostUsers', to: false }]),
    mutation('retries for each index', 'CronJob', () => [
      { field: 'spec.jobTemplate.spec.backoffLimitPerIndex', to: 1 },
    ]),
  ],
};
