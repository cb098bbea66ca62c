/**
 * Groups of Kubernetes' own kinds, whose lists a strategic merge patch may merge item by item. Lists of all other kinds
 * are replaced whole.
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/#notes-on-the-strategic-merge-patch
 */
export const groupsWithMergeKeys: ReadonlySet<string> = new Set([
  ...['', 'apps', 'autoscaling', 'batch', 'policy'],
  ...['admissionregistration.k8s.io', 'coordination.k8s.io', 'discovery.k8s.io', 'flowcontrol.apiserver.k8s.io'],
  ...['networking.k8s.io', 'rbac.authorization.k8s.io', 'resource.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io'],
]);

/**
 * Lists of these kinds whose items are merged by a key: the fields with a `patchMergeKey` in the types of k8s.io/api 0.37,
 * without those of status. NetworkPolicies have `ports` without one, but only below `ingress` and `egress`.
 */
export const listsWithMergeKeys: ReadonlySet<string> = new Set([
  ...['containers', 'ephemeralContainers', 'hostAliases', 'imagePullSecrets', 'initContainers', 'resourceClaims'],
  ...['schedulingGates', 'topologySpreadConstraints', 'volumes', 'env', 'ports', 'volumeDevices', 'volumeMounts'],
  ...['matchConditions', 'variables', 'webhooks', 'secrets'],
]);
