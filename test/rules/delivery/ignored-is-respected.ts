import { mutation, type Proof } from '../proof.ts';

const worker = (replicas: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: mailer, namespace: mail }
spec: { ${replicas} }
---
`;
const application = (ignored: string, policy: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: mail, namespace: argocd }
spec: { source: { path: k8s }, ignoreDifferences: [${ignored}], syncPolicy: { ${policy} } }
`;
const canary = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: mail }
spec: { strategy: { canary: { trafficRouting: { istio: { virtualService: { name: web } } } } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: mail }
spec: { http: [{ route: [{ weight: 100 }, { weight: 0 }] }] }
---
`;
const weights =
  '{ group: networking.istio.io, kind: VirtualService, jqPathExpressions: [".spec.http[].route[].weight"] }';
const replicas = '{ group: apps, kind: Deployment, jsonPointers: [/spec/replicas] }';

export const proof: Proof = {
  refused: [
    {
      what: 'ignored when compared, and in Git',
      manifests: worker('replicas: 2') + application(replicas, 'automated: {}'),
      says: [
        'Application argocd/mail › spec.syncPolicy.syncOptions: spec.replicas of Deployment mailer is ignored in the comparison, and a sync puts back what is in Git › RespectIgnoreDifferences=true, or the field out of Git',
      ],
    },
    {
      what: 'a field of each item',
      manifests:
        worker('template: { spec: { containers: [{ name: a }, { name: b, image: b }] } }') +
        application(
          '{ group: "*", kind: "*", jqPathExpressions: [".spec.template.spec.containers[]?.image"] }',
          'automated: {}',
        ),
      says: [
        'Application argocd/mail › spec.syncPolicy.syncOptions: spec.template.spec.containers.image of Deployment mailer is ignored in the comparison, and a sync puts back what is in Git › RespectIgnoreDifferences=true, or the field out of Git',
      ],
    },
    {
      what: 'a field of one item',
      manifests:
        worker('template: { spec: { containers: [{ name: a, image: a }] } }') +
        application(
          `{ group: apps, kind: Deployment, jqPathExpressions: ['.spec.template.spec.containers[] | select(.name == "a") | .image'] }`,
          'automated: {}',
        ),
      says: [
        'Application argocd/mail › spec.syncPolicy.syncOptions: spec.template.spec.containers.image of Deployment mailer is ignored in the comparison, and a sync puts back what is in Git › RespectIgnoreDifferences=true, or the field out of Git',
      ],
    },
    {
      what: 'weights that every sync puts back',
      manifests: canary + application(weights, 'automated: {}'),
      says: [
        'Application argocd/mail › spec.syncPolicy.syncOptions: spec.http.route.weight of VirtualService web is ignored in the comparison, and a sync puts back what is in Git › ApplyOutOfSyncOnly=true; RespectIgnoreDifferences=true would keep spec.http of VirtualService web whole',
      ],
    },
    {
      what: 'replicas beside weights, which cannot be respected',
      manifests:
        canary +
        worker('replicas: 2') +
        application(`${weights}, ${replicas}`, 'automated: {}, syncOptions: [ApplyOutOfSyncOnly=true]'),
      says: [
        'Application argocd/mail › spec.syncPolicy.syncOptions: spec.replicas of Deployment mailer is ignored in the comparison, and a sync puts back what is in Git › the field out of Git; RespectIgnoreDifferences=true would keep spec.http of VirtualService web whole',
      ],
    },
  ],
  accepted: [
    {
      what: 'weights, which the Rollout sets again',
      manifests: canary + application(weights, 'automated: {}, syncOptions: [ApplyOutOfSyncOnly=true]'),
    },
    {
      what: 'respected',
      manifests:
        worker('replicas: 2') + application(replicas, 'automated: {}, syncOptions: [RespectIgnoreDifferences=true]'),
    },
    { what: 'not in Git', manifests: worker('paused: false') + application(replicas, 'automated: {}') },
    { what: 'synced by hand alone', manifests: worker('replicas: 2') + application(replicas, '') },
    {
      what: 'another one',
      manifests: worker('replicas: 2') + application(replicas.replace('kind', 'name: other, kind'), 'automated: {}'),
    },
  ],
  mutations: [
    mutation('differences that are ignored and not respected', 'Application', ({ spec }, { name }) =>
      spec?.source?.path === `dist/${name}` &&
      spec.source.directory?.include === undefined &&
      spec.syncPolicy?.automated !== undefined
        ? [
            {
              fields: {
                'spec.ignoreDifferences': [{ kind: 'Service', jsonPointers: ['/spec/ports'] }],
                'spec.syncPolicy.syncOptions': ['PruneLast=true'],
              },
            },
          ]
        : [],
    ),
  ],
};
