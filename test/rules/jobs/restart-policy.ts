import type { Proof } from '../proof.ts';
import { inPods, serves } from '../pod-mutations.ts';

const object = (kind: string, spec: string) => `
apiVersion: ${kind === 'Job' ? 'batch' : 'apps'}/v1
kind: ${kind}
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: []${spec} } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a job that never ends',
      manifests: object('Job', ''),
      says: ['Job shop/web › spec.template.spec.restartPolicy: missing, which is Always › Never or OnFailure'],
    },
    {
      what: 'a Deployment that ends',
      manifests: object('Deployment', ', restartPolicy: Never'),
      says: ['Deployment shop/web › spec.template.spec.restartPolicy: Never › no such field, or Always'],
    },
  ],
  accepted: [
    { what: 'a job that is tried again', manifests: object('Job', ', restartPolicy: OnFailure') },
    { what: 'a Deployment that says what it does', manifests: object('Deployment', ', restartPolicy: Always') },
  ],
  mutations: [
    inPods('the other policy', (pods) =>
      pods.runsOnce
        ? [undefined, 'Always'].map((to) => ({ field: `${pods.field}.restartPolicy`, to }))
        : serves(pods)
          ? [{ field: `${pods.field}.restartPolicy`, to: 'OnFailure' }]
          : [],
    ),
  ],
};
