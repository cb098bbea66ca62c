import type { NamespacedMetadata, RoleBinding } from '../../imports/kubernetes.ts';
import type { Namespace } from '../resolve/system.ts';
import type { Workload } from '../resolve/workload.ts';
import { namespaceMetadata, workloadMetadata } from './metadata.ts';
import { secretReader } from './service-account.ts';

type Rendered = RoleBinding & { apiVersion: 'rbac.authorization.k8s.io/v1'; kind: 'RoleBinding' };
interface Reference {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;
}
type Subject = NonNullable<RoleBinding['subjects']>[number];

/** Gives a workload its permissions in the Kubernetes API. */
export function roleBinding(workload: Workload): Rendered {
  const subject = { kind: 'ServiceAccount', name: workload.name, namespace: workload.namespace };
  return binding(workloadMetadata(workload), { kind: 'Role', name: workload.name }, [subject]);
}

/** Lets the owning team read, its operators act, and the deployer deploy. */
export function teamBindings(namespace: Namespace): readonly Rendered[] {
  const { owner } = namespace;
  const group = (name: string): Subject => ({ kind: 'Group', name, apiGroup: 'rbac.authorization.k8s.io' });
  const row = (name: string, reference: Reference, subject: string): Rendered =>
    binding(namespaceMetadata(namespace, name), reference, [group(subject)]);
  return [
    row('team-view', { kind: 'ClusterRole', name: 'view' }, owner),
    row('team-edit', { kind: 'ClusterRole', name: 'edit' }, `${owner}-operators`),
    row('deployer', { kind: 'Role', name: 'deployer' }, `${owner}-deployers`),
  ];
}

/** Lets the secret readers of the given namespaces read the Secrets of this namespace. */
export function secretReaderBinding(
  namespace: Pick<Namespace, 'name' | 'system' | 'owner'>,
  readers: readonly string[],
): Rendered {
  const subjects = readers.map((reader) => ({ kind: 'ServiceAccount', name: secretReader, namespace: reader }));
  return binding(namespaceMetadata(namespace, 'secret-reader'), { kind: 'Role', name: 'secret-reader' }, subjects);
}

function binding(metadata: NamespacedMetadata, reference: Reference, subjects: Subject[]): Rendered {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', ...reference },
    subjects,
  };
}
