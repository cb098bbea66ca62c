import { mutation, type Proof } from '../proof.ts';

const backup = (labels = '{}') => `
apiVersion: velero.io/v1
kind: Backup
metadata: { name: daily, namespace: velero, labels: ${labels} }
spec: {}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a backup in Git',
      manifests: backup(),
      says: ['Backup velero/daily › kind: is one backup, made once › a Schedule'],
    },
  ],
  accepted: [
    {
      what: 'a backup that a Schedule made, read from a cluster',
      manifests: backup('{ velero.io/schedule-name: nightly }'),
    },
  ],
  mutations: [
    mutation('a Backup beside its Schedule', 'Schedule', ({ metadata, spec }) => [
      { beside: { apiVersion: 'velero.io/v1', kind: 'Backup', metadata, ...{ spec: spec?.template } } },
    ]),
  ],
};
