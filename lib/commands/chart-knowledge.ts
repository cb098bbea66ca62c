import type { Chart, ChartPods } from '../knowledge/charts/chart.ts';
import { ofRelease } from '../model/platform-pods.ts';
import { chartFacts, type PodFacts, type Rendered } from './chart-facts.ts';

interface Release {
  readonly chart: string;
  readonly release: string;
  readonly version: string;
  readonly verified: string;
  readonly before: Chart | undefined;
}

/** The content of a Helm chart's file of knowledge. */
export function chartOf(objects: readonly Rendered[], { chart, release, version, verified, before }: Release): Chart {
  const { pods, webhooks, networkPolicies } = chartFacts(objects);
  const text = (rendered: string, pattern: string | undefined): string =>
    pattern !== undefined && ofRelease(pattern, chart, release) === rendered
      ? pattern
      : rendered.replace(release, '{release}');
  const groups = objects.flatMap(({ kind, spec }) => (kind === 'CustomResourceDefinition' ? (spec?.group ?? []) : []));
  return {
    chart: before?.chart ?? chart,
    source: before?.source ?? '',
    version,
    verified,
    kinds:
      groups.length === 0 || before?.kinds.some((one) => one.includes('/')) === true
        ? (before?.kinds ?? [])
        : [...new Set(groups)].sort(),
    ...(before?.crds && { crds: before.crds }),
    pods: pods.map((one) => {
      const known = before?.pods.find(({ name }) => ofRelease(name, chart, release) === one.name);
      return podsOf(one, known, text);
    }),
    webhooks: webhooks.map((one) => ({
      ...one,
      service: text(
        one.service,
        before?.webhooks.find(({ service }) => ofRelease(service, chart, release) === one.service)?.service,
      ),
    })),
    networkPolicies: networkPolicies.map((one) =>
      text(
        one,
        before?.networkPolicies.find((name) => ofRelease(name, chart, release) === one),
      ),
    ),
  };
}

type Text = (rendered: string, pattern: string | undefined) => string;

function podsOf(facts: PodFacts, before: ChartPods | undefined, text: Text): ChartPods {
  const { account, containers, hostNetwork, isDaemon, labels, name, ports, replicas } = facts;
  return {
    ...before,
    name: text(name, before?.name),
    labels: Object.fromEntries(
      Object.entries(labels).map(([label, value]) => [label, text(value, before?.labels[label])]),
    ),
    account: text(account, before?.account),
    ports,
    containers: containers.map((requests, index) => ({ ...before?.containers[index], requests })),
    ...(replicas !== 1 && { replicas }),
    ...(isDaemon && { daemon: before?.daemon ?? 'everywhere' }),
    ...(hostNetwork && { hostNetwork: true }),
  };
}
