import type { Alert } from '../monitoring.ts';
import { series } from './series.ts';

/** A database that postgres_exporter asks. */
export interface Watched {
  /** Job of the exporter, `namespace/name`, or a regular expression of it where the namespace bears the environment. */
  readonly job: string;
  /** A job that it matches, for the proof. @default - job */
  readonly example?: string;
  /** The data service. */
  readonly database: string;
}

interface DatabaseDown extends Watched {
  readonly for: string;
  readonly summary?: string;
}

const notInDev = 'Nobody is paged from dev, so no exporter asks the database there';

/** The exporter cannot sign in. That the exporter is gone is another thing, which happens whenever its node is drained. */
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
      'The log of the exporter says what refuses it: no connection (network, database down) or no sign-in (password, too many connections).',
    ],
    notInDev,
    proof: [
      {
        name: 'the database is gone for 10 minutes',
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

/** Nobody asks the database any more, so nobody would tell that it is down. */
export function databaseUnwatched({ job, example = job, database }: Watched): Alert {
  return {
    ...exporterGone({
      metric: `pg_up{job=~"${job}"}`,
      summary: 'Nobody watches the database',
      description: 'postgres_exporter is gone: whether the database answers is unknown',
      concerns: [database],
      shown: (pod) => series.exported('pg_up', example, {}, pod),
    }),
    notInDev,
  };
}

/** An exporter that alerts rest on. */
interface ExporterGone {
  /** PromQL of a series that it always has. */
  readonly metric: string;
  readonly summary: string;
  readonly description: string;
  readonly concerns: Alert['concerns'];
  /** That series as a pod of the exporter gives it, for the proof. */
  readonly shown: (pod: string) => string;
}

/** An alert on a metric that is not there never fires: somebody must say that it is not. */
export function exporterGone({ metric, summary, description, concerns, shown }: ExporterGone): Alert {
  return {
    expression: `absent(${metric})`,
    // Longer than it takes to move the exporter to a node that has yet to be made.
    for: '10m',
    severity: 'warning',
    summary,
    description,
    concerns,
    firstSteps: [
      'See whether the exporter runs and is ready, and what Prometheus says of it under Status, Target health.',
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
