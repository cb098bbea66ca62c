import { mutation, type Proof } from '../proof.ts';

const application = `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
---
`;
const job = (annotations: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, namespace: shop, annotations: { ${annotations} } }
`;
const hook = "metadata.annotations['argocd.argoproj.io/hook']";
const policy = "metadata.annotations['argocd.argoproj.io/hook-delete-policy']";

export const proof: Proof = {
  refused: [
    {
      what: 'an object like any other',
      manifests: application + job('argocd.argoproj.io/sync-options: Replace=true'),
      says: [
        `Job shop/migrate › ${hook}: no hook: the next change of it is refused, as the template of a Job is immutable › Sync, with argocd.argoproj.io/hook-delete-policy: BeforeHookCreation`,
      ],
    },
    {
      what: 'what failed stays in the way',
      manifests: job('argocd.argoproj.io/hook: Sync, argocd.argoproj.io/hook-delete-policy: HookSucceeded'),
      says: [
        `Job shop/migrate › ${policy}: 'HookSucceeded' leaves a Job that failed in the way of the next › BeforeHookCreation`,
      ],
    },
  ],
  accepted: [
    {
      what: 'a hook goes before the next one unless it is said otherwise',
      manifests: application + job('argocd.argoproj.io/hook: Sync'),
    },
    {
      what: 'made anew by force',
      manifests: application + job("argocd.argoproj.io/sync-options: 'Force=true,Replace=true'"),
    },
    { what: 'applied by hand', manifests: job('') },
  ],
  mutations: [
    mutation('no hook', 'Job', () => [{ field: hook, to: undefined }]),
    mutation('it stays in the way', 'Job', () => [
      { field: policy, to: 'HookSucceeded' },
      { field: policy, to: 'HookFailed' },
    ]),
  ],
};
