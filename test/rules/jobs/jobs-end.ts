import { mutation, type Proof } from '../proof.ts';

const job = (spec: string, pod = '') => `
apiVersion: batch/v1
kind: Job
metadata: { name: once, namespace: shop }
spec: { template: { spec: { containers: []${pod} } }${spec} }
`;

const cronJob = (spec: string) => `
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly, namespace: shop }
spec: { schedule: 0 5 * * *, jobTemplate: { spec: { template: { spec: { containers: [] } }${spec} } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no deadline',
      manifests: job(''),
      says: ['Job shop/once › spec.activeDeadlineSeconds: missing › how long it may run, with all its retries'],
    },
    {
      what: 'no deadline of a CronJob, and a time to live',
      manifests: cronJob(', ttlSecondsAfterFinished: 60'),
      says: [
        'CronJob shop/nightly › spec.jobTemplate.spec.activeDeadlineSeconds: missing › how long it may run, with all its retries',
        'CronJob shop/nightly › spec.jobTemplate.spec.ttlSecondsAfterFinished: 60, against the limits of its history › no such field: successfulJobsHistoryLimit and failedJobsHistoryLimit clear away',
      ],
    },
  ],
  accepted: [
    { what: 'a deadline', manifests: job(', activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 60') },
    { what: 'a deadline of the pod', manifests: job('', ', activeDeadlineSeconds: 60') },
    { what: 'a deadline of a CronJob', manifests: cronJob(', activeDeadlineSeconds: 60') },
  ],
  mutations: [
    mutation('no deadline', 'Job', () => [{ field: 'spec.activeDeadlineSeconds', to: undefined }]),
    mutation('no deadline', 'CronJob', () => [{ field: 'spec.jobTemplate.spec.activeDeadlineSeconds', to: undefined }]),
    mutation('a time to live', 'CronJob', () => [{ field: 'spec.jobTemplate.spec.ttlSecondsAfterFinished', to: 60 }]),
  ],
};
