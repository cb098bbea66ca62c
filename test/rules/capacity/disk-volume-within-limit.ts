import { mutation, type Proof } from '../proof.ts';

const pod = (size: string, second = '{}') => `
apiVersion: v1
kind: Pod
metadata: { name: render, namespace: film }
spec:
  containers:
    - { name: render, resources: { limits: { ephemeral-storage: 1Gi } } }
    - { name: upload, resources: ${second} }
  volumes: [{ name: frames, emptyDir: { sizeLimit: ${size} } }]
`;
const limited = '{ limits: { ephemeral-storage: 1Gi } }';

export const proof: Proof = {
  refused: [
    {
      what: 'a volume above both limits together',
      manifests: pod('3Gi', limited),
      says: [
        'Pod film/render › spec.volumes[0].emptyDir.sizeLimit: 3Gi, and the ephemeral storage of the pod is limited to 2048Mi › a size within the limits of ephemeral-storage, or higher limits',
      ],
    },
  ],
  accepted: [
    { what: 'within both limits together', manifests: pod('2Gi', limited) },
    { what: 'one container without a limit', manifests: pod('3Gi') },
  ],
  mutations: [
    mutation('a volume that is too large', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.volumes ?? []).flatMap(({ emptyDir }, index) =>
        emptyDir === undefined || emptyDir.medium === 'Memory'
          ? []
          : [{ field: `spec.template.spec.volumes[${index}].emptyDir.sizeLimit`, to: '99Ti' }],
      ),
    ),
  ],
};
