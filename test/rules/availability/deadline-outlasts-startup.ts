import { mutation, type Proof } from '../proof.ts';

const web = (spec = '', pod = 'containers: [{ name: web }]', kind = 'Deployment', group = 'apps/v1') => `
---
apiVersion: ${group}
kind: ${kind}
metadata: { name: web, namespace: shop }
spec: { ${spec} selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${pod} } } }
`;

const starts = (spec: string, probe: string) => web(spec, `containers: [{ name: web, startupProbe: { ${probe} } }]`);

export const proof: Proof = {
  refused: [
    {
      what: 'the default, and ten minutes',
      manifests: starts('', 'failureThreshold: 60, tcpSocket: { port: 80 }'),
      says: [
        'Deployment shop/web › spec.progressDeadlineSeconds: 600, and a pod may take 600 s to start › more than 600',
      ],
    },
    {
      what: 'a Rollout',
      manifests: `${starts('', 'failureThreshold: 10, periodSeconds: 5, tcpSocket: { port: 80 }')}---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { progressDeadlineSeconds: 60, minReadySeconds: 10, workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`,
      says: ['Rollout shop/web › spec.progressDeadlineSeconds: 60, and a pod may take 60 s to start › more than 60'],
    },
  ],
  accepted: [
    { what: 'a little more', manifests: starts('progressDeadlineSeconds: 31,', 'tcpSocket: { port: 80 }') },
    { what: 'no startup probe', manifests: web('progressDeadlineSeconds: 1,') },
  ],
  mutations: [
    mutation('a deadline of a second', 'Deployment', ({ metadata, spec }, cluster) =>
      spec?.template?.spec?.containers?.some(({ startupProbe }) => startupProbe !== undefined) === true &&
      cluster.named('Rollout', metadata.namespace ?? '', metadata.name) === undefined
        ? [{ field: 'spec.progressDeadlineSeconds', to: 1 }]
        : [],
    ),
    mutation('a deadline of a second for a Rollout', 'Rollout', () => [
      { field: 'spec.progressDeadlineSeconds', to: 1 },
    ]),
  ],
};
