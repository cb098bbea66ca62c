import type { DataService } from '../system.ts';
import { auroraPostgresql } from './aurora-postgresql.ts';
import { bucket } from './bucket.ts';
import { cloudnativePg } from './cloudnative-pg.ts';
import { externalPostgresql } from './external-postgresql.ts';
import { kafka } from './kafka.ts';
import { rabbitmq } from './rabbitmq.ts';
import { rdsPostgresql } from './rds-postgresql.ts';
import { redis } from './redis.ts';
import type { Resolver } from './resolver.ts';

const resolvers: { readonly [Kind in DataService['kind']]: Resolver<DataService<Kind>> } = {
  'aurora-postgresql': auroraPostgresql,
  'rds-postgresql': rdsPostgresql,
  'postgresql-external': externalPostgresql,
  'cloudnative-pg': cloudnativePg,
  redis,
  rabbitmq,
  kafka,
  bucket,
};

/** The resolver of a data service's kind. */
export function resolverOf({ kind }: Pick<DataService, 'kind'>): Resolver<DataService> {
  return resolvers[kind];
}
