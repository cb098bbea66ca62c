import { mutation, type Proof } from '../proof.ts';

const config = (name: string, metadata = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: kube-system${metadata} }\n`;

export const proof: Proof = {
  refused: [
    {
      what: 'the status of the autoscaler, for its settings',
      manifests: config('cluster-autoscaler-status'),
      says: [
        'ConfigMap kube-system/cluster-autoscaler-status › metadata.name: Cluster Autoscaler writes its status to it, and reads nothing of it › no such ConfigMap',
      ],
    },
  ],
  accepted: [
    { what: 'a ConfigMap that it reads', manifests: config('cluster-autoscaler-priority-expander') },
    {
      what: 'what it has written, read from the cluster',
      manifests: config('kube-root-ca.crt', ", uid: a, resourceVersion: '1'"),
    },
  ],
  mutations: [
    mutation('the certificates of the mesh', 'ConfigMap', () => [{ field: 'metadata.name', to: 'istio-ca-root-cert' }]),
  ],
};
