import { mutation, type Proof } from '../proof.ts';

const asked = (text: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/restore-test: ${text} } }
spec: {}
---
`;
const job = (schedule: string, rest = '') => `
apiVersion: batch/v1
kind: CronJob
metadata: { name: restore, namespace: shop }
spec: { schedule: '${schedule}'${rest} }
---
`;
const weekly = asked('shop/restore within 7 days');
const at = 'CronJob shop/restore › ';

export const proof: Proof = {
  refused: [
    {
      what: 'nobody who does it',
      manifests: asked('shop/restores within 7 days') + job('0 5 * * 0'),
      says: [
        "AppProject argocd/shop › metadata.annotations['strata.dev/restore-test']: no CronJob shop/restores tests a restore › a CronJob that does (did you mean 'restore'?)",
      ],
    },
    {
      what: 'no time',
      manifests: asked('weekly') + job('0 5 * * 0'),
      says: [
        "AppProject argocd/shop › metadata.annotations['strata.dev/restore-test']: 'weekly' › namespace/cronjob within N days",
      ],
    },
    {
      what: 'a month, where a week is asked for',
      manifests: weekly + job('0 5 1 * *'),
      says: [
        `${at}spec.schedule: '0 5 1 * *' tests a restore only every 31 days, and at most 7 days may pass › a time every 7 days at least`,
      ],
    },
    {
      what: 'a date that does not come',
      manifests: weekly + job('0 5 31 2 *'),
      says: [
        `${at}spec.schedule: '0 5 31 2 *' never tests a restore, and at most 7 days may pass › a time every 7 days at least`,
      ],
    },
    {
      what: 'a job that is suspended',
      manifests: weekly + job('0 5 * * 0', ', suspend: true'),
      says: [`${at}spec.suspend: true: no restore is tested › no such field`],
    },
  ],
  accepted: [
    { what: 'each Sunday', manifests: weekly + job('0 5 * * SUN') },
    { what: 'each month', manifests: asked('shop/restore within 31 days') + job('0 5 1 * *') },
    { what: 'a date or a weekday', manifests: weekly + job('0 5 1 * 0') },
    { what: 'nothing is asked for', manifests: job('0 5 1 * *') },
  ],
  mutations: [
    mutation('another CronJob', 'AppProject', ({ metadata }) =>
      metadata.annotations?.['strata.dev/restore-test'] === undefined
        ? []
        : [{ field: "metadata.annotations['strata.dev/restore-test']", to: 'shop/nobody within 7 days' }],
    ),
    mutation('once a year', 'CronJob', ({ metadata }, cluster) =>
      cluster
        .of('AppProject')
        .some((project) =>
          project.metadata.annotations?.['strata.dev/restore-test']?.startsWith(
            `${metadata.namespace ?? ''}/${metadata.name} `,
          ),
        )
        ? [
            { field: 'spec.schedule', to: '0 5 1 1 *' },
            { field: 'spec.suspend', to: true },
          ]
        : [],
    ),
  ],
};
