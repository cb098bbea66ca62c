import type { SystemSpec } from '../spec/system.ts';
import type { ClusterSpec } from '../spec/cluster.ts';
import type { Environment } from '../spec/environment.ts';
import type { Report } from './problem.ts';
import type { KafkaContext } from './scaling.ts';
import { standIn } from './stand-ins.ts';
import type { DataService } from './system.ts';
import type { Egress, Secrets } from './workload.ts';

/** What a workload that calls a data service gets by it. */
export interface Connection {
  readonly egress: Egress;
  /** Environment variables with address and name. */
  readonly environment: Readonly<Record<string, string>>;
  /** A secret file with the connection URL. */
  readonly secret: Secrets['keys'][number] | undefined;
}

/** Each data service of a system with its size in the environment; every service needs one, and of its own kind. */
export function resolveDataServices(
  system: SystemSpec,
  environment: Environment,
  report: Report,
): readonly DataService[] {
  const { dataServices: sizes } = system.clusters[environment.name];
  const managed = environment.dataServices === 'managed';
  const resolved: DataService[] = [];
  for (const [name, spec] of Object.entries(system.dataServices ?? {})) {
    const size = sizes[name];
    const field = `clusters.${environment.name}.dataServices.${name}`;
    if (system.layers[spec.layer] === undefined)
      report(`dataServices.${name}.layer`, `'${spec.layer}'`, 'one of the layers of the system');
    if (size?.kind !== spec.kind)
      report(field, size === undefined ? 'missing' : `kind ${size.kind}`, `the size of a ${spec.kind}`);
    else resolved.push({ name, namespace: spec.layer, managed, spec, size } as DataService);
  }
  return resolved;
}

/** How to reach a data service: over the VPC's data subnets, or the stand-in's Service in dev. */
export function connection(service: DataService, system: SystemSpec, environment: Environment): Connection {
  const cluster = system.clusters[environment.name];
  const prefix = service.name.toUpperCase().replaceAll('-', '_');
  const { hosts, port } = address(service, cluster.region);
  const egress: Egress = service.managed
    ? {
        to: 'host',
        hosts,
        port,
        protocol: isKafka(service) || isBucket(service) ? 'TLS' : 'TCP',
        cidrs: isBucket(service) ? undefined : cluster.network.dataCidrs,
      }
    : { to: 'workload', namespace: service.namespace, workload: service.name, services: [service.name], ports: [port] };
  return { egress, ...variables(service, prefix, cluster, environment, system.name) };
}

/** Brokers and partitions, for triggers on consumer lag. */
export function kafkaContext(services: readonly DataService[], cluster: ClusterSpec): KafkaContext | undefined {
  const kafka = services.find(isKafka);
  if (kafka === undefined) return undefined;
  return {
    bootstrapServers: bootstrapServers(kafka, cluster.region),
    iamRegion: kafka.managed ? cluster.region : undefined,
    partitions: new Map(kafka.spec.topics.map((topic) => [topic.name, topic.partitions])),
  };
}

/** Brokers with their port: 9098 is MSK's listener with IAM over TLS, 9092 the stand-in's within the mesh. */
function bootstrapServers(kafka: Extract<DataService, { spec: { kind: 'kafka' } }>, region: string): string {
  const { hosts, port } = address(kafka, region);
  return hosts.map((host) => `${host}:${port}`).join(',');
}

/** Whether the data service is Kafka. */
export function isKafka(service: DataService): service is Extract<DataService, { spec: { kind: 'kafka' } }> {
  return service.spec.kind === 'kafka';
}

function isBucket(service: DataService): service is Extract<DataService, { spec: { kind: 'bucket' } }> {
  return service.spec.kind === 'bucket';
}

function address(service: DataService, region: string): { readonly hosts: readonly string[]; readonly port: number } {
  if (!service.managed) {
    return {
      hosts: [`${service.name}.${service.namespace}.svc.cluster.local`],
      port: standIn(service.name, service.spec).port,
    };
  }
  const { size } = service;
  if (size.kind === 'kafka') return { hosts: size.brokers, port: 9098 };
  if (size.kind === 'aurora-postgresql') return { hosts: [size.endpoint, size.readerEndpoint], port: 5432 };
  return { hosts: [`${size.name}.s3.${region}.amazonaws.com`], port: 443 };
}

function variables(
  service: DataService,
  prefix: string,
  cluster: ClusterSpec,
  environment: Environment,
  system: string,
): Pick<Connection, 'environment' | 'secret'> {
  const { hosts, port } = address(service, cluster.region);
  const { spec, size } = service;
  switch (spec.kind) {
    case 'kafka': {
      const servers = hosts.map((host) => `${host}:${port}`).join(',');
      const protocol = service.managed ? 'SASL_SSL' : 'PLAINTEXT';
      return {
        environment: {
          [`${prefix}_BOOTSTRAP_SERVERS`]: servers,
          [`${prefix}_SECURITY_PROTOCOL`]: protocol,
          [`${prefix}_BROKER`]: `${hosts[0] ?? ''}:${port}`,
          [`${prefix}_REGION`]: cluster.region,
        },
        secret: undefined,
      };
    }
    case 'aurora-postgresql': {
      const sslmode = service.managed ? 'require' : 'disable';
      const host = hosts[0] ?? '';
      const url = `postgresql://{{ .username | urlquery }}:{{ .password | urlquery }}@${host}:${port}/${spec.database}?sslmode=${sslmode}`;
      return {
        environment: {
          [`${prefix}_HOST`]: host,
          [`${prefix}_READER_HOST`]: hosts[1] ?? host,
          [`${prefix}_NAME`]: spec.database,
          [`${prefix}_URL_FILE`]: `/etc/secrets/${service.name}-url`,
        },
        secret: {
          key: `${service.name}-url`,
          remoteKey: remoteKey(system, environment, spec.credentials),
          template: url,
          properties: ['username', 'password'],
        },
      };
    }
    case 'bucket': {
      const name = size.kind === 'bucket' ? size.name : service.name;
      return {
        environment: service.managed
          ? { [`${prefix}_BUCKET`]: name, AWS_REGION: cluster.region }
          : { [`${prefix}_BUCKET`]: service.name, AWS_ENDPOINT_URL_S3: `http://${hosts[0] ?? ''}:${port}` },
        secret: undefined,
      };
    }
  }
}

/** Key of a remote secret: by system and environment, so that no environment reads another's. */
export function remoteKey(system: string, environment: Environment, name: string): string {
  return environment.secretStore.provider === 'kubernetes' ? name : `${system}/${environment.name}/${name}`;
}
