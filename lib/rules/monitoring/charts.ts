import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';
import type { Source } from '../../../imports/types/argoproj.io.ts';

/** A Helm chart that an Argo CD Application installs. */
export interface InstalledChart {
  readonly application: KubernetesObject;
  readonly chart: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: unknown;
  /** Whether values stand elsewhere too, or as text, so that `values` is not all of them. */
  readonly opaque: boolean;
}

/** All charts that Applications of the cluster install. */
export function installedCharts(cluster: Cluster): readonly InstalledChart[] {
  return cluster.once(chartsOf);
}

/** The kube-prometheus-stack that runs Prometheus; one that brings kinds alone is none. */
export function prometheusStack(cluster: Cluster): InstalledChart | undefined {
  return installedCharts(cluster).find(
    ({ chart, values }) => chart === 'kube-prometheus-stack' && valueAt(values, 'prometheus.enabled') !== false,
  );
}

/** A value of a chart by its path, such as `grafana.sidecar.dashboards.label`. */
export function valueAt(values: unknown, path: string): unknown {
  let value = values;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

/** A value of a chart that is a text. */
export function textAt(values: unknown, path: string): string | undefined {
  const value = valueAt(values, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function chartsOf(cluster: Cluster): readonly InstalledChart[] {
  return cluster.of('Application').flatMap((application) => {
    const { source, sources = [] } = application.spec ?? {};
    return [...(source === undefined ? [] : [source]), ...sources].flatMap((one) => chartOf(application, one));
  });
}

function chartOf(application: Of<'Application'>, { chart, helm }: Loose<Source>): readonly InstalledChart[] {
  if (chart === undefined || chart === '') return [];
  const { releaseName, values, valuesObject, valueFiles, parameters } = helm ?? {};
  return [
    {
      application,
      chart,
      release: releaseName ?? application.metadata.name,
      namespace: application.spec?.destination?.namespace ?? '',
      values: valuesObject,
      opaque: values !== undefined || valueFiles !== undefined || parameters !== undefined,
    },
  ];
}
