import type { NamespacedMetadata } from '../../imports/kubernetes.ts';
import type { Namespace } from '../resolve/system.ts';
import type { Workload } from '../resolve/workload.ts';

/** Prefix of Strata's own annotations. */
export const annotationPrefix = 'strata.dev';

/** Prefix of the annotations that allow an object to break a rule; the rule's id follows. */
export const exceptionPrefix = 'allow.strata.dev';

/** The label by which every selector selects. All pods of a workload have it, and no others. It never changes. */
export function selectorLabels({ name }: Pick<Workload, 'name'>): Record<string, string> {
  return { 'app.kubernetes.io/name': name };
}

/** Labels of every object of a workload. */
export function workloadLabels({
  name,
  system,
  owner,
}: Pick<Workload, 'name' | 'system' | 'owner'>): Record<string, string> {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': system,
    'app.kubernetes.io/managed-by': 'strata',
    owner,
  };
}

/** Labels of a workload's controller and pods: the workload and its version. */
export function podLabels(workload: Workload): Record<string, string> {
  return {
    ...workload.labels,
    ...workloadLabels(workload),
    'app.kubernetes.io/instance': workload.name,
    'app.kubernetes.io/version': workload.pod.version,
  };
}

/** Metadata of an object of a workload. */
export function workloadMetadata(
  workload: Pick<Workload, 'name' | 'namespace' | 'system' | 'owner'>,
  {
    name = workload.name,
    ...rest
  }: { name?: string; labels?: Record<string, string>; annotations?: Record<string, string> } = {},
): NamespacedMetadata {
  return { namespace: workload.namespace, labels: workloadLabels(workload), ...rest, name };
}

/** Labels of an object that belongs to a whole system. */
export function systemLabels({
  system,
  owner,
}: {
  readonly system: string;
  readonly owner: string;
}): Record<string, string> {
  return { 'app.kubernetes.io/part-of': system, 'app.kubernetes.io/managed-by': 'strata', owner };
}

/** Metadata of an object that belongs to a whole namespace. */
export function namespaceMetadata(
  namespace: Pick<Namespace, 'name' | 'system' | 'owner'>,
  name: string,
  annotations?: Record<string, string>,
): NamespacedMetadata {
  return { name, namespace: namespace.name, labels: systemLabels(namespace), ...(annotations && { annotations }) };
}
