import { mutation, type Proof } from '../proof.ts';

const schedule = (template = '{}', cron = '0 2 * * *') => `
---
apiVersion: velero.io/v1
kind: Schedule
metadata: { name: nightly, namespace: velero }
spec: { schedule: '${cron}', template: ${template} }
`;

const ofDatabase = (cron: string) => `
---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: { name: nightly, namespace: shop }
spec: { schedule: '${cron}', cluster: { name: database } }
`;

const at = 'Schedule velero/nightly › spec.schedule';

export const proof: Proof = {
  refused: [
    {
      what: 'five fields where the first of six are seconds',
      manifests: ofDatabase('0 2 * * *'),
      says: [
        "ScheduledBackup shop/nightly › spec.schedule: '0 2 * * *' has 5 fields, and 6 are read, the first of them seconds › such as 0 0 2 * * *",
      ],
    },
    {
      what: 'six fields',
      manifests: schedule('{}', '0 0 2 * * *'),
      says: [`${at}: '0 0 2 * * *' has 6 fields, and 5 are read › such as 0 2 * * *`],
    },
    {
      what: 'an hour that there is not',
      manifests: schedule('{}', '0 25 * * *'),
      says: [`${at}: '0 25 * * *' cannot be read › such as 0 2 * * *`],
    },
    {
      what: 'a day that never comes',
      manifests: schedule('{}', '0 2 30 2 *'),
      says: [`${at}: '0 2 30 2 *' never comes › such as 0 2 * * *`],
    },
    {
      what: 'the last day of a month',
      manifests: schedule('{}', '0 2 L * *'),
      says: [`${at}: '0 2 L * *' has L, W or #, which are not read › such as 0 2 * * *`],
    },
    {
      what: 'an eighth weekday',
      manifests: schedule('{}', '0 2 * * 1-7'),
      says: [`${at}: '0 2 * * 1-7' has weekday 7, and Sunday is 0 › such as 0 2 * * *`],
    },
    {
      what: 'a backup that is gone before the next',
      manifests: schedule('{ ttl: 24h0m0s }', '0 2 * * 0'),
      says: [
        "Schedule velero/nightly › spec.template.ttl: '24h0m0s' deletes each backup before the next, 168 h later › more than 168h",
      ],
    },
  ],
  accepted: [
    { what: 'a time zone', manifests: schedule('{ ttl: 24h }', 'CRON_TZ=Europe/Berlin 0 2 * * *') },
    { what: 'words', manifests: schedule('{}', '@every 6h') + ofDatabase('@daily') },
    { what: 'names of days and months', manifests: schedule('{}', '*/30 1-3 * JUL WED') },
  ],
  mutations: [
    ...(['Schedule', 'ScheduledBackup'] as const).map((kind) =>
      mutation(`a ${kind} that cannot be read`, kind, ({ spec }) => [
        { field: 'spec.schedule', to: `${String(spec?.schedule)} *` },
        { field: 'spec.schedule', to: String(spec?.schedule).replace(/^\S+/, '99') },
        { field: 'spec.schedule', to: '' },
      ]),
    ),
    mutation('a ttl of an hour', 'Schedule', () => [{ field: 'spec.template.ttl', to: '1h0m0s' }]),
  ],
};
