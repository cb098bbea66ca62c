import { suggestion } from '../schemas/closest.ts';
import type { Declared } from './declared.ts';
import { resolverOf } from './data-services/resolvers.ts';
import { iamRoleName } from './iam-role-name.ts';
import type { Context } from './context.ts';
import type { DataService } from './system.ts';
import type { AwsRole } from './workload.ts';

/**
 * The AWS rights that a workload needs for its topics and buckets, and no others; undefined if it needs none or runs
 * outside AWS.
 */
export function awsRole(
  declared: Declared,
  used: readonly string[],
  { system, environment, dataServices }: Context,
): AwsRole | undefined {
  if (environment.platform !== 'eks' || environment.isPreview === true) return undefined;
  const { namespace, name, spec, report } = declared;
  const cluster = system.clusters[environment.name];
  const { region, account } = cluster;
  const named = new Map([
    ['region', region],
    ['account', account],
    ['cluster', cluster.name],
    ...(cluster.kmsKey === undefined ? [] : [['key', cluster.kmsKey] as const]),
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
  for (const service of dataServices.filter(({ name: candidate }) => used.includes(candidate))) {
    statements.push(...(resolverOf(service).rights?.(service, declared, cluster) ?? []));
  }
  if (statements.length === 0) return undefined;
  return { name: iamRoleName(cluster.name, namespace, name, report), cluster: cluster.name, account, statements };
}

function identifier({ name, size }: DataService): string {
  return size.kind === 'bucket' ? size.name : 'identifier' in size ? size.identifier : name;
}
