import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import { budgetsByPods, disruptions } from '../../model/pods/disruption-budgets.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import { counted } from '../../schemas/wording.ts';
import type { ClusterChange, Meant, Severity } from '../consequence.ts';
import { compareData } from '../difference/compare.ts';
import { fillingOf } from '../difference/filled-in.ts';
import { affectedOf, filesOf, podsOnBothSides } from './placed.ts';

/** The least number of pods of a workload, and what protects it. */
export function* availability(change: ClusterChange): Iterable<Meant> {
  const files = filesOf(change);
  const isLive = change.environment !== 'dev';
  for (const [was, pods] of podsOnBothSides(change)) {
    if (was === undefined || pods.runsOnce) continue;
    for (const { about, ...said } of comparedPods(change, was, pods, isLive))
      yield { ...said, object: affectedOf(change, pods.scaled, about, files) };
  }
}

type Said = Omit<Meant, 'object'> & { readonly about: string };

function* comparedPods(change: ClusterChange, before: Pods, after: Pods, isLive: boolean): Iterable<Said> {
  yield* replicas(before, after, isLive);
  yield* budgets(change, before, after, isLive);
  yield* probes(before, after);
  yield* spread(before, after);
  yield* endings(before, after);
}

function* replicas({ replicas: was }: Pods, { replicas: is }: Pods, isLive: boolean): Iterable<Said> {
  if (is.min < was.min) {
    const isLast = is.min <= 1;
    yield {
      severity: isLast && isLive ? 'high' : 'medium',
      what:
        is.min === 0
          ? 'the workload may scale to zero'
          : isLast
            ? 'the minimum is one pod'
            : 'the minimum of pods is lower',
      reason:
        is.min === 0
          ? 'At zero replicas requests wait or fail until a pod has started.'
          : isLast
            ? 'With one pod, every removal of its node is an interruption.'
            : 'There is less capacity when load rises or a node is removed.',
      ...(isLast && is.min === 1 && { wayOut: 'at least two pods, on two nodes' }),
      about: `${was.min} → ${is.min}`,
    };
  }
  if (is.min > was.min)
    yield {
      severity: 'low',
      what: 'the minimum of pods is higher',
      reason: 'There is more capacity when load rises.',
      about: `${was.min} → ${is.min}`,
    };
  if (is.max < was.max && is.by !== undefined)
    yield {
      severity: 'medium',
      what: 'an autoscaler may add fewer pods',
      reason: 'It reaches its limit at a lower load.',
      about: `at most ${was.max} → ${is.max}`,
    };
  if (was.by !== undefined && is.by === undefined)
    yield {
      severity: 'medium',
      what: 'nothing scales it any more',
      reason: 'Its autoscaler is gone: its replica count no longer follows the load.',
      about: counted(is.min, 'pod'),
    };
  const [old, young] = [targetsOf(was.by), targetsOf(is.by)];
  if (was.by !== undefined && is.by !== undefined && old !== young)
    yield {
      severity: 'medium',
      what: 'an autoscaler has another target',
      reason: 'Pods are added and removed at another load.',
      about: `${old} → ${young}`,
    };
}

function targetsOf(by: Pods['replicas']['by']): string {
  if (by === undefined) return '';
  if (by.kind === 'ScaledObject')
    return ((by as Of<'ScaledObject'>).spec?.triggers ?? [])
      .map(
        ({ type, metadata }) =>
          `${type ?? ''} ${metadata?.lagThreshold ?? metadata?.threshold ?? metadata?.value ?? ''}`,
      )
      .join(', ');
  return ((by as Of<'HorizontalPodAutoscaler'>).spec?.metrics ?? [])
    .map(({ type, resource }) => {
      const { averageUtilization, averageValue } = resource?.target ?? {};
      return resource === undefined
        ? String(type)
        : `${resource.name ?? ''} ${averageUtilization === undefined ? String(averageValue) : `${averageUtilization} %`}`;
    })
    .join(', ');
}

function allowedOf(cluster: Cluster, pods: Pods): number | undefined {
  const budgets = cluster.once(budgetsByPods).get(pods) ?? [];
  if (budgets.length === 0) return undefined;
  return Math.min(...budgets.map(({ object }) => disruptions(object, pods.replicas.min)));
}

function* budgets(change: ClusterChange, before: Pods, after: Pods, isLive: boolean): Iterable<Said> {
  const [was, is] = [allowedOf(change.before, before), allowedOf(change.after, after)];
  const count = after.replicas.min;
  if (was !== undefined && is === undefined)
    yield {
      severity: isLive && count > 1 ? 'high' : 'medium',
      what: 'no PodDisruptionBudget protects it when nodes are drained',
      reason: 'Without a PodDisruptionBudget a drain may evict all its pods at once.',
      wayOut: 'a PodDisruptionBudget with maxUnavailable: 1',
      about: counted(count, 'pod'),
    };
  if (was === undefined || is === undefined || was === is || before.replicas.min !== count) return;
  if (is === 0)
    yield {
      severity: 'high',
      what: 'its nodes can no longer be drained',
      reason: 'The PodDisruptionBudget allows no eviction: node upgrades wait for ever.',
      wayOut: 'maxUnavailable: 1',
      about: `${was} → 0 of ${count}`,
    };
  else
    yield {
      severity: is > was ? 'medium' : 'low',
      what: is > was ? 'more of its pods may be evicted at once' : 'fewer of its pods may be evicted at once',
      reason: 'The PodDisruptionBudget limits evictions while nodes are drained.',
      about: `${was} → ${is} of ${count}`,
    };
}

const probeNames = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

function* probes(before: Pods, after: Pods): Iterable<Said> {
  const old = new Map(containersOf(before).map(({ container }) => [container.name ?? '', container]));
  for (const { container } of containersOf(after)) {
    const was = old.get(container.name ?? '');
    if (was === undefined) continue;
    for (const name of probeNames) {
      const [one, other] = [was[name], container[name]];
      const inPod = (probe: typeof one) => ({ spec: { containers: [{ [name]: probe }] } });
      if (compareData(inPod(one), inPod(other), { isFilledIn: fillingOf('v1', 'Pod') }).length === 0) continue;
      const place = `${container.name ?? ''} ${name}`;
      if (other === undefined)
        yield {
          severity: name === 'readinessProbe' ? 'high' : 'medium',
          what: name === 'readinessProbe' ? 'pods get traffic before they are ready' : 'a probe is removed',
          reason:
            name === 'readinessProbe'
              ? 'Without a readiness probe a pod counts as ready once its container runs, and a rollout does not wait.'
              : 'A container that hangs is no longer restarted, or one that starts slowly no longer gets the time.',
          wayOut: 'keep the probe',
          about: place,
        };
      else if (one === undefined)
        yield {
          severity: 'low',
          what: 'a probe is new',
          reason: 'A container that fails it is restarted or gets no traffic.',
          about: place,
        };
      else {
        const asked = (probe: typeof one) =>
          `${probe.httpGet === undefined ? '' : (probe.httpGet.path ?? '/')}:${probe.httpGet?.port ?? probe.tcpSocket?.port ?? probe.grpc?.port ?? 'exec'}`;
        const isElsewhere = asked(one) !== asked(other);
        yield {
          severity: isElsewhere ? 'medium' : 'low',
          what: isElsewhere ? 'a probe has another target' : 'a probe has other limits',
          reason: isElsewhere
            ? 'If the new version does not respond there, no pod becomes ready and the rollout stops.'
            : 'How soon a container is restarted or taken out of traffic changes.',
          about: isElsewhere ? `${place}: ${asked(one)} → ${asked(other)}` : place,
        };
      }
    }
  }
}

function* spread({ spec: was }: Pods, { spec: is }: Pods): Iterable<Said> {
  const constraints = ({ topologySpreadConstraints = [], affinity }: Pods['spec']) => [
    ...topologySpreadConstraints.map(
      ({ topologyKey, whenUnsatisfiable }) => `${topologyKey ?? ''} ${whenUnsatisfiable ?? ''}`,
    ),
    ...(affinity?.podAntiAffinity === undefined ? [] : ['anti-affinity']),
  ];
  const lost = constraints(was).filter((one) => !constraints(is).includes(one));
  if (lost.length > 0)
    yield {
      severity: 'medium',
      what: 'its pods are spread less',
      reason: 'More of them may be in one zone or on one node, and fail with it.',
      about: lost.map((one) => one.replace(/^topology\.kubernetes\.io\/|^kubernetes\.io\//, '')).join(', '),
    };
}

function* endings(before: Pods, after: Pods): Iterable<Said> {
  const [was, is] = [before.spec.terminationGracePeriodSeconds ?? 30, after.spec.terminationGracePeriodSeconds ?? 30];
  const said = (severity: Severity, what: string, reason: string, about: string): Said => ({
    severity,
    what,
    reason,
    about,
  });
  if (is < was)
    yield said(
      'medium',
      'pods have less time to stop',
      'Requests that take longer are cut off by SIGKILL.',
      `${was} s → ${is} s`,
    );
  const [old, young] = [before.spec.priorityClassName, after.spec.priorityClassName];
  if (old !== young)
    yield said(
      'medium',
      'its priority changes',
      'It is preempted earlier or later when nodes are full.',
      `${old ?? 'none'} → ${young ?? 'none'}`,
    );
  const strategy = ({ scaled }: Pods) =>
    scaled.kind === 'Deployment'
      ? ((scaled as Of<'Deployment'>).spec?.strategy?.type ?? 'RollingUpdate')
      : scaled.kind === 'Rollout'
        ? (scaled as Of<'Rollout'>).spec?.strategy?.blueGreen === undefined
          ? 'canary'
          : 'blue-green'
        : scaled.kind;
  if (strategy(before) !== strategy(after))
    yield said(
      strategy(after) === 'Recreate' ? 'high' : 'medium',
      'the rollout strategy changes',
      strategy(after) === 'Recreate'
        ? 'From now on every rollout is an interruption.'
        : 'From now on rollouts proceed differently.',
      `${strategy(before)} → ${strategy(after)}`,
    );
}
