import { mutation, type Proof } from '../proof.ts';

const schedule = (template = '{}', cron = '0 2 * * *') => `
---
apiVersion: velero.io/v1
kind: Schedule
metadata: { name: nightly, namespace: velero }
spec: { schedule: '${cron}', template: ${template} }
`;

const database = `
apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBInstance
metadata: { name: database, namespace: shop }
spec: { preferredBackupWindow: '03:00-04:00', preferredMaintenanceWindow: 'sat:23:30-sun:00:30' }
`;

const at = 'Schedule velero/nightly › spec.schedule';

export const proof: Proof = {
  refused: [
    {
      what: 'at the hour of the database',
      manifests: database + schedule('{}', '0 3 * * *'),
      says: [`${at}: '0 3 * * *' begins in the backup window 03:00-04:00 of DBInstance shop/database › another time`],
    },
    {
      what: 'during maintenance',
      manifests: database + schedule('{}', '45 23 * * SAT'),
      says: [
        `${at}: '45 23 * * SAT' begins in the maintenance window sat:23:30-sun:00:30 of DBInstance shop/database › another time`,
      ],
    },
  ],
  accepted: [
    { what: 'before and after', manifests: database + schedule('{}', '59 2,4 * * *') },
    { what: 'at the hour of maintenance on another day', manifests: database + schedule('{}', '45 23 * * SUN') },
  ],
  mutations: [
    mutation('a Schedule at the hour of the database', 'Schedule', (_, cluster) => {
      const [hour] = [...cluster.of('DBInstance'), ...cluster.of('DBCluster')].flatMap(
        ({ spec }) => spec?.preferredBackupWindow?.split(':') ?? [],
      );
      return hour === undefined ? [] : [{ field: 'spec.schedule', to: `0 ${Number(hour)} * * *` }];
    }),
  ],
};
