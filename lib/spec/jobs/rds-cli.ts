import type { EnvironmentName } from '../environment.ts';
import type { PodSpec } from '../pod.ts';

/** The clusters of a system: the region, and the data services with their identifiers. */
export type RdsClusters = Readonly<
  Record<EnvironmentName, { readonly region: string; readonly dataServices: Readonly<Record<string, object>> }>
>;

/**
 * What a job that runs the AWS CLI against an RDS instance needs in each environment: the CLI, the variables `AWS_REGION`
 * and `DATABASE_INSTANCE`, and the API of RDS in the region.
 *
 * @param database - name of the data service
 */
export function rdsCli(database: string, clusters: RdsClusters) {
  const variables = (environment: EnvironmentName): Readonly<Record<string, string>> => ({
    AWS_REGION: clusters[environment].region,
    DATABASE_INSTANCE: identifierOf(clusters[environment].dataServices[database]),
  });
  const regions = new Set((['staging', 'production', 'dr'] as const).map((name) => clusters[name].region));
  return {
    image: 'public.ecr.aws/aws-cli/aws-cli:2.27.50',
    architectures: ['amd64', 'arm64'],
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    calls: [...regions].map((region) => `rds.${region}.amazonaws.com:443` as const),
    environment: variables('production'),
    overrides: { staging: { environment: variables('staging') }, dr: { environment: variables('dr') } },
  } as const satisfies Partial<PodSpec>;
}

function identifierOf(size: object | undefined): string {
  return size !== undefined && 'identifier' in size ? String(size.identifier) : '';
}
