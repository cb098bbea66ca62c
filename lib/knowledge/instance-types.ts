import known from './instance-types.json' with { type: 'json' };

/** An EC2 instance type, with what scheduling and a bill need of it. */
export interface InstanceType {
  readonly cpus: number;
  /** Memory in MiB. */
  readonly memory: number;
  readonly gpus?: number;
  /** As Karpenter labels it. */
  readonly gpuName?: string;
  /** Network interfaces, and IPv4 addresses of each: they bound the pods of a node. */
  readonly interfaces: number;
  readonly addresses: number;
  /** USD an hour on demand, Linux, in us-east-1; for us-west-2 it is taken to be the same. */
  readonly hourly: number;
  /** Why no node of it can be made any more. */
  readonly withdrawn?: string;
}

/**
 * Every instance type that the clusters and the source documents name. Prices are for the order of magnitude of a bill, not for
 * the bill.
 */
export const instanceTypes: Readonly<Record<string, InstanceType>> = known.types;

/** Share of the price on demand that a spot node is taken to cost. An estimate: spot prices differ by zone and hour. */
export const spotShare = 0.35;

/** USD an hour of an EKS control plane in standard support. */
export const controlPlaneHourly = known.controlPlaneHourly;

/** Hours of a month, as AWS counts them in its examples. */
export const monthlyHours = 730;
