import type { DataService } from '../system.ts';
import { masteredCompanions, masterSecret } from './database-users.ts';
import { checkPostgresql, postgresqlPort, postgresqlStandIn, postgresqlConnection } from './postgresql.ts';
import { inDataSubnets, type Place, type Resolver } from './resolver.ts';
import { checkDailyWindow, checkDays, checkWeeklyWindow } from './windows.ts';

/** RDS for PostgreSQL, by the endpoints of the instance and of its read replicas. */
export const rdsPostgresql: Resolver<DataService<'rds-postgresql'>> = {
  check(service, place) {
    const { backupWindow, maintenanceWindow } = service.spec;
    checkPostgresql(service, place.reportSpec);
    checkDailyWindow('backupWindow', backupWindow, place.reportSpec);
    checkWeeklyWindow('maintenanceWindow', maintenanceWindow, place.reportSpec);
    if (service.managed) checkSize(service, place);
  },
  address: ({ size }, cluster) =>
    inDataSubnets(
      [size.endpoint, ...(size.readReplicas ?? []).map(({ endpoint }) => endpoint)],
      postgresqlPort,
      'TCP',
      cluster,
    ),
  connectionInfo: postgresqlConnection,
  standIn: (service) => postgresqlStandIn(service, 'RDS'),
  companions: masteredCompanions,
  inCluster: masterSecret,
};

function checkSize({ size }: DataService<'rds-postgresql'>, { cluster, reportSize }: Place): void {
  const { storage, performanceInsightsDays: insights = 7, backupRetentionDays, replicaOf } = size;
  checkDays('backupRetentionDays', backupRetentionDays, 1, 35, reportSize);
  if (storage.allocated < 20) reportSize('storage.allocated', String(storage.allocated), 'at least 20 GiB of gp3');
  if (storage.max < 1.1 * storage.allocated) {
    const least = Math.ceil(1.1 * storage.allocated);
    reportSize('storage.max', String(storage.max), `at least ${least}: RDS requires 10 % more than storage.allocated`);
  }
  if (insights !== 7 && insights !== 731 && (insights % 31 !== 0 || insights < 31 || insights > 713))
    reportSize('performanceInsightsDays', String(insights), '7, a multiple of 31 up to 713, or 731');
  if (replicaOf !== undefined && !isInstanceArn(replicaOf)) {
    reportSize('replicaOf', `'${replicaOf}'`, 'the ARN of an instance, arn:aws:rds:<region>:<account>:db:<identifier>');
  } else if (replicaOf?.split(':')[3] === cluster.region) {
    reportSize('replicaOf', `an instance in ${cluster.region} too`, 'one in another region; within one, readReplicas');
  }
}

function isInstanceArn(text: string): boolean {
  return /^arn:aws:rds:[a-z]{2}(-[a-z]+)+-\d:\d{12}:db:[a-z][a-z0-9-]*$/.test(text);
}
