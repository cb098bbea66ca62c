import { mutation, type Proof } from '../proof.ts';

const worker = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: mailer, namespace: mail }
spec: { replicas: 2 }
---
`;
const application = (ignored: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: mail, namespace: argocd }
spec: { source: { path: k8s }, ignoreDifferences: [${ignored}] }
---
`;
const replicas = '{ group: apps, kind: Deployment, jsonPointers: [/spec/replicas] }';

export const proof: Proof = {
  refused: [
    {
      what: 'the counts of all Deployments, of which one is fixed',
      manifests: worker + application(replicas),
      says: [
        'Application argocd/mail › spec.ignoreDifferences[0]: spec.replicas of Deployment mailer, which is 2 in Git and which nothing scales › no entry, because a count that an autoscaler sets is not in Git; or the name of what is scaled',
      ],
    },
  ],
  accepted: [
    {
      what: 'an autoscaler sets it',
      manifests: `${worker}${application(replicas)}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: mailer, namespace: mail }
spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: mailer } }
`,
    },
    { what: 'not in Git', manifests: worker.replace('replicas: 2', 'paused: false') + application(replicas) },
    { what: 'of another one', manifests: worker + application(replicas.replace('kind', 'name: other, kind')) },
  ],
  mutations: [
    mutation('the counts of all Deployments are ignored', 'Application', ({ spec }, { name }) =>
      spec?.source?.path === `dist/${name}` && spec.source.directory?.include === undefined
        ? [
            {
              field: 'spec.ignoreDifferences',
              to: [{ group: 'apps', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }],
            },
          ]
        : [],
    ),
  ],
};
