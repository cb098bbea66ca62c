import type { DBParameterGroup } from '../../../imports/types/rds.services.k8s.aws.ts';
import type { RdsPostgresql } from '../../spec/data-service.ts';
import type { RdsPostgresqlSize } from '../../spec/data-service-size.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';
import { tagList } from './tags.ts';

/** Server parameters of a database; connections without TLS are refused. */
export function dbParameterGroup(
  owner: AwsOwner,
  name: string,
  { version, parameters }: RdsPostgresql,
  { identifier }: RdsPostgresqlSize,
): DBParameterGroup {
  return {
    apiVersion: 'rds.services.k8s.aws/v1alpha1',
    kind: 'DBParameterGroup',
    metadata: awsMetadata(owner, name),
    spec: {
      name: identifier,
      description: `Server parameters of ${identifier}`,
      family: `postgres${version.split('.')[0] ?? ''}`,
      parameterOverrides: { ...parameters, 'rds.force_ssl': '1' },
      tags: tagList(owner, name),
    },
  };
}
