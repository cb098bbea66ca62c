import type { AwsStatement } from '../../spec/controller.ts';
import type { System } from '../../resolve/system.ts';

/** What placeholders of statements stand for in one environment. */
type Place = Pick<System, 'name' | 'environment' | 'cluster' | 'dataServices'>;

/**
 * Statements of a policy with their placeholders replaced. A statement is left out if the cluster has no value for a
 * placeholder.
 */
export function policyStatements(statements: readonly AwsStatement[], place: Place): readonly PolicyStatement[] {
  const values = valuesOf(place);
  const names = namesOf(place);
  return statements.flatMap(({ actions, resources, conditions }) => {
    const statement = {
      Effect: 'Allow' as const,
      Action: [...actions],
      Resource: resources.flatMap((resource) => repeated(resource, names)),
      ...(conditions && { Condition: conditions }),
    };
    const text = JSON.stringify(statement);
    const isWhole = [...text.matchAll(placeholder)].every(([, name = '']) => values[name] !== undefined);
    return isWhole && statement.Resource.length > 0
      ? [JSON.parse(text.replaceAll(placeholder, (_, name: string) => values[name] ?? '')) as PolicyStatement]
      : [];
  });
}

const placeholder = /\{([a-zA-Z]+)\}/g;

/** A statement in the form of AWS. */
export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: string[];
  readonly Resource: string[];
  readonly Condition?: AwsStatement['conditions'];
}

/** A resource for each name that its placeholder stands for; there is at most one such placeholder in it. */
function repeated(resource: string, names: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const found = [...resource.matchAll(placeholder)].find(([, name = '']) => names[name] !== undefined);
  if (found === undefined) return [resource];
  const [all, name = ''] = found;
  return (names[name] ?? []).map((one) => resource.replace(all, one));
}

function valuesOf({ name: system, environment, cluster }: Place): Readonly<Record<string, string | undefined>> {
  const { region, account, name, kmsKey, backups } = cluster;
  return {
    system,
    environment: environment.name,
    region,
    account,
    cluster: name,
    key: kmsKey,
    backups: backups && `arn:aws:s3:::${backups.bucket}`,
    prefix: backups?.prefix,
    restorePrefix: backups?.restorePrefix,
  };
}

/** Names in AWS of what ACK makes for the environment. */
function namesOf({ dataServices }: Place): Readonly<Record<string, readonly string[]>> {
  const names = {
    database: [] as string[],
    globalDatabase: [] as string[],
    globalMember: [] as string[],
    sourceDatabase: [] as string[],
    cache: [] as string[],
    broker: [] as string[],
    kafka: [] as string[],
    bucket: [] as string[],
  };
  for (const { managed, size } of dataServices) {
    if (!managed) continue;
    if (size.kind === 'aurora-postgresql') {
      names.database.push(size.identifier);
      if (size.global !== undefined) {
        names.globalDatabase.push(size.global.identifier);
        names.globalMember.push(size.identifier);
      }
    } else if (size.kind === 'rds-postgresql') {
      names.database.push(size.identifier);
      if (size.replicaOf !== undefined) names.sourceDatabase.push(size.replicaOf);
    } else if (size.kind === 'redis') names.cache.push(size.identifier);
    else if (size.kind === 'rabbitmq') names.broker.push(size.identifier);
    else if (size.kind === 'kafka') names.kafka.push(size.identifier);
    else if (size.kind === 'bucket') names.bucket.push(size.name);
  }
  return names;
}
