import { mutation, type Proof } from '../proof.ts';

const cronJob = (spec: string, schedule = '0 5 * * *') => `
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly, namespace: shop }
spec: { schedule: '${schedule}', jobTemplate: {}${spec} }
`;

const all = ', startingDeadlineSeconds: 10, concurrencyPolicy: Forbid, timeZone: Etc/UTC';

export const proof: Proof = {
  refused: [
    {
      what: 'nothing is said',
      manifests: cronJob(''),
      says: [
        'CronJob shop/nightly › spec.concurrencyPolicy: missing, which is Allow: a slow run meets the next one › Forbid or Replace',
        'CronJob shop/nightly › spec.startingDeadlineSeconds: missing: a missed run starts, no matter how late › 10 or more: the controller looks every 10 s',
        "CronJob shop/nightly › spec.timeZone: missing: the control plane's › such as Etc/UTC",
      ],
    },
    {
      what: 'a deadline that no start meets',
      manifests: cronJob(all.replace('10', '9').replace('Forbid', 'Allow')),
      says: [
        'CronJob shop/nightly › spec.concurrencyPolicy: Allow › Forbid or Replace',
        'CronJob shop/nightly › spec.startingDeadlineSeconds: 9 › 10 or more: the controller looks every 10 s',
      ],
    },
    {
      what: 'a time zone in the wrong place',
      manifests: cronJob(all, 'TZ=Etc/UTC 0 5 * * *'),
      says: ['CronJob shop/nightly › spec.schedule: TZ=Etc/UTC 0 5 * * * › spec.timeZone: TZ is refused here'],
    },
  ],
  accepted: [
    { what: 'all of it', manifests: cronJob(all) },
    { what: 'the newest run alone', manifests: cronJob(all.replace('Forbid', 'Replace')) },
  ],
  mutations: [
    mutation('something missing', 'CronJob', () =>
      ['startingDeadlineSeconds', 'concurrencyPolicy', 'timeZone'].map((name) => ({
        field: `spec.${name}`,
        to: undefined,
      })),
    ),
  ],
};
