import { mutation, type Proof } from '../proof.ts';

const object = (apiVersion: string, kind: string) => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: web, namespace: shop }
spec: {}
`;

const addresses = `
apiVersion: networking.k8s.io/v1beta1
kind: ServiceCIDR
metadata: { name: more }
`;
const clusterOf = (version: string) => `---
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1, version: "${version}" }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a version of Kubernetes that is gone',
      manifests: object('policy/v1beta1', 'PodDisruptionBudget'),
      says: [
        "PodDisruptionBudget shop/web › apiVersion: 'policy/v1beta1' is not served since Kubernetes 1.25 › policy/v1",
      ],
    },
    {
      what: 'kinds of one version that went at different times, or with their version',
      manifests: [
        object('storage.k8s.io/v1beta1', 'CSIDriver'),
        object('storage.k8s.io/v1beta1', 'CSIStorageCapacity'),
        object('policy/v1beta1', 'PodSecurityPolicy'),
        object('apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition'),
      ].join('---'),
      says: [
        "CSIDriver shop/web › apiVersion: 'storage.k8s.io/v1beta1' is not served since Kubernetes 1.22 › storage.k8s.io/v1",
        "CSIStorageCapacity shop/web › apiVersion: 'storage.k8s.io/v1beta1' is not served since Kubernetes 1.27 › storage.k8s.io/v1",
        "PodSecurityPolicy shop/web › apiVersion: 'policy/v1beta1' is not served since Kubernetes 1.25 › the label pod-security.kubernetes.io/enforce on the Namespaces",
        "CustomResourceDefinition shop/web › apiVersion: 'apiextensions.k8s.io/v1beta1' is not served since Kubernetes 1.22 › apiextensions.k8s.io/v1",
      ],
    },
    {
      what: 'a version of a controller that is gone',
      manifests: object('external-secrets.io/v1beta1', 'ExternalSecret'),
      says: [
        "ExternalSecret shop/web › apiVersion: 'external-secrets.io/v1beta1' is not served since External Secrets 0.17 › external-secrets.io/v1",
      ],
    },
    {
      what: 'topics of the old version',
      manifests: object('kafka.strimzi.io/v1beta2', 'KafkaTopic'),
      says: [
        "KafkaTopic shop/web › apiVersion: 'kafka.strimzi.io/v1beta2' is not served since Strimzi 1.0 › kafka.strimzi.io/v1",
      ],
    },
    {
      what: 'a version that the Kubernetes of the cluster does not serve any more',
      manifests: addresses + clusterOf('1.37'),
      says: [
        "ServiceCIDR more › apiVersion: 'networking.k8s.io/v1beta1' is not served since Kubernetes 1.37 › networking.k8s.io/v1",
      ],
    },
  ],
  accepted: [
    { what: 'a version that it still serves', manifests: addresses + clusterOf('1.36') },
    { what: 'kinds that have no other version', manifests: object('external-secrets.io/v1alpha1', 'PushSecret') },
    {
      what: 'younger kinds of a version that is gone for others',
      manifests: object('admissionregistration.k8s.io/v1beta1', 'MutatingAdmissionPolicy'),
    },
    { what: 'a version that is served', manifests: object('policy/v1', 'PodDisruptionBudget') },
    { what: 'one that is only deprecated', manifests: object('networking.istio.io/v1beta1', 'VirtualService') },
  ],
  mutations: [
    mutation('an old budget', 'PodDisruptionBudget', () => [{ field: 'apiVersion', to: 'policy/v1beta1' }]),
    mutation('old secrets', 'ExternalSecret', () => [{ field: 'apiVersion', to: 'external-secrets.io/v1beta1' }]),
    mutation('old nodes', 'NodePool', () => [{ field: 'apiVersion', to: 'karpenter.sh/v1beta1' }]),
    mutation('old topics', 'KafkaTopic', () => [{ field: 'apiVersion', to: 'kafka.strimzi.io/v1beta2' }]),
    mutation('old jobs', 'CronJob', () => [{ field: 'apiVersion', to: 'batch/v1beta1' }]),
    mutation('old autoscalers', 'HorizontalPodAutoscaler', () => [{ field: 'apiVersion', to: 'autoscaling/v2beta2' }]),
  ],
};
