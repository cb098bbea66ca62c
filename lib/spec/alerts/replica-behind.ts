import type { Alert } from '../monitoring.ts';
import { exporterGone } from './database-down.ts';
import { series } from './series.ts';

/** Replicas of a database that postgres_exporter asks. */
interface Replicated {
  /** Namespace of the exporters, or a regular expression of it where it bears the environment. */
  readonly namespace: string;
  /** A job of an exporter that asks a replica, for the proof. */
  readonly example: string;
  /** The data service. */
  readonly database: string;
}

interface ReplicaBehind extends Replicated {
  /** What may be lost, in seconds: the recovery point. */
  readonly seconds: number;
}

/** A replica says how far it is behind; a primary is never behind, whoever asks it. */
export function replicaBehind({ namespace, example, database, seconds }: ReplicaBehind): Alert {
  const of = `{namespace=~"${namespace}"}`;
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
      'See in CloudWatch the ReplicaLag of the replica beside CPU and disk of both; a long query on the replica holds it up too.',
    ],
    notInDev: 'Nobody is paged from dev, so no exporter asks the database there',
    proof: [
      {
        name: 'the replica does not follow for a while',
        series: {
          [isReplica]: '1x200',
          [lag]: `0x9 0+60x${Math.ceil(seconds / 60) + 20} 5x60`,
        },
        firing: [`${Math.ceil(seconds / 60) + 20}m`],
        silent: ['9m', `${Math.ceil(seconds / 60) + 50}m`],
      },
      {
        name: 'the primary is asked, which replayed its last log when it was promoted',
        series: {
          [series.exported('pg_replication_is_replica', example.replace('-replica', ''))]: '0x200',
          [series.exported('pg_replication_lag_seconds', example.replace('-replica', ''))]: '0+60x200',
        },
        silent: ['60m', '190m'],
      },
    ],
  };
}

/** No exporter asks a replica: that one falls behind would be told by nobody. */
export function replicaUnwatched({ namespace, example, database }: Replicated): Alert {
  const alert = exporterGone({
    metric: `pg_replication_is_replica{namespace=~"${namespace}"} == 1`,
    summary: 'Nobody watches a replica of the database',
    description: 'No exporter asks a replica, so how far it is behind is unknown',
    concerns: [database],
    shown: (pod) => series.exported('pg_replication_is_replica', example, {}, pod),
  });
  return { ...alert, notInDev: 'Nobody is paged from dev, so no exporter asks the database there' };
}
