import type { Proof } from '../proof.ts';
import { inPods } from '../pod-mutations.ts';

const all =
  'app.kubernetes.io/name: web, app.kubernetes.io/instance: web, app.kubernetes.io/version: v1, app.kubernetes.io/part-of: shop, app.kubernetes.io/managed-by: hand, owner: team';

const deployment = (own: string, pods: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop, labels: { ${own} } }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { ${pods} } }
    spec: { containers: [] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'none on the pods',
      manifests: deployment(all, ''),
      says: [
        'Deployment shop/web › spec.template.metadata.labels: without app.kubernetes.io/name, app.kubernetes.io/instance, app.kubernetes.io/version, app.kubernetes.io/part-of, app.kubernetes.io/managed-by, owner › all of them',
      ],
    },
    {
      what: 'an instance of another name',
      manifests: deployment(all.replace('instance: web', 'instance: shop'), all),
      says: ["Deployment shop/web › metadata.labels['app.kubernetes.io/instance']: shop › web, the name of the object"],
    },
  ],
  accepted: [{ what: 'all of them', manifests: deployment(all, all) }],
  mutations: [
    inPods('a label too few', ({ owner, metadataField }) =>
      Object.keys(owner.metadata.labels ?? {}).flatMap((label) => [
        { field: `metadata.labels['${label}']`, to: undefined },
        { field: `${metadataField}.labels['${label}']`, to: '' },
      ]),
    ),
  ],
};
