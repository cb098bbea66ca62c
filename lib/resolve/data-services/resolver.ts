import type { ClusterSpec } from '../../spec/cluster.ts';
import type { Environment } from '../../spec/environment.ts';
import type { SystemSpec } from '../../spec/system.ts';
import type { StatefulSetSpec, WorkloadSpec } from '../../spec/workload.ts';
import type { Declared } from '../declared.ts';
import type { Report } from '../problem.ts';
import type { DataService, InCluster } from '../system.ts';
import type { Egress } from '../edges-of-workload.ts';
import type { AwsRole } from '../workload.ts';

/** Everything that depends on the kind of a data service; each kind is a file in this folder and a line in `resolvers.ts`. */
export interface Resolver<Service> {
  /** Reports wrong values that the types allow. */
  check?(service: Service, place: Place): void;
  /** The address of the service itself, not of its stand-in. */
  address(service: Service, cluster: ClusterSpec): Address;
  /** What a workload that calls it needs to connect to this address. */
  connectionInfo(service: Service, destination: Destination, cluster: ClusterSpec): ConnectionInfo;
  /** What its own objects need in the cluster: secrets, pods, an archive, AWS rights. */
  inCluster?(service: Service, place: Place): Partial<InCluster>;
  /** AWS rights that a caller gets. */
  rights?(service: Service, caller: Declared, cluster: ClusterSpec): AwsRole['statements'];
  /** The stand-in for environments without managed services. @default - none: the service itself runs there */
  standIn?(service: Service): StandIn;
  /** Its size in environments without managed services, if it has no stand-in. @default - as declared */
  smallest?(service: Service): Service;
  /** Further workloads that it needs, such as an exporter, by name. */
  companions?(service: Service, address: Pick<Address, 'hosts' | 'port'>): Readonly<Record<string, WorkloadSpec>>;
}

/** The surroundings of a data service that its resolver may use. */
export interface Place {
  readonly system: SystemSpec;
  readonly environment: Environment;
  readonly cluster: ClusterSpec;
  readonly dataServices: readonly DataService[];
  /** Reports a problem with a field of its spec. */
  readonly reportSpec: Report;
  /** Reports a problem with a field of its size. */
  readonly reportSize: Report;
}

/** Where callers connect to: host names (the writable one first) and their port. */
export interface Destination {
  readonly hosts: readonly string[];
  readonly port: number;
  /** Whether the first host is a workload of the mesh, which encrypts the connection. @default - false */
  readonly inMesh?: boolean;
}

/** A destination with the matching NetworkPolicy egress. */
export interface Address extends Destination {
  readonly egress: Egress;
}

/** Environment variables of a caller, and its connection URL. */
export interface ConnectionInfo {
  readonly environment: Readonly<Record<string, string>>;
  readonly url?: Url;
}

/** A connection URL, as a Go template over properties of a remote secret. */
export interface Url {
  readonly credentials: string;
  readonly properties: readonly string[];
  readonly template: string;
}

/** The stand-in of a data service, and the port that it serves. */
export interface StandIn {
  readonly port: number;
  readonly spec: StatefulSetSpec;
}

/** The address of a service in the data subnets of the VPC. */
export function inDataSubnets(
  hosts: readonly string[],
  port: number,
  protocol: 'TCP' | 'TLS',
  { network }: ClusterSpec,
): Address {
  return { hosts, port, egress: { to: 'host', hosts, port, protocol, cidrs: network.dataCidrs } };
}

/** Name of a caller's environment variable, such as `DATABASE_HOST` for the service `database`. */
export function variable({ name }: DataService, suffix: string): string {
  return `${name.toUpperCase().replaceAll('-', '_')}_${suffix}`;
}
