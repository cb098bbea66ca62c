import { mutation, type Proof } from '../proof.ts';

const manifests = (replicas: number, mode = 'ReadWriteOnce', provisioner = 'ebs.csi.aws.com', more = '') => `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: disk }
provisioner: ${provisioner}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: photos, namespace: film }
spec: { storageClassName: disk, accessModes: [${mode}], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: album, namespace: film }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: album } }
  template:
    metadata: { labels: { app: album } }
    spec:
      containers: [{ name: album }]
      volumes: [{ name: photos, persistentVolumeClaim: { claimName: photos } }]
      ${more}
`;
const beside = `affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: album } } }] } }`;

export const proof: Proof = {
  refused: [
    {
      what: 'two replicas of one disk',
      manifests: manifests(2),
      says: [
        'Deployment film/album › spec.template.spec.volumes[0].persistentVolumeClaim.claimName: photos, which is ReadWriteOnce, for 2 pods › a StatefulSet with volumeClaimTemplates, a volume of mode ReadWriteMany, or one replica',
      ],
    },
    {
      what: 'a volume for one pod, wherever it is',
      manifests: manifests(3, 'ReadWriteOncePod', 'rancher.io/local-path'),
      says: [
        'Deployment film/album › spec.template.spec.volumes[0].persistentVolumeClaim.claimName: photos, which is ReadWriteOncePod, for 3 pods › a StatefulSet with volumeClaimTemplates, a volume of mode ReadWriteMany, or one replica',
      ],
    },
  ],
  accepted: [
    { what: 'one replica', manifests: manifests(1) },
    { what: 'a file system', manifests: manifests(2, 'ReadWriteMany') },
    {
      what: 'a disk that is part of its node, to which it binds the pods',
      manifests: manifests(2, 'ReadWriteOnce', 'rancher.io/local-path'),
    },
    {
      what: 'a claim without a class, where such a disk is the default by the annotation of before',
      manifests: manifests(2, 'ReadWriteOnce', 'rancher.io/local-path')
        .replace('storageClassName: disk, ', '')
        .replace('name: disk', 'name: disk, annotations: { storageclass.beta.kubernetes.io/is-default-class: "true" }'),
    },
    { what: 'pods that must be on one node', manifests: manifests(2, 'ReadWriteOnce', 'ebs.csi.aws.com', beside) },
  ],
  mutations: [
    mutation('a Deployment of two with one disk', 'Deployment', ({ metadata, spec }, cluster) => {
      const [storage] = cluster.of('StorageClass');
      if (storage === undefined || (spec?.replicas ?? 1) < 2) return [];
      return [
        {
          beside: [
            {
              apiVersion: 'v1',
              kind: 'PersistentVolumeClaim',
              metadata: { name: 'shared', namespace: metadata.namespace ?? '' },
              spec: { accessModes: ['ReadWriteOnce'], storageClassName: storage.metadata.name },
            },
            {
              apiVersion: 'apps/v1',
              kind: 'Deployment',
              metadata: { name: 'shared', namespace: metadata.namespace ?? '' },
              spec: {
                replicas: 2,
                template: { spec: { volumes: [{ name: 'a', persistentVolumeClaim: { claimName: 'shared' } }] } },
              },
            },
          ].map((one) => one as never),
        },
      ];
    }),
  ],
};
