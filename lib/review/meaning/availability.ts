import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import { budgetsByPods, disruptions } from '../../model/pods/disruption-budgets.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import type { ClusterChange, Meant, Severity } from '../consequence.ts';
import { counted } from './fields.ts';
import { affectedOf, filesOf } from './placed.ts';

/** How much of a workload is there at least, and what keeps it there. */
export function* availability(change: ClusterChange): Iterable<Meant> {
  const before = new Map(change.before.pods.map((pods) => [keyOf(pods), pods]));
  const files = filesOf(change);
  const isLive = change.environment !== 'dev';
  for (const pods of change.after.pods) {
    const was = before.get(keyOf(pods));
    if (was === undefined || pods.runsOnce) continue;
    for (const { about, ...said } of comparedPods(change, was, pods, isLive))
      yield { ...said, object: affectedOf(change, pods.scaled, about, files) };
  }
}

type Said = Omit<Meant, 'object'> & { readonly about: string };

function keyOf({ owner, role, field }: Pods): string {
  return `${owner.kind} ${owner.metadata.namespace ?? ''}/${owner.metadata.name} ${role} ${field}`;
}

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
          ? 'nothing may be left running'
          : isLast
            ? 'only one pod is left at least'
            : 'fewer pods are left at least',
      reason:
        is.min === 0
          ? 'At zero replicas requests wait or fail until a pod has started.'
          : isLast
            ? 'With one pod every node that goes away is an interruption.'
            : 'Less is there when load comes or a node goes.',
      ...(isLast && is.min === 1 && { wayOut: 'at least two, over two nodes' }),
      about: `${was.min} → ${is.min}`,
    };
  }
  if (is.min > was.min)
    yield {
      severity: 'low',
      what: 'more pods run at least',
      reason: 'More is there when load comes.',
      about: `${was.min} → ${is.min}`,
    };
  if (is.max < was.max && is.by !== undefined)
    yield {
      severity: 'medium',
      what: 'an autoscaler may add fewer pods',
      reason: 'At the most load that it was sized for it is full sooner.',
      about: `at most ${was.max} → ${is.max}`,
    };
  if (was.by !== undefined && is.by === undefined)
    yield {
      severity: 'medium',
      what: 'nothing scales it any more',
      reason: 'Its autoscaler is gone: it stays at its replicas whatever the load.',
      about: counted(is.min, 'pod'),
    };
  const [old, young] = [targetsOf(was.by), targetsOf(is.by)];
  if (was.by !== undefined && is.by !== undefined && old !== young)
    yield {
      severity: 'medium',
      what: 'an autoscaler aims at something else',
      reason: 'Pods are added at another load.',
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
      what: 'no budget guards it when nodes are drained',
      reason: 'Without a PodDisruptionBudget a drain may take all its pods at once.',
      wayOut: 'a PodDisruptionBudget with maxUnavailable: 1',
      about: counted(count, 'pod'),
    };
  if (was === undefined || is === undefined || was === is || before.replicas.min !== count) return;
  if (is === 0)
    yield {
      severity: 'high',
      what: 'its nodes can no longer be drained',
      reason: 'The budget lets no pod go: upgrades of nodes wait for ever.',
      wayOut: 'maxUnavailable: 1',
      about: `${was} → 0 of ${count}`,
    };
  else
    yield {
      severity: is > was ? 'medium' : 'low',
      what: is > was ? 'more of its pods may go at once' : 'fewer of its pods may go at once',
      reason: 'The budget counts when nodes are drained.',
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
      if (JSON.stringify(one) === JSON.stringify(other)) continue;
      const place = `${container.name ?? ''} ${name}`;
      if (other === undefined)
        yield {
          severity: name === 'readinessProbe' ? 'high' : 'medium',
          what: name === 'readinessProbe' ? 'pods get traffic before they are ready' : 'a probe is gone',
          reason:
            name === 'readinessProbe'
              ? 'Without a readiness probe a pod counts as ready once its container runs, and a rollout does not wait.'
              : 'Nothing restarts a container that hangs, or waits for one that starts slowly.',
          wayOut: 'keep the probe',
          about: place,
        };
      else if (one === undefined)
        yield {
          severity: 'low',
          what: 'a probe is new',
          reason: 'A container that does not answer it is restarted or gets no traffic.',
          about: place,
        };
      else {
        const asked = (probe: typeof one) =>
          `${probe.httpGet?.path ?? ''}:${probe.httpGet?.port ?? probe.tcpSocket?.port ?? probe.grpc?.port ?? 'exec'}`;
        const isElsewhere = asked(one) !== asked(other);
        yield {
          severity: isElsewhere ? 'medium' : 'low',
          what: isElsewhere ? 'a probe asks elsewhere' : 'a probe is more or less patient',
          reason: isElsewhere
            ? 'If the version that is rolled out does not answer there, no pod becomes ready and the rollout stops.'
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
      reason: 'More of them may stand in one zone or on one node, and go with it.',
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
      'pods have less time to end',
      'Requests that take longer are cut off by SIGKILL.',
      `${was} s → ${is} s`,
    );
  const [old, young] = [before.spec.priorityClassName, after.spec.priorityClassName];
  if (old !== young)
    yield said(
      'medium',
      'its priority changes',
      'Who is evicted first when room is short changes.',
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
      'new versions come in another manner',
      strategy(after) === 'Recreate'
        ? 'Every rollout is an interruption from now on.'
        : 'Rollouts take another course from now on.',
      `${strategy(before)} → ${strategy(after)}`,
    );
}
