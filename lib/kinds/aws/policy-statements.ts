import type { ClusterSpec } from '../../spec/cluster.ts';
import type { AwsStatement } from '../../spec/controller.ts';

/** Statements of a policy with the names of a cluster; those that speak of what the cluster has not are left out. */
export function policyStatements(
  statements: readonly AwsStatement[],
  cluster: ClusterSpec,
): readonly PolicyStatement[] {
  const values = placeholders(cluster);
  return statements.flatMap(({ actions, resources, conditions }) => {
    const statement = {
      Effect: 'Allow' as const,
      Action: [...actions],
      Resource: [...resources],
      ...(conditions && { Condition: conditions }),
    };
    const text = JSON.stringify(statement);
    const isWhole = [...text.matchAll(placeholder)].every(([, name = '']) => values[name] !== undefined);
    return isWhole
      ? [JSON.parse(text.replaceAll(placeholder, (_, name: string) => values[name] ?? '')) as PolicyStatement]
      : [];
  });
}

const placeholder = /\{([a-zA-Z]+)\}/g;

/** As AWS writes it. */
export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: string[];
  readonly Resource: string[];
  readonly Condition?: AwsStatement['conditions'];
}

function placeholders({
  region,
  account,
  name,
  kmsKey,
  backups,
}: ClusterSpec): Readonly<Record<string, string | undefined>> {
  return {
    region,
    account,
    cluster: name,
    key: kmsKey,
    backups: backups && `arn:aws:s3:::${backups.bucket}`,
    prefix: backups?.prefix,
    restorePrefix: backups?.restorePrefix,
  };
}
