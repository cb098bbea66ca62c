/** Annotations that something else has taken the place of; a key that ends with `/` stands for all that begin with it. */
export const deprecatedAnnotations: Readonly<Record<string, string>> = {
  // https://kubernetes.io/docs/reference/labels-annotations-taints/
  'kubernetes.io/ingress.class': 'spec.ingressClassName',
  'volume.beta.kubernetes.io/storage-class': 'spec.storageClassName',
  'volume.beta.kubernetes.io/mount-options': 'mountOptions of the StorageClass',
  'storageclass.beta.kubernetes.io/is-default-class': 'storageclass.kubernetes.io/is-default-class',
  'service.alpha.kubernetes.io/tolerate-unready-endpoints': 'spec.publishNotReadyAddresses',
  'service.kubernetes.io/topology-aware-hints': 'service.kubernetes.io/topology-mode',
  'scheduler.alpha.kubernetes.io/critical-pod': 'priorityClassName',
  'seccomp.security.alpha.kubernetes.io/pod': 'securityContext.seccompProfile',
  'container.seccomp.security.alpha.kubernetes.io/': 'securityContext.seccompProfile of the container',
  'container.apparmor.security.beta.kubernetes.io/': 'securityContext.appArmorProfile, from Kubernetes 1.30 on',
  'security.alpha.kubernetes.io/sysctls': 'securityContext.sysctls',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'securityContext.sysctls',
  // https://istio.io/latest/docs/reference/config/annotations/, and the notes of 1.29
  'sidecar.istio.io/inject': 'the label sidecar.istio.io/inject',
  'sidecar.istio.io/statsCompression': 'statsCompression in the annotation proxy.istio.io/config, since Istio 1.29',
};

/** Labels of nodes that something else has taken the place of. */
export const deprecatedNodeLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'node-role.kubernetes.io/master': 'node-role.kubernetes.io/control-plane',
};
