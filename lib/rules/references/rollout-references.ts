import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KindName, Loose, Of } from '../../model/kinds.ts';
import { isOpaque } from '../../model/platform-pods.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { missing } from '../../model/references/missing.ts';

export const rolloutReferences: ClusterRule = {
  id: 'rollout-references',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Rollout'],
  summary:
    'everything that a Rollout names exists: its workload, Services, routes, subsets and analyses with their arguments',
  why: 'Argo Rollouts rejects the whole Rollout if anything that it references is missing: the new version never starts.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  *check(cluster) {
    for (const rollout of cluster.of('Rollout')) {
      const { workloadRef } = rollout.spec ?? {};
      if (workloadRef?.name !== undefined && workloadRef.kind === 'Deployment') {
        yield* named(cluster, rollout, 'Deployment', 'spec.workloadRef.name', workloadRef.name);
      }
      yield* services(cluster, rollout);
      yield* routing(cluster, rollout);
      yield* analyses(cluster, rollout);
    }
  },
};

function* named(
  cluster: Cluster,
  object: Of<'Rollout'>,
  kind: KindName,
  field: string,
  name: string | undefined,
  namespace = object.metadata.namespace ?? '',
): Iterable<Found> {
  if (name === undefined || cluster.named(kind, namespace, name) !== undefined) return;
  if (namespace !== object.metadata.namespace && isOpaque(cluster, namespace)) return;
  yield { object, field, ...missing(kind, namespace, name, cluster.names(kind, namespace)) };
}

function* services(cluster: Cluster, rollout: Of<'Rollout'>): Iterable<Found> {
  const { canary, blueGreen } = rollout.spec?.strategy ?? {};
  const names = {
    'canary.stableService': canary?.stableService,
    'canary.canaryService': canary?.canaryService,
    'canary.pingPong.pingService': canary?.pingPong?.pingService,
    'canary.pingPong.pongService': canary?.pingPong?.pongService,
    'blueGreen.activeService': blueGreen?.activeService,
    'blueGreen.previewService': blueGreen?.previewService,
  };
  for (const [path, name] of Object.entries(names)) {
    yield* named(cluster, rollout, 'Service', `spec.strategy.${path}`, name);
  }
}

/** https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/ */
function* routing(cluster: Cluster, rollout: Of<'Rollout'>): Iterable<Found> {
  const { istio } = rollout.spec?.strategy?.canary?.trafficRouting ?? {};
  const at = 'spec.strategy.canary.trafficRouting.istio';
  const virtualServices = [
    ...(istio?.virtualService === undefined ? [] : [[`${at}.virtualService`, istio.virtualService] as const]),
    ...(istio?.virtualServices ?? []).map((one, index) => [`${at}.virtualServices[${index}]`, one] as const),
  ];
  for (const [field, { name = '', routes = [] }] of virtualServices) {
    // `name.namespace` names one in another namespace.
    const [short = '', namespace = rollout.metadata.namespace ?? ''] = name.split('.', 2);
    const found = cluster.named('VirtualService', namespace, short);
    if (found === undefined) {
      yield* named(cluster, rollout, 'VirtualService', `${field}.name`, short, namespace);
      continue;
    }
    const http = (found.spec?.http ?? []).flatMap((route) => route.name ?? []);
    for (const [index, route] of routes.entries()) {
      if (http.includes(route)) continue;
      const is = `no route '${route}' in VirtualService ${short}${suggestion(route, http)}`;
      const needed = http.length === 0 ? 'a route that has a name' : `one of ${http.join(', ')}`;
      yield { object: rollout, field: `${field}.routes[${index}]`, is, needed };
    }
  }
  const { destinationRule } = istio ?? {};
  if (destinationRule?.name === undefined) return;
  const rule = cluster.named('DestinationRule', rollout.metadata.namespace ?? '', destinationRule.name);
  if (rule === undefined) {
    yield* named(cluster, rollout, 'DestinationRule', `${at}.destinationRule.name`, destinationRule.name);
    return;
  }
  const subsets = (rule.spec?.subsets ?? []).flatMap(({ name }) => name ?? []);
  for (const which of ['canarySubsetName', 'stableSubsetName'] as const) {
    const subset = destinationRule[which];
    if (subset === undefined || subsets.includes(subset)) continue;
    const is = `no subset '${subset}' in DestinationRule ${destinationRule.name}${suggestion(subset, subsets)}`;
    yield { object: rollout, field: `${at}.destinationRule.${which}`, is, needed: 'the name of one of its subsets' };
  }
}

interface Analysis {
  readonly templates?: readonly Loose<{ templateName: string; clusterScope: boolean }>[] | undefined;
  readonly args?: readonly Loose<{ name: string; value: string; valueFrom: object }>[] | undefined;
}

function* analyses(cluster: Cluster, rollout: Of<'Rollout'>): Iterable<Found> {
  const { canary, blueGreen } = rollout.spec?.strategy ?? {};
  const at = 'spec.strategy';
  yield* ofAnalysis(cluster, rollout, `${at}.canary.analysis`, canary?.analysis);
  for (const [index, { analysis, experiment }] of (canary?.steps ?? []).entries()) {
    const step = `${at}.canary.steps[${index}]`;
    yield* ofAnalysis(cluster, rollout, `${step}.analysis`, analysis);
    for (const [number, one] of (experiment?.analyses ?? []).entries()) {
      const field = `${step}.experiment.analyses[${number}]`;
      yield* ofTemplate(cluster, rollout, field, field, one, one.args);
    }
  }
  yield* ofAnalysis(cluster, rollout, `${at}.blueGreen.prePromotionAnalysis`, blueGreen?.prePromotionAnalysis);
  yield* ofAnalysis(cluster, rollout, `${at}.blueGreen.postPromotionAnalysis`, blueGreen?.postPromotionAnalysis);
}

function* ofAnalysis(
  cluster: Cluster,
  rollout: Of<'Rollout'>,
  field: string,
  { templates = [], args = [] }: Analysis = {},
): Iterable<Found> {
  for (const [index, template] of templates.entries()) {
    yield* ofTemplate(cluster, rollout, field, `${field}.templates[${index}]`, template, args);
  }
}

/** An argument of a template without a default value must be given. */
function* ofTemplate(
  cluster: Cluster,
  rollout: Of<'Rollout'>,
  field: string,
  at: string,
  { templateName, clusterScope }: Loose<{ templateName: string; clusterScope: boolean }>,
  args: NonNullable<Analysis['args']> = [],
): Iterable<Found> {
  if (clusterScope === true || templateName === undefined) return;
  const template = cluster.named('AnalysisTemplate', rollout.metadata.namespace ?? '', templateName);
  if (template === undefined) yield* named(cluster, rollout, 'AnalysisTemplate', `${at}.templateName`, templateName);
  for (const { name, value, valueFrom } of template?.spec?.args ?? []) {
    if (name === undefined || value !== undefined || valueFrom !== undefined) continue;
    if (args.some((given) => given.name === name && (given.value ?? given.valueFrom) !== undefined)) continue;
    const is = `AnalysisTemplate ${templateName} asks for '${name}'`;
    yield { object: rollout, field: `${field}.args`, is, needed: `an argument '${name}' with a value` };
  }
}
