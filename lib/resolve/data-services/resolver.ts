import type { ClusterSpec } from '../../spec/cluster.ts';
import type { Environment } from '../../spec/environment.ts';
import type { SystemSpec } from '../../spec/system.ts';
import type { StatefulSetSpec, WorkloadSpec } from '../../spec/workload.ts';
import type { Declared } from '../calls.ts';
import type { Report } from '../problem.ts';
import type { DataService, InCluster } from '../system.ts';
import type { AwsRole, Egress } from '../workload.ts';

/** All that follows from one kind of data service; each kind is a file of this folder and a line in `resolvers.ts`. */
export interface Resolver<Service> {
  /** Reports what no type can refuse. */
  check?(service: Service, place: Place): void;
  /** Where it answers where it is no stand-in. */
  address(service: Service, cluster: ClusterSpec): Address;
  /** What a workload is told that calls it, at this address. */
  told(service: Service, address: Pick<Address, 'hosts' | 'port'>, cluster: ClusterSpec): Told;
  /** What its own objects need inside the cluster. */
  inCluster?(service: Service, place: Place): Partial<InCluster>;
  /** AWS rights that follow from a call. */
  rights?(service: Service, caller: Declared, cluster: ClusterSpec): AwsRole['statements'];
  /** Single-replica workload that takes its place where nothing is managed, and the port it answers on. */
  standIn?(service: Service): StandIn;
  /** Its size where nothing is managed and there is no stand-in for it. @default - as declared */
  smallest?(service: Service): Service;
  /** Workloads beside it, by name. */
  companions?(service: Service, address: Pick<Address, 'hosts' | 'port'>): Readonly<Record<string, WorkloadSpec>>;
}

/** What a data service is resolved against. */
export interface Place {
  readonly system: SystemSpec;
  readonly environment: Environment;
  readonly cluster: ClusterSpec;
  readonly dataServices: readonly DataService[];
  /** For fields of its spec. */
  readonly reportSpec: Report;
  /** For fields of its size. */
  readonly reportSize: Report;
}

/** Host names, the one that writes first, their port, and how a NetworkPolicy says the same. */
export interface Address {
  readonly hosts: readonly string[];
  readonly port: number;
  readonly egress: Egress;
}

/** Environment variables of a caller, and the connection URL that it gets as a file. */
export interface Told {
  readonly environment: Readonly<Record<string, string>>;
  readonly url?: Url;
}

/** A connection URL as a Go template over properties of a remote secret. */
export interface Url {
  readonly credentials: string;
  readonly properties: readonly string[];
  readonly template: string;
}

/** A workload that stands in for a data service: for dev, where all data is synthetic. */
export interface StandIn {
  readonly port: number;
  readonly spec: StatefulSetSpec;
}

/** An address in the data subnets of the VPC. */
export function inDataSubnets(
  hosts: readonly string[],
  port: number,
  protocol: 'TCP' | 'TLS',
  { network }: ClusterSpec,
): Address {
  return { hosts, port, egress: { to: 'host', hosts, port, protocol, cidrs: network.dataCidrs } };
}

/** Name of a variable that callers get: `DATABASE_HOST` for the service `database`. */
export function variable({ name }: DataService, suffix: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_${suffix}`;
}
