import { mutation, type Proof } from '../proof.ts';

const schedule = (template = '{}', cron = '0 2 * * *') => `
---
apiVersion: velero.io/v1
kind: Schedule
metadata: { name: nightly, namespace: velero }
spec: { schedule: '${cron}', template: ${template} }
`;

const location = (name: string, spec = '{ provider: aws }', kind = 'BackupStorageLocation') => `
---
apiVersion: velero.io/v1
kind: ${kind}
metadata: { name: ${name}, namespace: velero }
spec: ${spec}
`;

const at = 'Schedule velero/nightly › spec.template';

export const proof: Proof = {
  refused: [
    {
      what: 'locations that there are not',
      manifests: schedule('{ storageLocation: aws-s3, volumeSnapshotLocations: [aws] }') + location('aws-s4'),
      says: [
        `${at}.storageLocation: 'aws-s3' does not exist › a BackupStorageLocation of velero (did you mean 'aws-s4'?)`,
        `${at}.volumeSnapshotLocations[0]: 'aws' does not exist › a VolumeSnapshotLocation of velero`,
      ],
    },
    {
      what: 'one that is only read',
      manifests: schedule('{ storageLocation: aws }') + location('aws', '{ provider: aws, accessMode: ReadOnly }'),
      says: [`${at}.storageLocation: 'aws' is read-only › a BackupStorageLocation of velero that is not`],
    },
    {
      what: 'none, and no default',
      manifests: schedule() + location('aws'),
      says: [`${at}: names no location, and none is the default › storageLocation`],
    },
  ],
  accepted: [
    {
      what: 'locations that there are',
      manifests:
        schedule('{ storageLocation: aws, volumeSnapshotLocations: [ebs] }') +
        location('aws') +
        location('ebs', '{ provider: aws }', 'VolumeSnapshotLocation'),
    },
    { what: 'the one that an installation makes', manifests: schedule('{ storageLocation: default }') },
    { what: 'the default', manifests: schedule() + location('aws', '{ provider: aws, default: true }') },
  ],
  mutations: [
    mutation('another location', 'Schedule', () => [
      { field: 'spec.template.storageLocation', to: 'other' },
      { field: 'spec.template.volumeSnapshotLocations[0]', to: 'other' },
    ]),
    mutation('no location, or one that is only read', 'BackupStorageLocation', ({ spec }) =>
      spec?.accessMode === 'ReadOnly' ? [] : [{ gone: true }, { field: 'spec.accessMode', to: 'ReadOnly' }],
    ),
    mutation('no location for snapshots', 'VolumeSnapshotLocation', () => [{ gone: true }]),
  ],
};
