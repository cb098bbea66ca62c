import { mutation, type Proof } from '../proof.ts';

const ray = (gpus: string, container: string) => `
apiVersion: ray.io/v1
kind: RayCluster
metadata: { name: score, namespace: film }
spec:
  headGroupSpec: { rayStartParams: { num-gpus: '0' }, template: { spec: { containers: [{ name: head }] } } }
  workerGroupSpecs:
    - { groupName: a, rayStartParams: { num-gpus: '${gpus}' }, template: { spec: { containers: [{ name: work, ${container} }] } } }
`;
const field = "spec.workerGroupSpecs[0].rayStartParams['num-gpus']";

export const proof: Proof = {
  refused: [
    {
      what: 'a container without a GPU',
      manifests: ray('1', 'image: ray'),
      says: [
        `RayCluster film/score › ${field}: 1, and container work has no GPU › limits of nvidia.com/gpu, or no num-gpus`,
      ],
    },
    {
      what: 'more than there are',
      manifests: ray('4', 'resources: { limits: { nvidia.com/gpu: 2 } }'),
      says: [`RayCluster film/score › ${field}: 4, and container work has 2 › '2', or more in the limits`],
    },
  ],
  accepted: [
    { what: 'as many', manifests: ray('2', 'resources: { limits: { nvidia.com/gpu: 2 } }') },
    { what: 'none', manifests: ray('0', 'image: ray') },
    { what: 'the GPUs of the node', manifests: ray('1', 'env: [{ name: NVIDIA_VISIBLE_DEVICES, value: all }]') },
  ],
  mutations: [
    mutation('GPUs that nobody has', 'RayCluster', ({ spec }) =>
      (spec?.workerGroupSpecs ?? []).map((_, index) => ({
        field: `spec.workerGroupSpecs[${index}].rayStartParams['num-gpus']`,
        to: '64',
      })),
    ),
  ],
};
