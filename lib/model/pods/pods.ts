import type { Container, PodSpec, PodTemplateSpec } from '../../../imports/kubernetes.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';
import type { ObjectsByKind } from '../objects-by-kind.ts';
import { autoscalersOf } from '../scaling/autoscalers.ts';
import { objectKey, rolloutsByReference, targetKey } from '../scaling/targets.ts';
import { raySpecOf, type RaySpec } from './ray.ts';

/** The pods of one template, as the cluster runs them. */
export interface Pods {
  /** The object that creates them; the Deployment, if a Rollout uses its template. */
  readonly owner: KubernetesObject;
  /** The object with the replica count: the owner, or the Rollout that refers to it. */
  readonly scaled: KubernetesObject;
  /** Where the template's spec stands in the owner, such as `spec.template.spec`. */
  readonly field: string;
  /** Where their labels and annotations stand in the owner, such as `spec.template.metadata`. */
  readonly metadataField: string;
  /** A RayCluster has a head and workers, a PostgreSQL Cluster instances. */
  readonly role: 'pod' | 'head' | 'worker' | 'instance';
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: Loose<PodSpec>;
  readonly replicas: Replicas;
  /** Whether they end by themselves: those of a Job, a CronJob or the Job of an analysis. */
  readonly runsOnce: boolean;
  /** Whether Istio injects a sidecar. */
  readonly inMesh: boolean;
}

/** The number of pods at once, without those that a rollout adds. */
export interface Replicas {
  readonly min: number;
  readonly max: number;
  /** The autoscaler that sets the number. */
  readonly by?: Of<'HorizontalPodAutoscaler'> | Of<'ScaledObject'>;
}

/** A container of a pod, and its field in the owner. */
export interface PlacedContainer {
  readonly container: Loose<Container>;
  readonly field: string;
  /** An init container with restartPolicy Always runs as long as the pod. */
  readonly runs: 'main' | 'init' | 'sidecar';
}

/** All pods that the objects of a cluster make. */
export function podsOf(cluster: ObjectsByKind): readonly Pods[] {
  const replicasOf = replicaReader(cluster);
  const rollouts = rolloutsByReference(cluster);
  const pods: Pods[] = [];
  const add = (
    owner: KubernetesObject,
    template: Loose<PodTemplateSpec> | undefined,
    { at = 'spec.template', ...more }: Partial<Pods> & { readonly at?: string } = {},
    fixed?: number,
  ): void => {
    const { scaled = owner } = more;
    const { labels, annotations } = template?.metadata ?? {};
    const namespace = owner.metadata.namespace ?? 'default';
    const made = { labels: defined(labels), annotations: defined(annotations), ...more };
    pods.push({
      owner,
      scaled,
      field: `${at}.spec`,
      metadataField: `${at}.metadata`,
      role: 'pod',
      namespace,
      spec: template?.spec ?? {},
      replicas: replicasOf(scaled, fixed),
      runsOnce: false,
      inMesh: isInMesh(cluster, namespace, made.labels, made.annotations, template?.spec),
      ...made,
    });
  };

  for (const one of cluster.of('Deployment')) {
    const scaled = rollouts.get(objectKey(one)) ?? one;
    add(one, one.spec?.template, { scaled }, scaled.spec?.replicas);
  }
  for (const one of cluster.of('Rollout')) {
    if (one.spec?.workloadRef === undefined) add(one, one.spec?.template, {}, one.spec?.replicas);
  }
  for (const one of cluster.of('StatefulSet', 'ReplicaSet', 'ReplicationController'))
    add(one, one.spec?.template, {}, one.spec?.replicas);
  for (const one of cluster.of('DaemonSet')) add(one, one.spec?.template);
  for (const one of cluster.of('Job')) add(one, one.spec?.template, { runsOnce: true }, parallelOf(one.spec));
  for (const one of cluster.of('CronJob')) {
    const { spec } = one.spec?.jobTemplate ?? {};
    add(one, spec?.template, { at: 'spec.jobTemplate.spec.template', runsOnce: true }, parallelOf(spec));
  }
  for (const one of cluster.of('AnalysisTemplate')) {
    for (const [index, { provider }] of (one.spec?.metrics ?? []).entries()) {
      const { spec } = provider?.job ?? {};
      const at = `spec.metrics[${index}].provider.job.spec.template`;
      if (spec !== undefined) add(one, spec.template, { at, runsOnce: true }, parallelOf(spec));
    }
  }
  for (const one of cluster.of('Pod')) {
    add(one, { metadata: one.metadata, spec: one.spec }, { field: 'spec', metadataField: 'metadata' });
  }
  for (const one of cluster.of('Pooler')) {
    const labels = { ...defined(one.spec?.template?.metadata?.labels), 'cnpg.io/poolerName': one.metadata.name };
    add(one, one.spec?.template, { labels }, one.spec?.instances);
  }
  for (const one of cluster.of('RayCluster', 'RayJob', 'RayService')) {
    const ray = raySpecOf(one);
    if (ray !== undefined) addRay(one, ray, add);
  }
  for (const one of cluster.of('RayJob')) {
    // It only submits the job, and is left to KubeRay where nothing is written.
    const template = one.spec?.submitterPodTemplate;
    if (template !== undefined) add(one, template, { at: 'spec.submitterPodTemplate', runsOnce: true });
  }
  for (const one of cluster.of('Cluster.postgresql.cnpg.io')) addInstances(one, add);
  return pods;
}

/** A Job creates no more pods than it has completions left. */
function parallelOf(spec: Of<'Job'>['spec']): number {
  return Math.min(spec?.parallelism ?? 1, spec?.completions ?? Infinity);
}

type Add = (
  owner: KubernetesObject,
  template: Loose<PodTemplateSpec> | undefined,
  more?: Partial<Pods> & { readonly at?: string },
  fixed?: number,
) => void;

/** KubeRay labels pods by their role, and adds the autoscaler to the head. https://docs.ray.io/en/latest/cluster/kubernetes/ */
function addRay(ray: KubernetesObject, { spec, at }: RaySpec, add: Add): void {
  const { headGroupSpec, workerGroupSpecs = [], autoscalerOptions, enableInTreeAutoscaling } = spec;
  // Of a job or a service KubeRay ends the name of the cluster.
  const name = ray.kind === 'RayCluster' ? { 'ray.io/cluster': ray.metadata.name } : {};
  const labelsOf = (template: Loose<PodTemplateSpec> | undefined, role: 'head' | 'worker', group: string) => ({
    ...defined(template?.metadata?.labels),
    ...name,
    'ray.io/node-type': role,
    'ray.io/group': group,
  });
  const head = headGroupSpec?.template;
  const { resources, securityContext } = autoscalerOptions ?? {};
  const autoscaler = { name: 'autoscaler', resources, securityContext } as Loose<Container>;
  const containers = [...(head?.spec?.containers ?? []), ...(enableInTreeAutoscaling === true ? [autoscaler] : [])];
  add(
    ray,
    { ...head, spec: { ...head?.spec, containers } },
    {
      role: 'head',
      at: `${at}.headGroupSpec.template`,
      labels: labelsOf(head, 'head', 'headgroup'),
      replicas: { min: 1, max: 1 },
    },
  );
  for (const [index, group] of workerGroupSpecs.entries()) {
    const template = group.template;
    add(ray, template, {
      role: 'worker',
      at: `${at}.workerGroupSpecs[${index}].template`,
      labels: labelsOf(template, 'worker', group.groupName ?? ''),
      replicas:
        enableInTreeAutoscaling === true
          ? { min: group.minReplicas ?? 0, max: group.maxReplicas ?? 2_147_483_647 }
          : { min: group.replicas ?? 1, max: group.replicas ?? 1 },
    });
  }
}

/** CloudNativePG makes the pods itself, of the fields of the Cluster. https://cloudnative-pg.io/documentation/current/labels_annotations/ */
function addInstances(cluster: Of<'Cluster.postgresql.cnpg.io'>, add: Add): void {
  const { affinity, inheritedMetadata, instances = 1, priorityClassName, resources } = cluster.spec ?? {};
  const spec = {
    containers: [{ name: 'postgres', resources }],
    nodeSelector: affinity?.nodeSelector,
    tolerations: affinity?.tolerations,
    priorityClassName,
    serviceAccountName: cluster.metadata.name,
  } as Loose<PodSpec>;
  add(
    cluster,
    { spec },
    {
      role: 'instance',
      field: 'spec',
      metadataField: 'spec.inheritedMetadata',
      labels: {
        ...defined(inheritedMetadata?.labels),
        'cnpg.io/cluster': cluster.metadata.name,
        'cnpg.io/podRole': 'instance',
      },
      annotations: defined(inheritedMetadata?.annotations),
      replicas: { min: instances, max: instances },
    },
  );
}

/** Name of the ServiceAccount of pods. */
export function accountOf({ spec: { serviceAccount = '', serviceAccountName = serviceAccount } }: Pods): string {
  return serviceAccountName === '' ? 'default' : serviceAccountName;
}

const placedContainers = new WeakMap<Pods, readonly PlacedContainer[]>();

/** All containers of pods, init containers and sidecars included, with the field of each. */
export function containersOf(pods: Pods): readonly PlacedContainer[] {
  let placed = placedContainers.get(pods);
  // About forty rules call this.
  if (placed === undefined) placedContainers.set(pods, (placed = placeContainers(pods)));
  return placed;
}

function placeContainers({ spec: { containers = [], initContainers = [] }, field }: Pods): readonly PlacedContainer[] {
  return [
    ...containers.map((container, index) => ({
      container,
      field: `${field}.containers[${index}]`,
      runs: 'main' as const,
    })),
    ...initContainers.map((container, index) => ({
      container,
      field: `${field}.initContainers[${index}]`,
      runs: container.restartPolicy === 'Always' ? ('sidecar' as const) : ('init' as const),
    })),
  ];
}

/** Reads replica counts: those of the autoscaler, else the written one, else one. */
function replicaReader(cluster: ObjectsByKind): (scaled: KubernetesObject, fixed: number | undefined) => Replicas {
  const ranges = new Map(
    autoscalersOf(cluster).map(({ object, target, min, max }) => [targetKey(target), { min, max, by: object }]),
  );
  return (scaled, fixed = 1) => ranges.get(objectKey(scaled)) ?? { min: fixed, max: fixed };
}

/** https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy */
function isInMesh(
  cluster: ObjectsByKind,
  namespace: string,
  labels: Pods['labels'],
  annotations: Pods['annotations'],
  spec: Loose<PodSpec> | undefined,
): boolean {
  if (spec?.hostNetwork === true) return false;
  const injection = 'istio-injection';
  const onNamespace = cluster.named('Namespace', '', namespace)?.metadata.labels ?? {};
  const onPod = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
  if (onNamespace[injection] === 'disabled' || onPod === 'false') return false;
  return onNamespace[injection] === 'enabled' || onNamespace['istio.io/rev'] !== undefined || onPod === 'true';
}

function defined(map: Readonly<Record<string, string | undefined>> | undefined): Readonly<Record<string, string>> {
  return (map ?? {}) as Readonly<Record<string, string>>;
}
