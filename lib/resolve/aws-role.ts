import type { Declared } from './calls.ts';
import { suggestion } from './problem.ts';
import type { Context } from './resolve-workload.ts';
import type { DataService } from './system.ts';
import type { AwsRole } from './workload.ts';

/** The least AWS rights that follow from a workload's topics and buckets; undefined where it needs none, or runs outside AWS. */
export function awsRole(
  declared: Declared,
  used: readonly string[],
  { system, environment, dataServices }: Context,
): AwsRole | undefined {
  if (environment.platform !== 'eks') return undefined;
  const { namespace, name, spec, report } = declared;
  const { region, account, name: cluster } = system.clusters[environment.name];
  const named = new Map([
    ['region', region],
    ['account', account],
    ['cluster', cluster],
    ...dataServices.map((service) => [service.name, identifier(service)] as const),
  ]);
  const filled = (resource: string, field: string): string =>
    resource.replaceAll(/\{([^}]*)\}/g, (placeholder, key: string) => {
      const value = named.get(key);
      if (value === undefined)
        report(
          field,
          `'${placeholder}'`,
          `one of ${[...named.keys()].map((one) => `{${one}}`).join(', ')}${suggestion(key, named.keys())}`,
        );
      return value ?? placeholder;
    });
  const statements: { actions: readonly string[]; resources: readonly string[] }[] = (spec.aws ?? []).map(
    ({ actions, resources }, index) => ({
      actions,
      resources: resources.map((resource) => filled(resource, `aws[${index}].resources`)),
    }),
  );
  for (const { size } of dataServices.filter(({ name: candidate }) => used.includes(candidate))) {
    if (size.kind === 'kafka') {
      const arn = (type: string, rest: string): string =>
        `arn:aws:kafka:${region}:${account}:${type}/${size.identifier}/*${rest}`;
      statements.push(...kafkaStatements(spec, arn));
    }
    if (size.kind === 'bucket') {
      statements.push({ actions: ['s3:ListBucket'], resources: [`arn:aws:s3:::${size.name}`] });
      statements.push({
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: [`arn:aws:s3:::${size.name}/${name}/*`],
      });
    }
  }
  if (statements.length === 0) return undefined;
  const role = `${cluster}-${namespace}-${name}`;
  if (role.length > 64)
    report(
      'name',
      `'${name}' makes the AWS role ${role}, ${role.length} characters`,
      'a role of at most 64 characters: a shorter name',
    );
  return { name: role, cluster, account, statements };
}

function identifier({ name, size }: DataService): string {
  return size.kind === 'bucket' ? size.name : 'identifier' in size ? size.identifier : name;
}

function kafkaStatements(spec: Declared['spec'], arn: (type: string, rest: string) => string): AwsRole['statements'] {
  const statements = [
    { actions: ['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster'], resources: [arn('cluster', '')] },
  ];
  const topics = (names: readonly string[]): string[] => names.map((topic) => arn('topic', `/${topic}`));
  if (spec.publishes !== undefined) {
    statements.push({
      actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'],
      resources: topics(spec.publishes),
    });
  }
  if (spec.consumes !== undefined) {
    statements.push({
      actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'],
      resources: topics(spec.consumes.topics),
    });
    statements.push({
      actions: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
      resources: [arn('group', `/${spec.consumes.group}`)],
    });
  }
  return statements;
}
