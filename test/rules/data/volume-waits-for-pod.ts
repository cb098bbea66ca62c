import { mutation, type Proof } from '../proof.ts';

const storageClass = (fields: string, provisioner = 'ebs.csi.aws.com') => `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: gp3 }
provisioner: ${provisioner}
parameters: { encrypted: 'true' }
${fields}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'disks at once',
      manifests: storageClass(''),
      says: [
        'StorageClass gp3 › volumeBindingMode: missing, which is Immediate: the zone is chosen before the node › WaitForFirstConsumer',
      ],
    },
  ],
  accepted: [
    { what: 'disks that wait', manifests: storageClass('volumeBindingMode: WaitForFirstConsumer') },
    {
      what: 'disks of one zone',
      manifests: storageClass(
        'allowedTopologies: [{ matchLabelExpressions: [{ key: topology.kubernetes.io/zone, values: [a] }] }]',
      ),
    },
    { what: 'files of a region', manifests: storageClass('', 'efs.csi.aws.com') },
  ],
  mutations: [
    mutation('disks at once', 'StorageClass', ({ provisioner }) =>
      provisioner === 'ebs.csi.aws.com'
        ? [
            { field: 'volumeBindingMode', to: undefined },
            { field: 'volumeBindingMode', to: 'Immediate' },
          ]
        : [],
    ),
  ],
};
