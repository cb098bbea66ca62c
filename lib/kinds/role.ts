import type { NamespacedMetadata, PolicyRule, Role } from '../../imports/kubernetes.ts';
import type { Namespace } from '../resolve/system.ts';
import type { Workload } from '../resolve/workload.ts';
import { exceptionPrefix, namespaceMetadata, workloadMetadata } from './metadata.ts';

type Rendered = Role & { apiVersion: 'rbac.authorization.k8s.io/v1'; kind: 'Role' };

/** Permissions of a deployer in a namespace: all objects of a workload, but no RBAC, quotas or access policies. */
const deployerResources: Readonly<Record<string, readonly string[]>> = {
  '': ['configmaps', 'serviceaccounts', 'services'],
  apps: ['deployments', 'statefulsets'],
  batch: ['cronjobs', 'jobs'],
  autoscaling: ['horizontalpodautoscalers'],
  'autoscaling.k8s.io': ['verticalpodautoscalers'],
  'external-secrets.io': ['externalsecrets'],
  'keda.sh': ['scaledobjects', 'triggerauthentications'],
  'monitoring.coreos.com': ['podmonitors', 'prometheusrules', 'servicemonitors'],
  'networking.istio.io': ['destinationrules', 'serviceentries', 'sidecars', 'virtualservices'],
  policy: ['poddisruptionbudgets'],
  'ray.io': ['rayclusters'],
};

/** The permissions in the Kubernetes API that a workload needs. */
export function role(workload: Workload): Rendered {
  return rendered(
    workloadMetadata(workload),
    workload.apiRules.map(({ apiGroups, resources, verbs }) => ({
      apiGroups: [...apiGroups],
      resources: [...resources],
      verbs: [...verbs],
    })),
  );
}

/** The permissions of somebody who deploys to the namespace and does not administer the cluster. */
export function deployerRole(namespace: Namespace): Rendered {
  const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
  return rendered(
    namespaceMetadata(namespace, 'deployer'),
    Object.entries(deployerResources).map(([group, resources]) => ({
      apiGroups: [group],
      resources: [...resources],
      verbs,
    })),
  );
}

/** The permission to read the Secrets of this namespace, which is the secret store in dev. */
export function secretReaderRole(namespace: Pick<Namespace, 'name' | 'system' | 'owner'>): Rendered {
  const metadata = namespaceMetadata(namespace, 'secret-reader');
  const exception = { [`${exceptionPrefix}/narrow-roles`]: 'In dev this namespace is the secret store' };
  return rendered({ ...metadata, annotations: { ...metadata.annotations, ...exception } }, [
    { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: ['authorization.k8s.io'], resources: ['selfsubjectrulesreviews'], verbs: ['create'] },
  ]);
}

function rendered(metadata: NamespacedMetadata, rules: PolicyRule[]): Rendered {
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules };
}
