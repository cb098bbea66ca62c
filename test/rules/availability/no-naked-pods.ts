import { mutation, type Proof } from '../proof.ts';

const pod = (annotations: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, annotations: { ${annotations} } }
spec: { containers: [] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a Pod',
      manifests: pod(''),
      says: ['Pod shop/web › kind: Pod: it is gone with its node › a Deployment, StatefulSet or Job'],
    },
  ],
  accepted: [{ what: 'a hook', manifests: pod('helm.sh/hook: test') }],
  mutations: [
    mutation('a Pod beside', 'Service', ({ metadata: { namespace = '' } }) => [
      { beside: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'debug', namespace } } },
    ]),
  ],
};
