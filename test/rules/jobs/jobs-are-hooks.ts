import { mutation, type Proof } from '../proof.ts';

const job = (annotations: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: once, namespace: shop, annotations: { ${annotations} } }
spec: { template: { spec: { containers: [] } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a Job that stays',
      manifests: job(''),
      says: [
        "Job shop/once › metadata.annotations['argocd.argoproj.io/hook']: missing: its template cannot change, so the next release is refused › Sync, with hook-delete-policy BeforeHookCreation",
      ],
    },
    {
      what: 'a hook that stays when it fails',
      manifests: job('argocd.argoproj.io/hook: PreSync, argocd.argoproj.io/hook-delete-policy: HookSucceeded'),
      says: [
        "Job shop/once › metadata.annotations['argocd.argoproj.io/hook-delete-policy']: HookSucceeded: a Job that ended otherwise stays, and blocks the next one › BeforeHookCreation",
      ],
    },
  ],
  accepted: [
    {
      what: 'a Job of each release',
      manifests: job('').replace('name: once', 'name: once-1-4-2').replace('[]', '[{ image: "web:v1.4.2" }]'),
    },
    { what: 'a hook', manifests: job('argocd.argoproj.io/hook: PreSync') },
    {
      what: 'a hook of Helm',
      manifests: job('helm.sh/hook: pre-install, helm.sh/hook-delete-policy: "before-hook-creation,hook-succeeded"'),
    },
    { what: 'a Job that is replaced', manifests: job('argocd.argoproj.io/sync-options: "Replace=true,Force=true"') },
  ],
  mutations: [
    mutation('no hook', 'Job', () => [{ field: "metadata.annotations['argocd.argoproj.io/hook']", to: undefined }]),
    mutation('a hook that stays', 'Job', () => [
      { field: "metadata.annotations['argocd.argoproj.io/hook-delete-policy']", to: 'HookFailed' },
    ]),
  ],
};
