/** An object as somebody wrote it, not yet looked into. */
type Fields = Record<string, unknown>;

/**
 * What `kubectl get` shows of an object, without what the API server and controllers wrote into it: nobody can apply that,
 * and nobody is told to change it.
 */
export function asApplied(value: Fields): Fields {
  const { metadata, kind } = value;
  if (!isFields(metadata)) return value;
  const isLive = typeof metadata.resourceVersion === 'string' && typeof metadata.uid === 'string';
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
    ...(isLive && isFields(value.spec) && { spec: without(value.spec, filledIn[String(kind)] ?? []) }),
  };
}

/** The controller that an object belongs to, and that makes it again whatever anybody does. */
export function controllerOf({ metadata }: Fields): { readonly kind: string; readonly name: string } | undefined {
  const owners = isFields(metadata) && Array.isArray(metadata.ownerReferences) ? metadata.ownerReferences : [];
  const owner = owners.filter(isFields).find(({ controller }) => controller === true);
  const { kind, name } = owner ?? {};
  return typeof kind === 'string' && typeof name === 'string' ? { kind, name } : undefined;
}

/** Of metadata: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
const ofServerAnyhow = [
  ...['creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'generation', 'managedFields'],
  ...['ownerReferences', 'resourceVersion', 'selfLink'],
];

/** A uid that no object has is refused where somebody writes it. */
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

/** By kind, what is filled in for those who left it out; `serviceAccount` repeats `serviceAccountName`. */
const filledIn: Readonly<Record<string, readonly string[]>> = {
  Namespace: ['finalizers'],
  PersistentVolumeClaim: ['volumeName'],
  Pod: ['nodeName', 'serviceAccount'],
  Service: ['clusterIP', 'clusterIPs'],
};

function without(value: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
