import type { DBInstance } from '../../../imports/types/rds.services.k8s.aws.ts';
import type { AuroraPostgresqlSize } from '../../spec/data-service.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';

/** The writer and the readers of an Aurora cluster; which of them writes is Aurora's choice after a failover. */
export function dbInstances(
  owner: AwsOwner,
  name: string,
  { identifier, writer, readers }: AuroraPostgresqlSize,
): readonly DBInstance[] {
  const instance = (suffix: string, dbInstanceClass: string): DBInstance => ({
    apiVersion: 'rds.services.k8s.aws/v1alpha1',
    kind: 'DBInstance',
    metadata: awsMetadata(owner, `${name}-${suffix}`),
    spec: {
      dbInstanceIdentifier: `${identifier}-${suffix}`,
      dbInstanceClass,
      dbClusterIdentifier: identifier,
      engine: 'aurora-postgresql',
      publiclyAccessible: false,
      performanceInsightsEnabled: true,
    },
  });
  return [instance('writer', writer), ...readers.map((size, index) => instance(`reader-${index + 1}`, size))];
}
