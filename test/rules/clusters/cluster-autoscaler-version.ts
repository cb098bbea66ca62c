import { mutation, type Proof } from '../proof.ts';

const config = (name = 'shop') => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: ${name}, region: us-east-1, version: "1.35" }
---
`;

const pod = (tag: string) => `
apiVersion: v1
kind: Pod
metadata: { name: autoscaler, namespace: kube-system }
spec: { containers: [{ name: autoscaler, image: "registry.k8s.io/autoscaling/cluster-autoscaler${tag}" }] }
---
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the version of another cluster (corrections.md 60)',
      manifests: config() + pod(':v1.21.0'),
      says: [
        'Pod kube-system/autoscaler › spec.containers[0].image: registry.k8s.io/autoscaling/cluster-autoscaler:v1.21.0: of Kubernetes 1.21, and the cluster is 1.35 › a release v1.35.…',
      ],
    },
  ],
  accepted: [
    { what: 'that of the cluster', manifests: config() + pod(':v1.35.2') },
    { what: 'no version', manifests: config() + pod('') },
    { what: 'two clusters', manifests: config() + config('other') + pod(':v1.21.0') },
    { what: 'no cluster', manifests: pod(':v1.21.0') },
  ],
  mutations: [
    mutation('an old one', 'Deployment', (_, cluster) =>
      cluster.of('ClusterConfig').length === 1
        ? [
            {
              field: 'spec.template.spec.containers[0].image',
              to: 'registry.k8s.io/autoscaling/cluster-autoscaler:v1.20.0',
            },
          ]
        : [],
    ),
  ],
};
