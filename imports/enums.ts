const webhook = {
  failurePolicy: ['Fail', 'Ignore'],
  matchPolicy: ['Equivalent', 'Exact'],
  sideEffects: ['None', 'NoneOnDryRun'],
};

/**
 * The values of Kubernetes fields whose OpenAPI definitions only say "string"; '' if the server accepts it as unset.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const enums: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  AppArmorProfile: { type: ['Localhost', 'RuntimeDefault', 'Unconfined'] },
  Container: {
    imagePullPolicy: ['', 'Always', 'IfNotPresent', 'Never'],
    restartPolicy: ['Always', 'Never', 'OnFailure'],
    terminationMessagePolicy: ['', 'FallbackToLogsOnError', 'File'],
  },
  ContainerPort: { protocol: ['', 'SCTP', 'TCP', 'UDP'] },
  ContainerResizePolicy: { restartPolicy: ['NotRequired', 'RestartContainer'] },
  CronJobSpec: { concurrencyPolicy: ['', 'Allow', 'Forbid', 'Replace'] },
  DeploymentStrategy: { type: ['', 'Recreate', 'RollingUpdate'] },
  HPAScalingPolicy: { type: ['Percent', 'Pods'] },
  HPAScalingRules: { selectPolicy: ['Disabled', 'Max', 'Min'] },
  HTTPGetAction: { scheme: ['', 'HTTP', 'HTTPS'] },
  HostPathVolumeSource: {
    type: ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'],
  },
  ImageVolumeSource: { pullPolicy: ['', 'Always', 'IfNotPresent', 'Never'] },
  JobSpec: { completionMode: ['Indexed', 'NonIndexed'], podReplacementPolicy: ['Failed', 'TerminatingOrFailed'] },
  LabelSelectorRequirement: { operator: ['DoesNotExist', 'Exists', 'In', 'NotIn'] },
  LimitRangeItem: { type: ['Container', 'PersistentVolumeClaim', 'Pod'] },
  MetricSpec: { type: ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'] },
  MetricTarget: { type: ['AverageValue', 'Utilization', 'Value'] },
  MutatingWebhook: {
    ...webhook,
    reinvocationPolicy: ['IfNeeded', 'Never'],
  },
  NetworkPolicyPort: { protocol: ['SCTP', 'TCP', 'UDP'] },
  NetworkPolicySpec: { policyTypes: ['Egress', 'Ingress'] },
  NodeSelectorRequirement: { operator: ['DoesNotExist', 'Exists', 'Gt', 'In', 'Lt', 'NotIn'] },
  PersistentVolumeClaimSpec: {
    accessModes: ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'],
    volumeMode: ['Block', 'Filesystem'],
  },
  PersistentVolumeSpec: {
    accessModes: ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'],
    persistentVolumeReclaimPolicy: ['', 'Delete', 'Recycle', 'Retain'],
    volumeMode: ['Block', 'Filesystem'],
  },
  PodDisruptionBudgetSpec: { unhealthyPodEvictionPolicy: ['AlwaysAllow', 'IfHealthyBudget'] },
  PodFailurePolicyOnExitCodesRequirement: { operator: ['In', 'NotIn'] },
  PodFailurePolicyOnPodConditionsPattern: { status: ['', 'False', 'True', 'Unknown'] },
  PodFailurePolicyRule: { action: ['Count', 'FailIndex', 'FailJob', 'Ignore'] },
  PodOS: { name: ['linux', 'windows'] },
  PodSecurityContext: {
    fsGroupChangePolicy: ['Always', 'OnRootMismatch'],
    seLinuxChangePolicy: ['MountOption', 'Recursive'],
    supplementalGroupsPolicy: ['Merge', 'Strict'],
  },
  PodSpec: {
    dnsPolicy: ['', 'ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
    preemptionPolicy: ['Never', 'PreemptLowerPriority'],
    restartPolicy: ['', 'Always', 'Never', 'OnFailure'],
  },
  PriorityClass: { preemptionPolicy: ['Never', 'PreemptLowerPriority'] },
  ResourceQuotaSpec: {
    scopes: [
      'BestEffort',
      'CrossNamespacePodAffinity',
      'NotBestEffort',
      'NotTerminating',
      'PriorityClass',
      'Terminating',
    ],
  },
  RuleWithOperations: {
    operations: ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'],
    scope: ['*', 'Cluster', 'Namespaced'],
  },
  RoleRef: { kind: ['ClusterRole', 'Role'] },
  ScopedResourceSelectorRequirement: { operator: ['DoesNotExist', 'Exists', 'In', 'NotIn'] },
  SeccompProfile: { type: ['Localhost', 'RuntimeDefault', 'Unconfined'] },
  SecurityContext: { procMount: ['Default', 'Unmasked'] },
  ServicePort: { protocol: ['', 'SCTP', 'TCP', 'UDP'] },
  ServiceSpec: {
    externalTrafficPolicy: ['', 'Cluster', 'Local'],
    internalTrafficPolicy: ['Cluster', 'Local'],
    ipFamilies: ['IPv4', 'IPv6'],
    ipFamilyPolicy: ['PreferDualStack', 'RequireDualStack', 'SingleStack'],
    sessionAffinity: ['', 'ClientIP', 'None'],
    type: ['', 'ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'],
  },
  StatefulSetPersistentVolumeClaimRetentionPolicy: {
    whenDeleted: ['', 'Delete', 'Retain'],
    whenScaled: ['', 'Delete', 'Retain'],
  },
  StatefulSetSpec: { podManagementPolicy: ['', 'OrderedReady', 'Parallel'] },
  StatefulSetUpdateStrategy: { type: ['', 'OnDelete', 'RollingUpdate'] },
  StorageClass: { reclaimPolicy: ['Delete', 'Retain'], volumeBindingMode: ['Immediate', 'WaitForFirstConsumer'] },
  Subject: { kind: ['Group', 'ServiceAccount', 'User'] },
  Toleration: {
    effect: ['', 'NoExecute', 'NoSchedule', 'PreferNoSchedule'],
    operator: ['', 'Equal', 'Exists'],
  },
  TopologySpreadConstraint: {
    nodeAffinityPolicy: ['Honor', 'Ignore'],
    nodeTaintsPolicy: ['Honor', 'Ignore'],
    whenUnsatisfiable: ['DoNotSchedule', 'ScheduleAnyway'],
  },
  ValidatingWebhook: webhook,
  VolumeMount: {
    mountPropagation: ['Bidirectional', 'HostToContainer', 'None'],
    recursiveReadOnly: ['Disabled', 'Enabled', 'IfPossible'],
  },
};
