import { isFields } from '../model/untyped.ts';

/** An object as read from a file, not validated yet. */
type Fields = Record<string, unknown>;

/**
 * An object from `kubectl get`, without the fields that the API server and controllers wrote: nobody can apply or
 * change those.
 */
export function asApplied(value: Fields): Fields {
  const { metadata, kind } = value;
  if (!isFields(metadata)) return value;
  const isLive = isOfCluster(value);
  const { name, generateName, annotations, ...rest } = without(metadata, isLive ? ofServer : ofServerAnyhow);
  return {
    ...value,
    metadata: {
      ...rest,
      ...(name !== undefined && { name }),
      ...(name === undefined && generateName !== undefined && { generateName }),
      ...(annotations !== undefined && {
        annotations: isLive && isFields(annotations) ? without(annotations, ofTools) : annotations,
      }),
    },
    ...(isLive && isFields(value.spec) && { spec: without(value.spec, filledInto(String(kind), value.spec)) }),
  };
}

/** Whether an object was read from a cluster. */
export function isOfCluster({ metadata }: Fields): boolean {
  return isFields(metadata) && typeof metadata.resourceVersion === 'string' && typeof metadata.uid === 'string';
}

/** The controller that owns an object and recreates it. */
export function controllerOf({ metadata }: Fields): { readonly kind: string; readonly name: string } | undefined {
  const owners = isFields(metadata) && Array.isArray(metadata.ownerReferences) ? metadata.ownerReferences : [];
  const owner = owners.filter(isFields).find(({ controller }) => controller === true);
  const { kind, name } = owner ?? {};
  return typeof kind === 'string' && typeof name === 'string' ? { kind, name } : undefined;
}

/** Fields of metadata: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
const ofServerAnyhow = [
  ...['creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'generation', 'managedFields'],
  ...['ownerReferences', 'resourceVersion', 'selfLink'],
  // Servers before 1.24 wrote it.
  'clusterName',
];

/** A uid in a file shows that the object was read from a cluster. */
const ofServer = [...ofServerAnyhow, 'uid'];

/** Annotations of kubectl and of controllers. */
const ofTools = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.daemonset.template.generation',
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/bound-by-controller',
  'volume.kubernetes.io/selected-node',
  'volume.kubernetes.io/storage-provisioner',
  'volume.beta.kubernetes.io/storage-provisioner',
];

/** By kind, fields that the API server or kubectl debug fills in; `serviceAccount` repeats `serviceAccountName`. */
const filledIn: Readonly<Record<string, readonly string[]>> = {
  Namespace: ['finalizers'],
  PersistentVolumeClaim: ['volumeName'],
  Pod: ['ephemeralContainers', 'nodeName', 'serviceAccount'],
  Service: ['clusterIP', 'clusterIPs'],
};

/** Fields of a spec that the API server filled in. A Job keeps a selector of its own only if it says so. */
function filledInto(kind: string, spec: Fields): readonly string[] {
  if (kind === 'Job') return spec.manualSelector === true ? [] : ['selector', 'manualSelector'];
  return filledIn[kind] ?? [];
}

function without(value: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
