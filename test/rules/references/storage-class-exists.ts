import { mutation, type Proof } from '../proof.ts';

const storageClass = (annotations: string) => `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: gp3${annotations} }
provisioner: ebs.csi.aws.com
---
`;

const claim = (spec: string) => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }${spec} }
`;

const kind = `
apiVersion: kind.x-k8s.io/v1alpha4
kind: Cluster
name: dev
---
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt class',
      manifests: storageClass('') + claim(', storageClassName: gp2'),
      says: [
        "PersistentVolumeClaim shop/data › spec.storageClassName: no StorageClass 'gp2' (did you mean 'gp3'?) › gp3",
      ],
    },
    {
      what: 'no class and no default',
      manifests: storageClass('') + claim(''),
      says: [
        'PersistentVolumeClaim shop/data › spec.storageClassName: no class, and no StorageClass is the default › one of gp3',
      ],
    },
  ],
  accepted: [
    {
      what: 'a class by the annotation from before there was the field',
      manifests:
        storageClass('') +
        claim('').replace('shop }', 'shop, annotations: { volume.beta.kubernetes.io/storage-class: gp3 } }'),
    },
    { what: 'a class that is there', manifests: storageClass('') + claim(', storageClassName: gp3') },
    {
      what: 'the default class, by an older annotation',
      manifests:
        storageClass(', annotations: { storageclass.beta.kubernetes.io/is-default-class: "true" }') + claim(''),
    },
    {
      what: 'the default class',
      manifests: storageClass(', annotations: { storageclass.kubernetes.io/is-default-class: "true" }') + claim(''),
    },
    { what: 'the class of kind', manifests: kind + claim(', storageClassName: standard') + `---${claim('')}` },
    { what: 'a cluster that is not here', manifests: claim(', storageClassName: fast') + `---${claim('')}` },
    { what: 'a volume that is made beforehand', manifests: claim(', storageClassName: ""') },
  ],
  mutations: [
    mutation('a claim of another class', 'StatefulSet', ({ spec }) =>
      (spec?.volumeClaimTemplates ?? []).map((_, index) => ({
        field: `spec.volumeClaimTemplates[${index}].spec.storageClassName`,
        to: 'fast',
      })),
    ),
    mutation('a database of no class', 'Cluster.postgresql.cnpg.io', ({ spec }) =>
      spec?.storage?.storageClass === undefined ? [] : [{ field: 'spec.storage.storageClass', to: undefined }],
    ),
    mutation('a class that goes', 'StorageClass', (_, cluster) =>
      cluster.of('Cluster.postgresql.cnpg.io').length > 0 ? [{ gone: true }] : [],
    ),
  ],
};
