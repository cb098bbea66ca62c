import type { DataService } from '../system.ts';
import { masteredCompanions, masterSecret } from './database-users.ts';
import { checkPostgresql, postgresqlPort, postgresqlStandIn, postgresqlConnection } from './postgresql.ts';
import { inDataSubnets, type Resolver } from './resolver.ts';
import { checkDailyWindow, checkDays, checkWeeklyWindow } from './windows.ts';

/** Aurora PostgreSQL, by its writer and reader endpoints. */
export const auroraPostgresql: Resolver<DataService<'aurora-postgresql'>> = {
  check(service, { reportSpec }) {
    const { backupRetentionDays, backupWindow, maintenanceWindow } = service.spec;
    checkPostgresql(service, reportSpec);
    checkDays('backupRetentionDays', backupRetentionDays, 1, 35, reportSpec);
    checkDailyWindow('backupWindow', backupWindow, reportSpec);
    checkWeeklyWindow('maintenanceWindow', maintenanceWindow, reportSpec);
  },
  address: ({ size }, cluster) => inDataSubnets([size.endpoint, size.readerEndpoint], postgresqlPort, 'TCP', cluster),
  connectionInfo: postgresqlConnection,
  standIn: (service) => postgresqlStandIn(service, 'Aurora'),
  companions: masteredCompanions,
  inCluster: masterSecret,
};
