import type { Architecture } from './architecture.ts';
import type { ClusterSpec } from './cluster.ts';
import type { CloudnativePgSize, DataServiceSize } from './data-service-size.ts';

/** The cluster of a system on a developer's machine, where single-replica stand-ins take the place of AWS services. */
export interface LocalCluster {
  /** Name in kind or k3s. */
  readonly name: string;
  /** Domain that the system's hosts stand under, e.g. `shop.localhost`. */
  readonly domain: string;
  /** AWS account, 12 digits, and region of the registry that images are pulled from. */
  readonly account: string;
  readonly region: string;
  /** Data services of the system by name, each with the kind that it has in the cloud. */
  readonly dataServices: Readonly<Record<string, LocalDataService>>;
  /** What makes the cluster, and on which processor. @default - kind on amd64 */
  readonly machine?: { readonly distribution: 'kind' | 'k3s'; readonly architecture: Architecture };
  /** Address range of the machine's own network. @default - the Docker network of kind, 172.18.0.0/16 */
  readonly hostCidr?: string;
}

/** A data service on a developer's machine: its stand-in needs no size, and answers under its own name. */
export type LocalDataService =
  | { readonly kind: 'aurora-postgresql' | 'bucket' | 'kafka' | 'postgresql-external' | 'rabbitmq' | 'redis' }
  | {
      readonly kind: 'rds-postgresql';
      /** Name of the database in it. @default - that of the spec */
      readonly database?: string;
    }
  | CloudnativePgSize;

/** What each distribution sets its cluster up with: https://kind.sigs.k8s.io/docs/user/configuration/, https://docs.k3s.io/cli/server */
const ranges = {
  kind: { vpcCidr: '10.244.0.0/16', apiServerCidr: '10.96.0.1/32' },
  k3s: { vpcCidr: '10.42.0.0/16', apiServerCidr: '10.43.0.1/32' },
} as const;

/** A whole cluster from what differs between developers' machines. */
export function localCluster(local: LocalCluster): ClusterSpec {
  const { name, domain, account, region, machine, hostCidr = '172.18.0.0/16' } = local;
  return {
    name,
    region,
    account,
    network: {
      ...ranges[machine?.distribution ?? 'kind'],
      dataCidrs: [],
      dataSubnets: [],
      dataSecurityGroups: [],
      apiServerPorts: [443, 6443],
      controlPlaneCidrs: [hostCidr],
      zones: [],
    },
    nodePools: {},
    ...(machine && { machine }),
    systemNodes: { instanceType: 'none', min: 1, max: 1 },
    dataServices: Object.fromEntries(
      Object.entries(local.dataServices).map(([service, spec]) => [service, standIn(service, spec)]),
    ),
    domain,
  };
}

/** The fields that a managed service has; its stand-in reads none of them but the kind and the name. */
function standIn(name: string, spec: LocalDataService): DataServiceSize {
  switch (spec.kind) {
    case 'aurora-postgresql':
      return {
        kind: 'aurora-postgresql',
        identifier: name,
        writer: 'none',
        readers: [],
        endpoint: name,
        readerEndpoint: name,
      };
    case 'bucket':
      return { kind: 'bucket', name };
    case 'cloudnative-pg':
      return spec;
    case 'kafka':
      return { kind: 'kafka', identifier: name, brokers: [name], instanceType: 'none', volumeSize: 2 };
    case 'postgresql-external':
      return { kind: 'postgresql-external', host: name, port: 5432 };
    case 'rabbitmq':
      return {
        kind: 'rabbitmq',
        identifier: name,
        instanceType: 'none',
        deploymentMode: 'SINGLE_INSTANCE',
        endpoint: name,
      };
    case 'rds-postgresql':
      return {
        ...spec,
        identifier: name,
        instanceClass: 'none',
        storage: { allocated: 2, max: 2 },
        multiAz: false,
        backupRetentionDays: 1,
        endpoint: name,
      };
    case 'redis':
      return { kind: 'redis', identifier: name, nodeType: 'none', nodes: 1, endpoint: name, readerEndpoint: name };
  }
}
