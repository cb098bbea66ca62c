import type { Alert } from '../monitoring.ts';
import { series } from './series.ts';

/** Alerts on a database with a postgres_exporter. */
export interface Watched {
  /** Job of the exporter, `namespace/name`; a regular expression if the namespace contains the environment. */
  readonly job: string;
  /** A job that matches, for the proof. @default - job */
  readonly example?: string;
  /** Name of the data service. */
  readonly database: string;
}

interface DatabaseDown extends Watched {
  readonly for: string;
  readonly summary?: string;
}

const notInDev = 'Nobody is paged for dev, so no exporter runs there';

/**
 * Fires if the exporter cannot sign in. It does not fire if the exporter itself is gone, for example while its node is
 * drained.
 */
export function databaseDown({ job, example = job, database, for: duration, summary }: DatabaseDown): Alert {
  const up = series.exported('pg_up', example);
  return {
    expression: `max(pg_up{job=~"${job}"}) == 0`,
    for: duration,
    severity: 'critical',
    priority: 'P0',
    summary: summary ?? 'The database does not answer',
    description: 'postgres_exporter cannot sign in to PostgreSQL',
    concerns: [database],
    firstSteps: [
      'The log of the exporter shows the cause: no connection (network, database down), or no sign-in (password, too many connections).',
    ],
    notInDev,
    proof: [
      {
        name: 'the database does not answer for 10 minutes',
        interval: '15s',
        series: { [up]: '1x39 0x39 1x80' },
        firing: ['14m', '19m'],
        silent: ['9m', '25m'],
      },
      {
        name: 'the node of the exporter is drained: another pod of it answers after 2 minutes',
        interval: '15s',
        series: { [up]: '1x39 stale', [series.exported('pg_up', example, {}, 'b')]: '_x48 1x80' },
        silent: ['9m', '10m', '11m', '12m', '20m'],
      },
    ],
  };
}

/** Fires if the exporter is gone. Without the exporter nobody would notice that the database is down. */
export function databaseUnwatched({ job, example = job, database }: Watched): Alert {
  return {
    ...exporterGone({
      metric: `pg_up{job=~"${job}"}`,
      summary: 'The database is not monitored',
      description: 'postgres_exporter is gone, so it is unknown whether the database answers',
      concerns: [database],
      shown: (pod) => series.exported('pg_up', example, {}, pod),
    }),
    notInDev,
  };
}

/** An exporter on whose metrics alerts depend. */
interface ExporterGone {
  /** PromQL selector of a series that the exporter always exports. */
  readonly metric: string;
  readonly summary: string;
  readonly description: string;
  readonly concerns: Alert['concerns'];
  /** That series with the labels of one pod of the exporter, for the proof. */
  readonly shown: (pod: string) => string;
}

/** An alert on an exporter whose metrics are missing. Alerts on missing metrics never fire, so this one must. */
export function exporterGone({ metric, summary, description, concerns, shown }: ExporterGone): Alert {
  return {
    expression: `absent(${metric})`,
    // Longer than the start of a new node and of the exporter on it.
    for: '10m',
    severity: 'warning',
    summary,
    description,
    concerns,
    firstSteps: [
      'Check that the exporter runs and is ready, and what Prometheus shows for it under Status, Target health.',
    ],
    proof: [
      {
        name: 'the exporter is gone for half an hour',
        series: { [shown('a')]: '1x9 stale', [shown('b')]: '_x39 1x40' },
        firing: ['25m', '38m'],
        silent: ['9m', '15m', '45m'],
      },
      {
        name: 'the exporter moves to a new node within 5 minutes',
        series: { [shown('a')]: '1x9 stale', [shown('b')]: '_x14 1x40' },
        silent: ['9m', '12m', '14m', '30m', '50m'],
      },
    ],
  };
}
