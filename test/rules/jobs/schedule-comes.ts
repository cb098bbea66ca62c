import { mutation, type Proof } from '../proof.ts';

const cronJob = (schedule: string, more = '') => `
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly, namespace: shop }
spec: { schedule: '${schedule}', jobTemplate: {}${more} }
`;

const refusal = (schedule: string, why: string) =>
  `CronJob shop/nightly › spec.schedule: '${schedule}' ${why} › such as 0 3 * * *`;

const wrong = [
  ['0 3 * *', 'has 4 fields, and 5 are read'],
  ['60 3 * * *', "has '60', which is not within 0 to 59"],
  ['0 3 0 * *', "has '0', which is not within 1 to 31"],
  ['0 3 * * 7', "has '7', which is not within 0 to 6"],
  ['*/0 * * * *', "has '*/0', which is no step"],
  ['5-1 * * * *', "has '5-1', which is not within 0 to 59"],
  ['H 3 * * *', "has 'H', which is not read"],
  ['0 3 L * *', "has 'L', which is not read"],
  ['@reboot', 'is no name of a schedule'],
  ['@every x', 'is no name of a schedule'],
  ['', 'has 0 fields, and 5 are read'],
  ['0 0 31 2 *', 'never comes'],
] as const;

export const proof: Proof = {
  refused: [
    ...wrong.map(([schedule, why]) => ({
      what: `'${schedule}'`,
      manifests: cronJob(schedule),
      says: [refusal(schedule, why)],
    })),
    {
      what: 'the zone of whoever reads it',
      manifests: cronJob('0 3 * * *', ', timeZone: Local'),
      says: ["CronJob shop/nightly › spec.timeZone: 'Local' › the name of a zone, such as Etc/UTC"],
    },
  ],
  accepted: [
    '0 3 * * *',
    '5/10 0/2 */2 JAN/3 SUN',
    '*/15 8-18/2 1,15 jan-mar MON-fri',
    '@daily',
    '@every 1h30m',
    '0 0 29 2 *',
    '? 3 * * 0',
  ].map((schedule) => ({ what: schedule, manifests: cronJob(schedule) })),
  mutations: [
    mutation('a schedule that never comes', 'CronJob', () => [{ field: 'spec.schedule', to: '0 0 30 2 *' }]),
    mutation('no zone', 'CronJob', () => [{ field: 'spec.timeZone', to: '' }]),
  ],
};
