import type { Cluster } from '../cluster.ts';
import { containersOf } from '../pods/pods.ts';

/**
 * Whether a process may make a Secret or ConfigMap when it runs: its account may create them, and it is told the name, by
 * an argument or by what else its Role says of it. Argo CD makes the password of its Redis so, ingress-nginx a certificate.
 */
export function madeByProcesses(
  cluster: Cluster,
  kind: 'Secret' | 'ConfigMap',
  namespace: string,
  name: string,
): boolean {
  const names = cluster.once(kind === 'Secret' ? namesOfSecrets : namesOfConfigMaps);
  return names.get(namespace)?.has(name) === true;
}

const namesOfSecrets = (cluster: Cluster) => toldNames(cluster, 'secrets');
const namesOfConfigMaps = (cluster: Cluster) => toldNames(cluster, 'configmaps');

/** By namespace, what processes that may create a resource there are told. */
function toldNames(cluster: Cluster, resource: string): ReadonlyMap<string, ReadonlySet<string>> {
  const told = new Map<string, Set<string>>();
  for (const { metadata, roleRef, subjects = [] } of cluster.of('RoleBinding')) {
    const { namespace = '' } = metadata;
    const role =
      roleRef?.kind === 'ClusterRole'
        ? cluster.named('ClusterRole', '', roleRef.name ?? '')
        : cluster.named('Role.rbac.authorization.k8s.io', namespace, roleRef?.name ?? '');
    const rules = (role?.rules ?? []).filter(({ resources = [] }) => resources.includes(resource));
    if (!rules.some(({ verbs = [] }) => verbs.includes('create') || verbs.includes('*'))) continue;
    const names = told.get(namespace) ?? new Set<string>();
    told.set(namespace, names);
    for (const name of rules.flatMap(({ resourceNames = [] }) => resourceNames)) names.add(name);
    for (const { name, namespace: home = namespace } of subjects) {
      for (const pods of cluster.podsIn(home)) {
        if (pods.spec.serviceAccountName !== name) continue;
        for (const { container } of containersOf(pods))
          for (const text of [...(container.command ?? []), ...(container.args ?? [])])
            for (const word of text.split(/[\s=]+/)) names.add(word);
      }
    }
  }
  return told;
}
