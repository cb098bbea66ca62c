import type { DataService } from '../system.ts';

/** Whether a data service is a replica of one in another region. It refuses all writes until it is promoted. */
export function isReadingCopy({ managed, size }: Pick<DataService, 'managed' | 'size'>): boolean {
  if (!managed) return false;
  switch (size.kind) {
    case 'aurora-postgresql':
      return size.global?.role === 'secondary';
    case 'rds-postgresql':
    case 'cloudnative-pg':
      return size.replicaOf !== undefined;
    case 'postgresql-external':
    case 'redis':
    case 'rabbitmq':
    case 'kafka':
    case 'bucket':
      return false;
  }
}
