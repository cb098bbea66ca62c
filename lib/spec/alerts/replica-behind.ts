import type { Alert } from '../monitoring.ts';
import type { Watched } from './database-down.ts';
import { series } from './series.ts';

interface ReplicaBehind extends Watched {
  /** Seconds of data that may be lost: the recovery point objective. */
  readonly seconds: number;
}

/**
 * The alert uses only series that the exporter reports of a replica; a primary has no lag, whichever host is queried.
 */
export function replicaBehind({ job, example = job, database, seconds }: ReplicaBehind): Alert {
  const of = `{job=~"${job}"}`;
  const lag = series.exported('pg_replication_lag_seconds', example);
  const isReplica = series.exported('pg_replication_is_replica', example);
  return {
    expression: `max(pg_replication_lag_seconds${of} and pg_replication_is_replica${of} == 1) > ${seconds}`,
    for: '5m',
    severity: 'warning',
    summary: `A replica of the database would lose more than ${Math.round(seconds / 60)} minutes`,
    description: 'It is {{ $value | humanizeDuration }} behind the primary',
    concerns: [database],
    firstSteps: [
      'Compare in CloudWatch the ReplicaLag of the replica with CPU and disk of both; a long query on the replica delays it too.',
    ],
    notInDev: 'Nobody is paged for dev, so no exporter runs there',
    proof: [
      {
        name: 'the replica does not replay for a while',
        series: {
          [isReplica]: '1x200',
          [lag]: `0x9 0+60x${Math.ceil(seconds / 60) + 20} 5x60`,
        },
        firing: [`${Math.ceil(seconds / 60) + 20}m`],
        silent: ['9m', `${Math.ceil(seconds / 60) + 50}m`],
      },
      {
        name: 'the replica was promoted, and replays nothing any more',
        series: {
          [isReplica]: '0x200',
          [lag]: '0+60x200',
        },
        silent: ['60m', '190m'],
      },
    ],
  };
}
