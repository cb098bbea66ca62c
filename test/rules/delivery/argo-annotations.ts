import { mutation, type Proof } from '../proof.ts';

const object = (annotations: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, namespace: shop, annotations: { ${annotations} } }
`;

const field = (name: string) => `metadata.annotations['argocd.argoproj.io/${name}']`;

export const proof: Proof = {
  refused: [
    {
      what: 'nearly right',
      manifests: object(
        'argocd.argoproj.io/hook: Presync, argocd.argoproj.io/hook-delete-policy: HookSucceeded, argocd.argoproj.io/sync-wave: first',
      ),
      says: [
        `Job shop/migrate › ${field('hook')}: Argo CD does not know 'Presync' › one of PreSync Skip Sync PostSync SyncFail PreDelete PostDelete (did you mean 'PreSync'?)`,
        `Job shop/migrate › ${field('sync-wave')}: 'first' is wave 0 › a whole number`,
      ],
    },
  ],
  accepted: [
    {
      what: 'several values, and annotations that are not for people',
      manifests: object(
        "argocd.argoproj.io/hook: 'PreSync, PostSync', argocd.argoproj.io/sync-wave: '-3', argocd.argoproj.io/sync-options: 'Prune=false,Delete=confirm', argocd.argoproj.io/tracking-id: a",
      ),
    },
  ],
  mutations: [
    mutation('a wave that is no number', 'ServiceAccount', () => [{ field: field('sync-wave'), to: '-4.5' }]),
    mutation('a misspelt hook', 'Job', () => [{ field: field('hook'), to: 'sync' }]),
    mutation('a misspelt option', 'Namespace', (_, { name }) =>
      name.startsWith('preview/') ? [] : [{ field: field('sync-options'), to: 'Prune=no' }],
    ),
  ],
};
