import { charts, knownChart } from '../../knowledge/charts/charts.ts';
import { apiGroup } from '../../manifests/manifest.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import type { Delivery } from './deliveries.ts';
import { installedCharts, valueAt, type InstalledChart } from './installed-charts.ts';
import { sourcesOf } from './sources.ts';

/** The group of a kind that a known chart brings, or `group/Kind` where several charts share a group. */
export function comesWithChart(object: KubernetesObject): string | undefined {
  const group = apiGroup(object);
  if (group.endsWith('.services.k8s.aws')) return group;
  return [group, `${group}/${object.kind}`].find((key) => charts.some(({ kinds }) => kinds.includes(key)));
}

/** The groups, or kinds, that the charts and known folders of an Application bring. */
export function broughtBy({ sources }: Delivery): readonly string[] {
  return sources.flatMap(({ source: { chart, repoURL, path } }) =>
    chart === undefined ? kindsOfFolder(repoURL, path) : kindsOfChart(chart),
  );
}

/** An Application, and the groups, or kinds, whose CRDs a source of it installs. */
export interface InstalledCrds {
  readonly application: Of<'Application'>;
  /** Where the chart, or the folder, is named. */
  readonly field: string;
  readonly kinds: readonly string[];
}

/** Who installs which CRDs; what depends on values that are not here is left out. */
export function installedCrds(cluster: Cluster): readonly InstalledCrds[] {
  return [
    ...installedCharts(cluster).map((chart) => ({
      application: chart.application,
      field: `${chart.field}.chart`,
      kinds: crdsOfChart(chart),
    })),
    ...cluster.of('Application').flatMap((application) =>
      sourcesOf(application.spec).map(({ field, source: { repoURL, path } }) => ({
        application,
        field: `${field}.path`,
        kinds: kindsOfFolder(repoURL, path),
      })),
    ),
  ];
}

function crdsOfChart({ chart, values, opaque, skipsCrds }: InstalledChart): readonly string[] {
  const known = knownChart(chart);
  if (known?.crds === undefined) return skipsCrds ? [] : kindsOfChart(chart);
  const set = valueAt(values, known.crds.at);
  const isUnknown = set === undefined && opaque;
  return isUnknown || (set ?? known.crds.default) === false ? [] : kindsOfChart(chart);
}

function kindsOfChart(chart: string): readonly string[] {
  // ACK has a chart for each service of AWS.
  const ack = /^([a-z0-9]+)-chart$/.exec(chart)?.[1];
  return [...(ack === undefined ? [] : [`${ack}.services.k8s.aws`]), ...(knownChart(chart)?.kinds ?? [])];
}

/** https://github.com/aws-controllers-k8s/rds-controller/tree/v1.11.1/config/crd: those of the service, and those of all. */
function kindsOfFolder(repository = '', path = ''): readonly string[] {
  const service = /github\.com\/aws-controllers-k8s\/([a-z0-9]+)-controller(\.git)?$/.exec(repository)?.[1];
  if (service === undefined) return [];
  if (path === 'config/crd/bases') return [`${service}.services.k8s.aws`];
  return path === 'config/crd/common/bases' ? (knownChart('-chart')?.kinds ?? []) : [];
}
