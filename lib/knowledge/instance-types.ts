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
 * Every instance type that the clusters and the source documents name. All are amd64.
 *
 * Sizes: https://karpenter.sh/docs/reference/instance-types/; m5a, m6i and t3a are not verified there, and p3 left it.
 * Interfaces: nodeadm/internal/kubelet/instance-info.jsonl of https://github.com/awslabs/amazon-eks-ami (2026, p3 gone).
 * Prices: pkg/providers/pricing/zz_generated.pricing_aws.go of https://github.com/aws/karpenter-provider-aws, made from AWS's
 * price list on 2026-01-19. They are for the order of magnitude of a bill, not for the bill.
 */
export const instanceTypes: Readonly<Record<string, InstanceType>> = {
  't3.medium': { cpus: 2, memory: 4096, interfaces: 3, addresses: 6, hourly: 0.0416 },
  't3.large': { cpus: 2, memory: 8192, interfaces: 3, addresses: 12, hourly: 0.0832 },
  't3a.large': { cpus: 2, memory: 8192, interfaces: 3, addresses: 12, hourly: 0.0752 },
  'c5.large': { cpus: 2, memory: 4096, interfaces: 3, addresses: 10, hourly: 0.085 },
  'm5.large': { cpus: 2, memory: 8192, interfaces: 3, addresses: 10, hourly: 0.096 },
  'm5.xlarge': { cpus: 4, memory: 16384, interfaces: 4, addresses: 15, hourly: 0.192 },
  'm5.2xlarge': { cpus: 8, memory: 32768, interfaces: 4, addresses: 15, hourly: 0.384 },
  'm5a.xlarge': { cpus: 4, memory: 16384, interfaces: 4, addresses: 15, hourly: 0.172 },
  'm6a.xlarge': { cpus: 4, memory: 16384, interfaces: 4, addresses: 15, hourly: 0.1728 },
  'm6i.xlarge': { cpus: 4, memory: 16384, interfaces: 4, addresses: 15, hourly: 0.192 },
  'm6i.2xlarge': { cpus: 8, memory: 32768, interfaces: 4, addresses: 15, hourly: 0.384 },
  'g6.2xlarge': { cpus: 8, memory: 32768, gpus: 1, gpuName: 'l4', interfaces: 4, addresses: 15, hourly: 0.9776 },
  'g6e.2xlarge': { cpus: 8, memory: 65536, gpus: 1, gpuName: 'l40s', interfaces: 4, addresses: 15, hourly: 2.24208 },
  'p3.2xlarge': {
    cpus: 8,
    memory: 62464,
    gpus: 1,
    gpuName: 'v100',
    interfaces: 4,
    addresses: 15,
    hourly: 3.06,
    // corrections.md 1
    withdrawn: 'EC2 no longer lists it since May 2026',
  },
};

/** Share of the price on demand that a spot node is taken to cost. An estimate: spot prices differ by zone and hour. */
export const spotShare = 0.35;

/** USD an hour of an EKS control plane in standard support: https://aws.amazon.com/eks/pricing/; not verified. */
export const controlPlaneHourly = 0.1;

/** Hours of a month, as AWS counts them in its examples. */
export const monthlyHours = 730;
