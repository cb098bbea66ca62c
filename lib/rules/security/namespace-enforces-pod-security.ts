import { suggestion } from '../../schemas/closest.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import {
  enforceLabel,
  enforcementOf,
  enforceVersionLabel,
  levels,
  minorOf,
} from '../../model/pod-security/enforcement.ts';

export const namespaceEnforcesPodSecurity: ClusterRule = {
  id: 'namespace-enforces-pod-security',
  tier: 'policy',
  severity: 'error',
  kinds: ['Application', 'Namespace'],
  summary: 'every Namespace with pods enforces the Pod Security Standard restricted',
  why: 'PodSecurityPolicy no longer exists: Pod Security Standards are enforced only by the labels of the namespace.',
  source:
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
  *check(cluster) {
    for (const namespace of cluster.of('Namespace')) {
      const holdsPods = cluster.podsIn(namespace.metadata.name).length > 0;
      const found = mistake(namespace, holdsPods);
      if (found !== undefined) yield found;
    }
    for (const application of cluster.of('Application')) {
      const { destination, syncPolicy } = application.spec ?? {};
      const name = destination?.namespace;
      if (name === undefined || syncPolicy?.syncOptions?.includes('CreateNamespace=true') !== true) continue;
      if (cluster.named('Namespace', '', name) !== undefined || isOfKubernetes(name)) continue;
      if (syncPolicy.managedNamespaceMetadata?.labels?.[enforceLabel] !== undefined) continue;
      yield {
        object: application,
        field: `spec.syncPolicy.managedNamespaceMetadata.labels['${enforceLabel}']`,
        is: `missing: Argo CD makes namespace ${name} without it`,
        needed: 'restricted, or a Namespace in Git',
      };
    }
  },
};

function mistake(namespace: Of<'Namespace'>, holdsPods: boolean): Found | undefined {
  const { name, labels } = namespace.metadata;
  const level = labels?.[enforceLabel];
  const version = labels?.[enforceVersionLabel];
  const at = (label: string) => ({ object: namespace, field: `metadata.labels['${label}']` });
  if (level === undefined) {
    if (!holdsPods || isOfKubernetes(name)) return undefined;
    return { ...at(enforceLabel), is: 'missing: a pod may be privileged', needed: 'restricted' };
  }
  if (version !== undefined && minorOf(version) === undefined)
    return {
      ...at(enforceVersionLabel),
      is: version || 'empty',
      needed: `v1 and a minor version, such as v1.35, or latest`,
    };
  const enforced = enforcementOf(namespace)?.level;
  if (enforced === undefined)
    return { ...at(enforceLabel), is: level || 'empty', needed: `restricted${suggestion(level, levels)}` };
  if (!holdsPods || enforced === 'restricted') return undefined;
  return { ...at(enforceLabel), is: `${level}, though its pods are known`, needed: 'restricted' };
}

/** Namespaces that every cluster has. */
function isOfKubernetes(name: string): boolean {
  return name === 'default' || name.startsWith('kube-');
}
