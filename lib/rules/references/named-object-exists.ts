import type { KindName } from '../../model/kinds.ts';
import { isOpaque } from '../../model/platform-pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { mayBeBrought } from '../../model/references/brought.ts';
import { meshHost } from '../../model/traffic/mesh-hosts.ts';
import { missing } from '../../model/references/missing.ts';
import { namedObjects } from '../../model/references/named-objects.ts';

export const namedObjectExists: ClusterRule = {
  id: 'named-object-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'what it names',
  kinds: ['Certificate', 'ExternalSecret', 'NodePool', 'RoleBinding'],
  summary: 'every object that another object references by name exists',
  why: 'A controller that does not find a referenced object logs the error and does nothing else.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  *check(cluster) {
    for (const { object, field, kind, namespace, name } of cluster.once(namedObjects)) {
      if (cluster.named(kind, namespace, name) !== undefined || isBuiltIn(kind, namespace, name)) continue;
      // Operators and charts make Services too.
      if (kind === 'Service' && meshHost(cluster, object, name).found !== 'nothing') continue;
      if (namespace === '' && mayBeBrought(cluster, kind)) continue;
      if (namespace !== '' && namespace !== object.metadata.namespace && isOpaque(cluster, namespace)) continue;
      const [shown = ''] = kind.split('.');
      yield { object, field, ...missing(shown, namespace, name, cluster.names(kind, namespace)) };
    }
  },
};

/** Roles that every cluster has: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings */
const builtInRoles: ReadonlySet<string> = new Set([
  'admin',
  'cluster-admin',
  'edit',
  'view',
  'kube-system/extension-apiserver-authentication-reader',
]);

/** Whether every cluster, or Argo CD, brings an object. */
function isBuiltIn(kind: KindName, namespace: string, name: string): boolean {
  if (kind === 'AppProject') return name === 'default';
  if (kind !== 'ClusterRole' && kind !== 'Role.rbac.authorization.k8s.io') return false;
  return name.startsWith('system:') || builtInRoles.has(namespace === '' ? name : `${namespace}/${name}`);
}
