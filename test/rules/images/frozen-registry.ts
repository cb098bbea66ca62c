import { mutation, type Proof } from '../proof.ts';

const pod = (image: string) => `
apiVersion: v1
kind: Pod
metadata: { name: autoscaler, namespace: kube-system }
spec: { containers: [{ name: autoscaler, image: ${image} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the frozen registry',
      manifests: pod('k8s.gcr.io/autoscaling/cluster-autoscaler:v1.21.0'),
      says: [
        "Pod kube-system/autoscaler › spec.containers[0].image: 'k8s.gcr.io/autoscaling/cluster-autoscaler:v1.21.0' is from k8s.gcr.io, which has taken no image since 2023-04-03 › the image of registry.k8s.io",
      ],
    },
  ],
  accepted: [
    { what: 'the registry that is', manifests: pod('registry.k8s.io/autoscaling/cluster-autoscaler:v1.35.2') },
  ],
  mutations: [
    mutation('the frozen registry', 'Deployment', () => [
      { field: 'spec.template.spec.containers[0].image', to: 'k8s.gcr.io/pause:3.9' },
    ]),
  ],
};
