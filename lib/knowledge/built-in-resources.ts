/**
 * Resources of the groups that Kubernetes itself serves, in all versions of kubernetes-versions.ts together, without subresources.
 * https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.37/ and `kubectl api-resources`, November 2026.
 */
export const builtInResources: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['bindings', 'componentstatuses', 'configmaps', 'endpoints', 'events', 'limitranges', 'namespaces', 'nodes'],
    ...['persistentvolumeclaims', 'persistentvolumes', 'pods', 'podtemplates', 'replicationcontrollers'],
    ...['resourcequotas', 'secrets', 'serviceaccounts', 'services'],
    // Verbs on identities, not on objects: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
    ...['groups', 'users', 'uids'],
  ],
  apps: ['controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  'coordination.k8s.io': ['leasecandidates', 'leases'],
  'discovery.k8s.io': ['endpointslices'],
  'events.k8s.io': ['events'],
  'networking.k8s.io': [
    'clustercidrs',
    'ingressclasses',
    'ingresses',
    'ipaddresses',
    'networkpolicies',
    'servicecidrs',
  ],
  'node.k8s.io': ['runtimeclasses'],
  policy: ['poddisruptionbudgets'],
  'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
  'scheduling.k8s.io': ['compositepodgroups', 'podgroups', 'priorityclasses', 'workloads'],
};

/** What a rule can allow. https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb */
export const verbs: readonly string[] = [
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'],
  ...['approve', 'attest', 'bind', 'escalate', 'impersonate', 'sign', 'use'],
];
