import { bindingsOf } from '../bindings.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { accountOf, containersOf } from '../pods/pods.ts';

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

/** By namespace, the arguments of processes that may create a resource there. */
function toldNames(cluster: Cluster, resource: string): ReadonlyMap<string, ReadonlySet<string>> {
  const told = new Map<string, Set<string>>();
  const namesOf = ({ metadata: { namespace = '' } }: KubernetesObject): Set<string> => {
    const names = told.get(namespace) ?? new Set<string>();
    told.set(namespace, names);
    return names;
  };
  const creating = new Set<KubernetesObject>();
  for (const binding of cluster.of('RoleBinding')) {
    const { metadata, roleRef } = binding;
    const role =
      roleRef?.kind === 'ClusterRole'
        ? cluster.named('ClusterRole', '', roleRef.name ?? '')
        : cluster.named('Role.rbac.authorization.k8s.io', metadata.namespace ?? '', roleRef?.name ?? '');
    const rules = (role?.rules ?? []).filter(({ resources = [] }) => resources.includes(resource));
    if (!rules.some(({ verbs = [] }) => verbs.includes('create') || verbs.includes('*'))) continue;
    creating.add(binding);
    for (const name of rules.flatMap(({ resourceNames = [] }) => resourceNames)) namesOf(binding).add(name);
  }
  if (creating.size === 0) return told;
  for (const pods of cluster.pods) {
    for (const { binding } of bindingsOf(cluster, pods.namespace, accountOf(pods))) {
      if (!creating.has(binding)) continue;
      for (const { container } of containersOf(pods))
        for (const text of [...(container.command ?? []), ...(container.args ?? [])])
          for (const word of text.split(/[\s=]+/)) namesOf(binding).add(word);
    }
  }
  return told;
}
