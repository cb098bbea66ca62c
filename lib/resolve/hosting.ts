import type { ClusterSpec } from '../spec/cluster.ts';
import type { Environment } from '../spec/environment.ts';

/** What follows from the place where a cluster runs: AWS, or one machine. Kinds read this and never ask for the place. */
export interface Hosting {
  /** Program that creates the cluster from a rendered file; undefined: the cluster is installed on the machine itself. */
  readonly createdBy: 'eksctl' | 'kind' | undefined;
  /** Address ranges of the nodes. */
  readonly nodeCidrs: readonly string[];
  /** Addresses of the DNS resolver of the nodes, as ranges. */
  readonly resolverCidrs: readonly string[];
  /** Who issues the certificates of public hosts. */
  readonly issuer:
    { readonly by: 'itself' } | { readonly by: "Let's Encrypt"; readonly email: string; readonly region: string };
  /** Whether volumes come from the StorageClass `gp3` that Strata renders, and not from one that the cluster has. */
  readonly hasStorageClass: boolean;
  /** Whether Loki and Tempo keep logs and traces. */
  readonly keepsLogsAndTraces: boolean;
  /** Whether alerts are sent to people. */
  readonly sendsAlerts: boolean;
  /** Namespace whose Secrets replace a secret store; undefined if there is a real one. */
  readonly localSecrets: string | undefined;
}

/** Decides everything that depends on the platform of an environment. */
export function resolveHosting(owner: string, cluster: ClusterSpec, environment: Environment): Hosting {
  const { vpcCidr, controlPlaneCidrs } = cluster.network;
  const { secretStore } = environment;
  const localSecrets = secretStore.provider === 'kubernetes' ? secretStore.namespace : undefined;
  switch (environment.platform) {
    case 'eks':
      return {
        createdBy: 'eksctl',
        nodeCidrs: [vpcCidr],
        // The third address of the VPC: https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
        resolverCidrs: [vpcCidr.replace(/\d+\/\d+$/, '2/32')],
        issuer: { by: "Let's Encrypt", email: `${owner}@${cluster.domain}`, region: cluster.region },
        hasStorageClass: true,
        keepsLogsAndTraces: true,
        sendsAlerts: true,
        localSecrets,
      };
    case 'kind':
      return {
        createdBy: cluster.machine?.distribution === 'k3s' ? undefined : 'kind',
        // `vpcCidr` is the network of the pods; the API server, and the resolver of the machine, are in the network of the nodes.
        nodeCidrs: controlPlaneCidrs,
        resolverCidrs: controlPlaneCidrs,
        issuer: { by: 'itself' },
        hasStorageClass: false,
        keepsLogsAndTraces: false,
        sendsAlerts: false,
        localSecrets,
      };
  }
}
