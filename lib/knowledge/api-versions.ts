/** The end of an API version. */
export interface EndedVersion {
  /** The version to write instead. */
  readonly instead: string;
  /** What stopped serving it, or will; a version of Kubernetes or of the controller. */
  readonly since: string;
  /** Whether it still answers, and is only on its way out. */
  readonly served?: true;
  /** Kinds that it is about, where the version lives on for others. @default - all */
  readonly kinds?: readonly string[];
}

const kubernetes = (version: string): string => `Kubernetes ${version}`;

const podSecurity = 'the label pod-security.kubernetes.io/enforce on the Namespaces';

const ofWebhooks = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
const ofAdmission = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];
const ofSecrets = ['ExternalSecret', 'SecretStore', 'ClusterSecretStore'];
const ofRoutes = [
  'DestinationRule',
  'Gateway',
  'ServiceEntry',
  'Sidecar',
  'VirtualService',
  'WorkloadEntry',
  'WorkloadGroup',
];

/**
 * API versions that have an end, and those that are deprecated. Those of Kubernetes, compared with its schemas by a test:
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/, and of alpha versions
 * https://github.com/kubernetes/kubernetes/pull/104248. What the controllers of charts/controllers/ serve was compared with
 * their CRDs in November 2026; of a release without a page of its own it is the first whose CRD lacks the version.
 */
export const endedVersions: Readonly<Record<string, readonly EndedVersion[]>> = {
  'extensions/v1beta1': [
    { instead: 'apps/v1', since: kubernetes('1.16'), kinds: ['DaemonSet', 'Deployment', 'ReplicaSet'] },
    { instead: 'networking.k8s.io/v1', since: kubernetes('1.16'), kinds: ['NetworkPolicy'] },
    { instead: 'networking.k8s.io/v1', since: kubernetes('1.22'), kinds: ['Ingress'] },
    { instead: podSecurity, since: kubernetes('1.16'), kinds: ['PodSecurityPolicy'] },
  ],
  'apps/v1beta1': [{ instead: 'apps/v1', since: kubernetes('1.16') }],
  'apps/v1beta2': [{ instead: 'apps/v1', since: kubernetes('1.16') }],
  // Of its policies those that change objects are younger.
  'admissionregistration.k8s.io/v1beta1': [
    { instead: 'admissionregistration.k8s.io/v1', since: kubernetes('1.22'), kinds: ofWebhooks },
    { instead: 'admissionregistration.k8s.io/v1', since: kubernetes('1.34'), kinds: ofAdmission },
  ],
  'admissionregistration.k8s.io/v1alpha1': [
    { instead: 'admissionregistration.k8s.io/v1', since: kubernetes('1.34'), kinds: ofAdmission },
  ],
  'apiextensions.k8s.io/v1beta1': [{ instead: 'apiextensions.k8s.io/v1', since: kubernetes('1.22') }],
  'apiregistration.k8s.io/v1beta1': [{ instead: 'apiregistration.k8s.io/v1', since: kubernetes('1.22') }],
  'autoscaling/v2beta1': [{ instead: 'autoscaling/v2', since: kubernetes('1.25') }],
  'autoscaling/v2beta2': [{ instead: 'autoscaling/v2', since: kubernetes('1.26') }],
  'batch/v1beta1': [{ instead: 'batch/v1', since: kubernetes('1.25') }],
  'batch/v2alpha1': [{ instead: 'batch/v1', since: kubernetes('1.21') }],
  'certificates.k8s.io/v1beta1': [
    { instead: 'certificates.k8s.io/v1', since: kubernetes('1.22'), kinds: ['CertificateSigningRequest'] },
  ],
  'coordination.k8s.io/v1beta1': [{ instead: 'coordination.k8s.io/v1', since: kubernetes('1.22'), kinds: ['Lease'] }],
  'discovery.k8s.io/v1beta1': [{ instead: 'discovery.k8s.io/v1', since: kubernetes('1.25') }],
  'events.k8s.io/v1beta1': [{ instead: 'events.k8s.io/v1', since: kubernetes('1.25') }],
  'flowcontrol.apiserver.k8s.io/v1beta1': [{ instead: 'flowcontrol.apiserver.k8s.io/v1', since: kubernetes('1.26') }],
  'flowcontrol.apiserver.k8s.io/v1beta2': [{ instead: 'flowcontrol.apiserver.k8s.io/v1', since: kubernetes('1.29') }],
  'flowcontrol.apiserver.k8s.io/v1beta3': [{ instead: 'flowcontrol.apiserver.k8s.io/v1', since: kubernetes('1.32') }],
  'networking.k8s.io/v1beta1': [
    {
      instead: 'networking.k8s.io/v1',
      since: kubernetes('1.22'),
      kinds: ['Ingress', 'IngressClass'],
    },
    { instead: 'networking.k8s.io/v1', since: kubernetes('1.37'), kinds: ['IPAddress', 'ServiceCIDR'] },
  ],
  'networking.k8s.io/v1alpha1': [
    { instead: 'networking.k8s.io/v1', since: kubernetes('1.31'), kinds: ['IPAddress', 'ServiceCIDR'] },
  ],
  'node.k8s.io/v1beta1': [{ instead: 'node.k8s.io/v1', since: kubernetes('1.25') }],
  'policy/v1beta1': [
    { instead: 'policy/v1', since: kubernetes('1.25'), kinds: ['PodDisruptionBudget'] },
    { instead: podSecurity, since: kubernetes('1.25'), kinds: ['PodSecurityPolicy'] },
  ],
  'rbac.authorization.k8s.io/v1alpha1': [{ instead: 'rbac.authorization.k8s.io/v1', since: kubernetes('1.23') }],
  'rbac.authorization.k8s.io/v1beta1': [{ instead: 'rbac.authorization.k8s.io/v1', since: kubernetes('1.22') }],
  'scheduling.k8s.io/v1alpha1': [
    {
      instead: 'scheduling.k8s.io/v1',
      since: kubernetes('1.23'),
      kinds: ['PriorityClass'],
    },
  ],
  'scheduling.k8s.io/v1beta1': [
    { instead: 'scheduling.k8s.io/v1', since: kubernetes('1.22'), kinds: ['PriorityClass'] },
  ],
  'storage.k8s.io/v1beta1': [
    {
      instead: 'storage.k8s.io/v1',
      since: kubernetes('1.22'),
      kinds: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    },
    { instead: 'storage.k8s.io/v1', since: kubernetes('1.27'), kinds: ['CSIStorageCapacity'] },
    { instead: 'storage.k8s.io/v1', since: kubernetes('1.37'), kinds: ['VolumeAttributesClass'] },
  ],
  'storage.k8s.io/v1alpha1': [
    { instead: 'storage.k8s.io/v1', since: kubernetes('1.36'), kinds: ['VolumeAttributesClass'] },
  ],
  'storagemigration.k8s.io/v1alpha1': [{ instead: 'storagemigration.k8s.io/v1', since: kubernetes('1.36') }],
  'certificates.k8s.io/v1alpha1': [
    { instead: 'certificates.k8s.io/v1', since: kubernetes('1.36'), kinds: ['PodCertificateRequest'] },
    { instead: 'certificates.k8s.io/v1', since: kubernetes('1.37'), kinds: ['ClusterTrustBundle'] },
  ],
  'coordination.k8s.io/v1alpha1': [{ instead: 'coordination.k8s.io/v1beta1', since: kubernetes('1.34') }],
  'resource.k8s.io/v1alpha2': [{ instead: 'resource.k8s.io/v1', since: kubernetes('1.31') }],
  'resource.k8s.io/v1alpha3': [
    {
      instead: 'resource.k8s.io/v1',
      since: kubernetes('1.34'),
      kinds: ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'],
    },
  ],
  'scheduling.k8s.io/v1alpha2': [{ instead: 'scheduling.k8s.io/v1beta1', since: kubernetes('1.37') }],
  // https://github.com/external-secrets/external-secrets/releases/tag/v0.17.0 and issues/4633; PushSecret has v1alpha1 alone.
  'external-secrets.io/v1alpha1': [
    {
      instead: 'external-secrets.io/v1',
      since: 'External Secrets 0.16',
      kinds: ofSecrets,
    },
  ],
  'external-secrets.io/v1beta1': [{ instead: 'external-secrets.io/v1', since: 'External Secrets 0.17' }],
  // https://karpenter.sh/docs/upgrading/upgrade-guide/
  'karpenter.sh/v1alpha5': [{ instead: 'karpenter.sh/v1', since: 'Karpenter 0.33' }],
  'karpenter.sh/v1beta1': [{ instead: 'karpenter.sh/v1', since: 'Karpenter 1.1' }],
  'karpenter.k8s.aws/v1alpha1': [{ instead: 'karpenter.k8s.aws/v1', since: 'Karpenter 0.33' }],
  'karpenter.k8s.aws/v1beta1': [{ instead: 'karpenter.k8s.aws/v1', since: 'Karpenter 1.1' }],
  // https://github.com/strimzi/strimzi-kafka-operator/releases/tag/1.0.0
  'kafka.strimzi.io/v1alpha1': [{ instead: 'kafka.strimzi.io/v1', since: 'Strimzi 1.0' }],
  'kafka.strimzi.io/v1beta1': [{ instead: 'kafka.strimzi.io/v1', since: 'Strimzi 1.0' }],
  'kafka.strimzi.io/v1beta2': [{ instead: 'kafka.strimzi.io/v1', since: 'Strimzi 1.0' }],
  // https://cert-manager.io/docs/releases/release-notes/release-notes-1.6/
  'cert-manager.io/v1alpha2': [{ instead: 'cert-manager.io/v1', since: 'cert-manager 1.6' }],
  'cert-manager.io/v1alpha3': [{ instead: 'cert-manager.io/v1', since: 'cert-manager 1.6' }],
  'cert-manager.io/v1beta1': [{ instead: 'cert-manager.io/v1', since: 'cert-manager 1.6' }],
  // https://github.com/kubernetes/autoscaler/pull/1823 and 7629
  'autoscaling.k8s.io/v1beta1': [{ instead: 'autoscaling.k8s.io/v1', since: 'VPA 0.5' }],
  'autoscaling.k8s.io/v1beta2': [{ instead: 'autoscaling.k8s.io/v1', since: 'VPA 1.4' }],
  // https://istio.io/latest/blog/2024/v1-apis/; EnvoyFilter has v1alpha3 alone, and ProxyConfig v1beta1.
  'networking.istio.io/v1alpha3': [
    {
      instead: 'networking.istio.io/v1',
      since: 'Istio 1.22',
      served: true,
      kinds: ofRoutes,
    },
  ],
  'networking.istio.io/v1beta1': [
    {
      instead: 'networking.istio.io/v1',
      since: 'Istio 1.22',
      served: true,
      kinds: ofRoutes,
    },
  ],
  'security.istio.io/v1beta1': [{ instead: 'security.istio.io/v1', since: 'Istio 1.22', served: true }],
  'telemetry.istio.io/v1alpha1': [{ instead: 'telemetry.istio.io/v1', since: 'Istio 1.22', served: true }],
  // https://github.com/ray-project/kuberay/releases/tag/v1.0.0
  'ray.io/v1alpha1': [{ instead: 'ray.io/v1', since: 'KubeRay 1.0', served: true }],
};
