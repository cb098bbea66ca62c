import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const manifests = (claim: string, volume = 'storageClassName: efs') => `
apiVersion: v1
kind: PersistentVolume
metadata: { name: albums }
spec: { capacity: { storage: 5Gi }, accessModes: [ReadWriteMany, ReadOnlyMany], ${volume} }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: albums, namespace: film }
spec: { ${claim} }
`;
const request = (storage: string, mode = 'ReadWriteMany') =>
  `accessModes: [${mode}], resources: { requests: { storage: ${storage} } }`;
const at = 'PersistentVolumeClaim film/albums › spec';
const reserved = (name: string) => `storageClassName: efs, claimRef: { namespace: film, name: ${name} }`;

export const proof: Proof = {
  refused: [
    {
      what: 'a volume of another class, smaller, of one node, and a device',
      manifests: manifests(
        `volumeName: albums, storageClassName: gp3, volumeMode: Block, ${request('6Gi', 'ReadWriteOnce')}`,
      ),
      says: [
        `${at}.accessModes: ReadWriteOnce, and PersistentVolume albums has ReadWriteMany, ReadOnlyMany › only ReadWriteMany, ReadOnlyMany`,
        `${at}.resources.requests.storage: 6Gi, and PersistentVolume albums has 5Gi › at most 5Gi`,
        `${at}.storageClassName: 'gp3', and PersistentVolume albums is of 'efs' › 'efs'`,
        `${at}.volumeMode: Block, and PersistentVolume albums is of Filesystem › Filesystem`,
      ],
    },
    {
      what: 'a volume that is reserved for the claim, without a class',
      manifests: manifests(`storageClassName: efs, ${request('5Gi')}`, 'claimRef: { namespace: film, name: albums }'),
      says: [`${at}.storageClassName: 'efs', and PersistentVolume albums is of '' › ''`],
    },
    {
      what: 'a volume that is reserved for another claim',
      manifests: manifests(`volumeName: albums, storageClassName: efs, ${request('5Gi')}`, reserved('covers')),
      says: [`${at}.volumeName: PersistentVolume albums is reserved for film/covers › another volume`],
    },
  ],
  accepted: [
    {
      what: 'a volume of the same class and size',
      manifests: manifests(`volumeName: albums, storageClassName: efs, ${request('5Gi')}`, reserved('albums')),
    },
    {
      what: 'the class in the annotations from before there was a field, which take precedence',
      manifests: manifests(`volumeName: albums, storageClassName: gp3, ${request('5Gi')}`).replaceAll(
        'name: albums',
        'annotations: { volume.beta.kubernetes.io/storage-class: efs }, name: albums',
      ),
    },
    {
      what: 'a claim that leaves the class to the cluster',
      manifests: manifests(`volumeName: albums, ${request('1Gi')}`),
    },
    {
      what: 'a volume that nobody means',
      manifests: manifests(`storageClassName: gp3, ${request('6Gi')}`, reserved('covers')),
    },
  ],
  mutations: [
    mutation('a claim of a volume that is too small', 'StatefulSet', ({ metadata: { name, namespace = '' } }) => [
      {
        beside: [
          {
            apiVersion: 'v1',
            kind: 'PersistentVolume',
            metadata: { name },
            spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'] },
          } as KubernetesObject,
          {
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            metadata: { name: `${name}-extra`, namespace },
            spec: {
              volumeName: name,
              storageClassName: '',
              accessModes: ['ReadWriteOnce'],
              resources: { requests: { storage: '2Gi' } },
            },
          } as KubernetesObject,
        ],
      },
    ]),
  ],
};
