import { duration } from '../../model/duration.ts';
import type { KubernetesObject, Of } from '../../model/kinds.ts';
import { peakReplicas, rollingOf } from '../../model/pods/peak-replicas.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { affected, type Affected, type ClusterChange, type Meant, type Severity } from '../consequence.ts';
import { compareData } from '../difference/compare.ts';
import { isTextOnly } from '../entries.ts';
import { affectedOf, filesOf } from './placed.ts';
import { at, changedFields, counted, isOfKind } from './fields.ts';

/** Which pods restart, how many and how; and which pods keep an old configuration. */
export function* restarts(change: ClusterChange): Iterable<Meant> {
  const before = new Map(change.before.pods.map((pods) => [keyOf(pods), pods]));
  const files = filesOf(change);
  const restarting = new Set<string>();
  for (const pods of change.after.pods) {
    const key = keyOf(pods);
    const was = before.get(key);
    if (was === undefined) continue;
    const causes = causesOf(was, pods);
    if (causes.length === 0 || isHook(pods)) continue;
    restarting.add(key);
    const manner = mannerOf(pods, change.after.once(conditionsOf));
    yield {
      severity: manner.severity,
      what: manner.what,
      reason: `${manner.because} What changes in the pods: ${causes.join(', ')}.`,
      ...(manner.wayOut !== undefined && { wayOut: manner.wayOut }),
      object: affectedOf(change, pods.owner, manner.detail, files),
    };
  }
  yield* staleReaders(change, restarting, files);
  yield* replacedNodes(change);
}

function keyOf({ owner, role, field }: Pods): string {
  return `${owner.kind} ${owner.metadata.namespace ?? ''}/${owner.metadata.name} ${role} ${field}`;
}

/** Hooks run in every sync; the class `delivery` reports them. */
function isHook({ owner }: Pods): boolean {
  const { annotations = {} } = owner.metadata;
  return ['argocd.argoproj.io/hook', 'helm.sh/hook'].some((key) => key in annotations);
}

/** The changed parts of a pod template, in words. */
function causesOf(before: Pods, after: Pods): readonly string[] {
  const view = ({ spec, labels, annotations }: Pods) => ({ spec, labels, annotations });
  const causes = new Set<string>();
  const changes = compareData(view(before), view(after));
  const telling = changes.filter(({ pattern }) => !isTextOnly({ pattern: `metadata.${pattern}` }));
  for (const { pattern } of telling.length > 0 ? telling : changes) {
    const found = words.find(([field]) => field.test(pattern));
    causes.add(found?.[1] ?? pattern.replace(/^spec\.|\[\]/g, ''));
  }
  return [...causes].sort();
}

const words: readonly (readonly [RegExp, string])[] = [
  [/ontainers\[\]\.image$/, 'the image'],
  [/annotations.*(config-hash|checksum)/, 'a file of a ConfigMap'],
  [/ontainers\[\]\.(env|envFrom)/, 'variables'],
  [/ontainers\[\]\.resources/, 'requests and limits'],
  [/ontainers\[\]\.(readiness|liveness|startup)Probe/, 'probes'],
  [/ontainers\[\]\.(args|command)/, 'arguments'],
  [/ecurityContext/, 'the security context'],
  [/(^|\.)volume(s|Mounts)/, 'volumes'],
  [/affinity|topologySpread|nodeSelector|tolerations/, 'where they may run'],
  [/annotations.*sidecar\.istio\.io/, "the sidecar's settings"],
  [/^labels/, 'labels'],
  [/^annotations/, 'annotations'],
];

interface Manner {
  readonly severity: Severity;
  readonly what: string;
  readonly because: string;
  readonly detail: string;
  readonly wayOut?: string;
}

/** How a workload replaces its pods after a change of the template. */
interface Conditions {
  readonly rollouts: ReadonlyMap<string, Of<'Rollout'>>;
}

function conditionsOf(cluster: ClusterChange['after']): Conditions {
  return {
    rollouts: new Map(
      cluster.of('Rollout').map((one) => [`${one.metadata.namespace ?? ''}/${one.metadata.name}`, one]),
    ),
  };
}

function mannerOf(pods: Pods, { rollouts }: Conditions): Manner {
  const { owner, scaled, replicas, role } = pods;
  const number =
    replicas.min === replicas.max ? counted(replicas.max, 'pod') : `${replicas.min} to ${replicas.max} pods`;
  if (pods.runsOnce)
    return owner.kind === 'CronJob'
      ? {
          severity: 'low',
          what: 'the next run changes',
          because: 'Active runs continue unchanged.',
          detail: 'the next run',
        }
      : { severity: 'low', what: 'the Job runs again', because: 'A finished Job is created again.', detail: number };
  if (owner.kind === 'RayCluster')
    return {
      severity: 'medium',
      what: 'a Ray cluster keeps its pods; new workers get the new template',
      because: 'KubeRay does not replace the pods of a running cluster.',
      detail: `${role}: ${number}`,
      wayOut: 'delete the RayCluster between jobs, to replace all its pods',
    };
  if (role === 'instance' && owner.kind === 'Cluster')
    return {
      severity: 'medium',
      what: 'a database restarts, its replicas first',
      because:
        'CloudNativePG restarts replicas one by one and then switches over: connections to the primary break once.',
      detail: number,
    };
  if (scaled.kind === 'Rollout') return rolloutManner(rollouts, scaled, number);
  if (owner.kind === 'StatefulSet') return statefulManner(owner, replicas.min, number);
  if (owner.kind === 'DaemonSet')
    return {
      severity: 'medium',
      what: 'restarts on every node',
      because: 'A DaemonSet replaces its pods node by node.',
      detail: 'one pod on each node',
    };
  const rolling = rollingOf(pods, replicas.min);
  if (rolling === undefined)
    return {
      severity: replicas.min === 0 ? 'low' : 'high',
      what: 'restarts with an interruption',
      because: 'Its strategy is Recreate: all pods stop before the first new one starts.',
      detail: number,
      wayOut: 'a rolling update, if two versions can run at the same time',
    };
  if (rolling.surge === 0 && replicas.min <= rolling.unavailable)
    return {
      severity: 'high',
      what: 'restarts with an interruption',
      because: 'The only pod stops before a new one starts.',
      detail: number,
      wayOut: 'maxSurge: 1 and maxUnavailable: 0',
    };
  return {
    severity: 'low',
    what: 'restarts, rolling',
    because: 'New pods are ready before old ones stop.',
    detail: rolling.surge === 0 ? number : `${number}, at most ${peakReplicas(pods)}`,
  };
}

function rolloutManner(rollouts: Conditions['rollouts'], { metadata }: KubernetesObject, number: string): Manner {
  const { strategy } = rollouts.get(`${metadata.namespace ?? ''}/${metadata.name}`)?.spec ?? {};
  if (strategy?.blueGreen !== undefined) {
    const isManual = strategy.blueGreen.autoPromotionEnabled === false;
    return {
      severity: isManual ? 'medium' : 'low',
      what: isManual ? 'restarts blue-green, and waits for a manual promotion' : 'restarts blue-green',
      because: 'The new version runs beside the old one with all replicas before it gets traffic.',
      detail: `${number}, twice for a while`,
    };
  }
  const steps = strategy?.canary?.steps ?? [];
  const pauses = steps.flatMap(({ pause }) => (pause === undefined ? [] : [pause.duration]));
  const isManual = pauses.some((one) => one === undefined);
  const seconds = pauses.reduce<number>(
    (sum, one) =>
      sum + (typeof one === 'number' ? one : Number.isNaN(duration(one)) ? Number(one ?? 0) : duration(one)),
    0,
  );
  const weights = steps.flatMap(({ setWeight }) => (setWeight === undefined ? [] : [`${setWeight} %`]));
  const takes = seconds > 0 ? `at least ${formattedDuration(seconds)}` : 'as fast as pods are ready';
  return {
    severity: isManual ? 'medium' : 'low',
    what: isManual ? 'restarts as a canary, and waits for a manual step' : 'restarts as a canary',
    because: `Traffic moves in steps of ${weights.length === 0 ? 'no steps' : weights.join(', ')}.`,
    detail: `${number}, ${takes}`,
  };
}

function statefulManner({ spec }: Of<'StatefulSet'>, min: number, number: string): Manner {
  const { type = 'RollingUpdate', rollingUpdate } = spec?.updateStrategy ?? {};
  if (type === 'OnDelete')
    return {
      severity: 'medium',
      what: 'nothing restarts until somebody deletes the pods',
      because: 'Its update strategy is OnDelete.',
      detail: number,
    };
  const partition = rollingUpdate?.partition ?? 0;
  const isPart = partition > 0 ? `, those from ${partition} on` : '';
  if (min <= 1)
    return {
      severity: 'high',
      what: 'restarts with an interruption',
      because: 'A StatefulSet stops a pod before it starts the new one, and there is only one.',
      detail: number,
      wayOut: 'a time with little load, or a second replica',
    };
  return {
    severity: 'medium',
    what: 'restarts one pod at a time',
    because: 'A StatefulSet stops a pod before it starts the new one.',
    detail: number + isPart,
  };
}

function formattedDuration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Number((minutes / 60).toFixed(1))} h`;
}

/** Pods that read a changed ConfigMap or Secret (as variables or mounted) and do not restart. */
function* staleReaders(
  change: ClusterChange,
  restarting: ReadonlySet<string>,
  files: ReadonlyMap<string, string>,
): Iterable<Meant> {
  const sources = new Set<string>();
  for (const { object, change: field } of changedFields(change, 'ConfigMap', 'Secret', 'ExternalSecret')) {
    if (!/^(data|stringData|binaryData|spec\.(data|dataFrom|target\.template))/.test(field.pattern)) continue;
    const kind = object.kind === 'ConfigMap' ? 'ConfigMap' : 'Secret';
    const target = object.kind === 'ExternalSecret' ? at(object.after?.object, 'spec.target.name') : undefined;
    sources.add(`${kind} ${object.namespace}/${typeof target === 'string' ? target : object.name}`);
  }
  if (sources.size === 0) return;
  for (const pods of change.after.pods) {
    if (restarting.has(keyOf(pods)) || pods.runsOnce) continue;
    const reads = readsOf(pods).filter(({ source }) => sources.has(source));
    for (const { source, how } of reads) {
      const isVariable = how === 'variables';
      yield {
        severity: isVariable ? 'medium' : 'low',
        what: isVariable
          ? `${source.replace(/ .*/, '')} changes, and pods keep the old values`
          : `${source.replace(/ .*/, '')} changes under running pods`,
        reason: isVariable
          ? 'Pods read variables only at their start, and nothing restarts these pods.'
          : 'The kubelet replaces the mounted files within minutes; a program that read them at its start keeps the old values.',
        ...(isVariable && {
          wayOut: 'add a hash of the content as an annotation of the pod template, or kubectl rollout restart',
        }),
        object: affectedOf(change, pods.owner, source, files),
      };
    }
  }
}

interface Read {
  /** `ConfigMap shop/web`. */
  readonly source: string;
  readonly how: 'variables' | 'files';
}

function readsOf({ spec, namespace }: Pods): readonly Read[] {
  const reads: Read[] = [];
  const add = (kind: string, name: string | undefined, how: Read['how']) => {
    if (name !== undefined) reads.push({ source: `${kind} ${namespace}/${name}`, how });
  };
  for (const { env = [], envFrom = [] } of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) {
    for (const { valueFrom } of env) {
      add('ConfigMap', valueFrom?.configMapKeyRef?.name, 'variables');
      add('Secret', valueFrom?.secretKeyRef?.name, 'variables');
    }
    for (const { configMapRef, secretRef } of envFrom) {
      add('ConfigMap', configMapRef?.name, 'variables');
      add('Secret', secretRef?.name, 'variables');
    }
  }
  for (const { configMap, secret, projected } of spec.volumes ?? []) {
    add('ConfigMap', configMap?.name, 'files');
    add('Secret', secret?.secretName, 'files');
    for (const source of projected?.sources ?? []) {
      add('ConfigMap', source.configMap?.name, 'files');
      add('Secret', source.secret?.name, 'files');
    }
  }
  return [...new Map(reads.map((read) => [`${read.source} ${read.how}`, read])).values()];
}

/** Karpenter replaces nodes that no longer match their pool: https://karpenter.sh/docs/concepts/disruption/#drift */
function* replacedNodes({ objects }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (object.how !== 'changed' || !isOfKind(object, ['NodePool', 'EC2NodeClass'])) continue;
    const drifts = object.changes.filter(({ pattern }) =>
      object.kind === 'NodePool' ? pattern.startsWith('spec.template.') : /^spec\.(?!role$)/.test(pattern),
    );
    if (drifts.length === 0) continue;
    const about: Affected = affected(
      object,
      [...new Set(drifts.map(({ field }) => field.replace(/^spec\.(template\.(spec\.)?)?/, '')))]
        .slice(0, 3)
        .join(', '),
    );
    yield {
      severity: 'medium',
      what: 'Karpenter replaces nodes, with all their pods',
      reason:
        'Nodes that no longer match their pool have drifted; Karpenter drains them within its disruption budgets.',
      wayOut: 'add a disruption budget with a schedule to the NodePool, if the time matters',
      object: about,
    };
  }
}
