import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { sourcesOf } from './sources.ts';

/** A Helm chart that an Application installs. */
export interface InstalledChart {
  readonly application: Of<'Application'>;
  /** Where its source stands in the Application. */
  readonly field: string;
  readonly chart: string;
  readonly repository: string;
  /** Such as `2.9.0`, or a range such as `2.x`. */
  readonly version: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: Readonly<Record<string, unknown>> | undefined;
  /** Whether `values` is incomplete, because values are also in files or text. */
  readonly opaque: boolean;
  /** Whether Helm leaves out what stands in the folder `crds/` of the chart. */
  readonly skipsCrds: boolean;
}

/** All charts that Applications of the cluster install. */
export function installedCharts(cluster: Cluster): readonly InstalledChart[] {
  return cluster.once(readCharts);
}

/** The first Application that installs a Helm chart. */
export function installedChart(cluster: Cluster, name: string): InstalledChart | undefined {
  return installedCharts(cluster).find(({ chart }) => chart === name);
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

function readCharts(cluster: Cluster): readonly InstalledChart[] {
  return cluster.of('Application').flatMap((application) =>
    sourcesOf(application.spec).flatMap(
      ({ field, source: { chart = '', helm, repoURL = '', targetRevision = '' } }) => {
        if (chart === '') return [];
        const { releaseName, values, valuesObject, valueFiles, parameters, skipCrds = false } = helm ?? {};
        return [
          {
            application,
            field,
            chart,
            repository: repoURL,
            version: targetRevision,
            release: releaseName ?? application.metadata.name,
            namespace: application.spec?.destination?.namespace ?? 'default',
            values: valuesObject,
            opaque: values !== undefined || valueFiles !== undefined || parameters !== undefined,
            skipsCrds: skipCrds,
          },
        ];
      },
    ),
  );
}
