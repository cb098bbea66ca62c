import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KindName, KubernetesObject } from '../../model/kinds.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { missing } from '../../model/references/missing.ts';

export const scaleTargetExists: ClusterRule = {
  id: 'scale-target-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['HorizontalPodAutoscaler', 'ScaledObject', 'VerticalPodAutoscaler'],
  summary: 'the target of every autoscaler exists and has the containers that it is measured by',
  why: 'An autoscaler does nothing if its target does not exist or lacks the container that it measures.',
  source:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
  *check(cluster) {
    for (const object of cluster.of('HorizontalPodAutoscaler')) {
      const containers = (object.spec?.metrics ?? []).flatMap(({ containerResource }, index) =>
        containerResource?.container === undefined
          ? []
          : [{ field: `spec.metrics[${index}].containerResource.container`, name: containerResource.container }],
      );
      const { apiVersion = '', ...target } = object.spec?.scaleTargetRef ?? {};
      yield* ofTarget(cluster, { object, field: 'spec.scaleTargetRef', apiVersion, ...target }, containers);
    }
    for (const object of cluster.of('ScaledObject')) {
      const { scaleTargetRef, triggers = [] } = object.spec ?? {};
      const { apiVersion = 'apps/v1', kind = 'Deployment', name, envSourceContainerName } = scaleTargetRef ?? {};
      const containers = triggers.flatMap(({ metadata }, index) => {
        const container = metadata?.containerName;
        return container === undefined
          ? []
          : [{ field: `spec.triggers[${index}].metadata.containerName`, name: container }];
      });
      const source = 'spec.scaleTargetRef.envSourceContainerName';
      if (envSourceContainerName !== undefined) containers.push({ field: source, name: envSourceContainerName });
      yield* ofTarget(cluster, { object, field: 'spec.scaleTargetRef', apiVersion, kind, name }, containers);
    }
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      const containers = (object.spec?.resourcePolicy?.containerPolicies ?? []).flatMap(
        ({ containerName: name }, index) =>
          name === undefined || name === '*'
            ? []
            : [{ field: `spec.resourcePolicy.containerPolicies[${index}].containerName`, name }],
      );
      yield* ofTarget(cluster, { object, field: 'spec.targetRef', ...object.spec?.targetRef }, containers);
    }
  },
};

interface Target {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly apiVersion?: string | undefined;
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

const horizontal: Readonly<Record<string, KindName>> = {
  Deployment: 'Deployment',
  ReplicaSet: 'ReplicaSet',
  StatefulSet: 'StatefulSet',
  Rollout: 'Rollout',
  Cluster: 'Cluster.postgresql.cnpg.io',
  Pooler: 'Pooler',
};

/** VerticalPodAutoscalers read the pod template of the kinds that they know, and the scale subresource of others. */
const vertical: Readonly<Record<string, KindName>> = {
  ...horizontal,
  DaemonSet: 'DaemonSet',
  Job: 'Job',
  CronJob: 'CronJob',
};

function* ofTarget(
  cluster: Cluster,
  { object, field, apiVersion, kind = '', name }: Target,
  containers: readonly { readonly field: string; readonly name: string }[],
): Iterable<Found> {
  const kinds = object.kind === 'VerticalPodAutoscaler' ? vertical : horizontal;
  const known = isOfOthers(kind, apiVersion) ? undefined : kinds[kind];
  if (known === undefined) {
    // A DaemonSet exists, but an HPA cannot scale it: target-can-scale.
    if (groupOf(apiVersion) === 'apps' && !(kind in vertical))
      yield {
        object,
        field: `${field}.kind`,
        is: `no kind '${kind}' in apps`,
        needed: `one of ${Object.keys(kinds).join(', ')}`,
      };
    return;
  }
  // For the kinds that it knows, the VerticalPodAutoscaler compares only the name.
  const version = versions[kind] ?? 'apps/v1';
  if (groupOf(apiVersion) !== groupOf(version) && (apiVersion !== undefined || version !== 'apps/v1')) {
    const is = (apiVersion ?? '') === '' ? 'missing' : `'${apiVersion ?? ''}', which has no ${kind}`;
    yield { object, field: `${field}.apiVersion`, is, needed: version };
    return;
  }
  const namespace = object.metadata.namespace ?? '';
  if (name === undefined) return;
  const target = cluster.named(known, namespace, name);
  if (target === undefined) {
    yield { object, field: `${field}.name`, ...missing(kind, namespace, name, cluster.names(known, namespace)) };
    return;
  }
  if (containers.length === 0) return;
  const pods = cluster.podsOf(target).filter((one) => one.namespace === namespace);
  const has = pods.flatMap(containersIn);
  // CloudNativePG creates containers that no manifest shows.
  if (has.length === 0 || known === 'Pooler' || known === 'Cluster.postgresql.cnpg.io') return;
  for (const container of containers) {
    if (has.includes(container.name)) continue;
    const is = `no container '${container.name}' in ${kind} ${name}${suggestion(container.name, has)}`;
    yield { object, field: container.field, is, needed: `one of ${has.join(', ')}` };
  }
}

/** Whether the API group is another one with a kind of the same name: OpenKruise has a StatefulSet too, and many have a Cluster. */
function isOfOthers(kind: string, apiVersion = ''): boolean {
  const group = groupOf(apiVersion);
  return group.includes('.') && groupOf(versions[kind]) !== group;
}

function groupOf(apiVersion = ''): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
}

/** API groups of the kinds that are not in `apps`. */
const versions: Readonly<Record<string, string>> = {
  Rollout: 'argoproj.io/v1alpha1',
  Cluster: 'postgresql.cnpg.io/v1',
  Pooler: 'postgresql.cnpg.io/v1',
  RayCluster: 'ray.io/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
};

function containersIn(pods: Pods): readonly string[] {
  const declared = containersOf(pods).flatMap(({ container, runs }) => (runs === 'init' ? [] : (container.name ?? [])));
  return pods.inMesh ? [...declared, 'istio-proxy'] : declared;
}
