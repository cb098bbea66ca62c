import { mutation, type Proof } from '../proof.ts';

const location = (prefix: string, more = '') => `
apiVersion: velero.io/v1
kind: BackupStorageLocation
metadata: { name: aws, namespace: velero }
spec: { provider: aws, objectStorage: { bucket: backups, prefix: '${prefix}' }${more} }
`;

const of = (environment: string, system: string, text: string) => ({
  [`dist/${environment}/${system}/velero/backups.yaml`]: text,
});

export const proof: Proof = {
  refused: [
    {
      what: 'one prefix for two clusters',
      manifests: { ...of('dr', 'shop', location('shop')), ...of('production', 'shop', location('/shop/')) },
      says: [
        "BackupStorageLocation velero/aws › spec.objectStorage.prefix: writes to 'backups/shop/', and dr/shop to 'backups/shop/' › a prefix of its own, not within another",
      ],
    },
    {
      what: 'one within the other',
      manifests: { ...of('dr', 'shop', location('shop')), ...of('production', 'shop', location('shop/production')) },
      says: [
        "BackupStorageLocation velero/aws › spec.objectStorage.prefix: writes to 'backups/shop/production/', and dr/shop to 'backups/shop/' › a prefix of its own, not within another",
      ],
    },
  ],
  accepted: [
    {
      what: 'prefixes side by side',
      manifests: { ...of('dr', 'shop', location('shop')), ...of('production', 'shop', location('shop-2')) },
    },
    {
      what: 'one that is only read',
      manifests: {
        ...of('dr', 'shop', location('shop')),
        ...of('production', 'shop', location('shop', ', accessMode: ReadOnly')),
      },
    },
  ],
  mutations: [
    mutation('the whole bucket, or another cluster’s', 'BackupStorageLocation', ({ spec }, { name }) =>
      spec?.accessMode === 'ReadOnly' || !/^(staging|production)/.test(name)
        ? []
        : [
            {
              fields: {
                'spec.objectStorage.bucket': name.startsWith('staging')
                  ? 'daa-backups-us-east-1'
                  : 'daa-staging-backups-us-east-1',
                'spec.objectStorage.prefix': name.startsWith('staging') ? 'production' : 'staging',
              },
            },
          ],
    ),
    mutation('a location that is no longer only read', 'BackupStorageLocation', ({ spec }, { name }) =>
      spec?.accessMode === 'ReadOnly' && name.startsWith('dr/')
        ? [{ field: 'spec.objectStorage', to: { bucket: 'daa-backups-us-east-1', prefix: 'production' } }].map(
            (edit) => ({ fields: { [edit.field]: edit.to, 'spec.accessMode': 'ReadWrite' } }),
          )
        : [],
    ),
  ],
};
