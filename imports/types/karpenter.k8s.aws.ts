// Made by `npm run import`.

import type { ClusterMetadata } from '../kubernetes.ts';

export interface EC2NodeClass {
  apiVersion: 'karpenter.k8s.aws/v1';
  kind: 'EC2NodeClass';
  metadata: ClusterMetadata;
  spec: EC2NodeClassSpec;
}

export interface EC2NodeClassSpec {
  amiFamily?: 'AL2' | 'AL2023' | 'Bottlerocket' | 'Custom' | 'Windows2019' | 'Windows2022' | 'Windows2025';
  amiSelectorTerms: Array<{
    alias?: string;
    id?: string;
    name?: string;
    owner?: string;
    ssmParameter?: string;
    tags?: Record<string, string>;
  }>;
  associatePublicIPAddress?: boolean;
  blockDeviceMappings?: Array<{
    deviceName?: string;
    ebs?: {
      deleteOnTermination?: boolean;
      encrypted?: boolean;
      iops?: number;
      kmsKeyID?: string;
      snapshotID?: string;
      throughput?: number;
      volumeInitializationRate?: number;
      volumeSize?: string;
      volumeType?: 'standard' | 'io1' | 'io2' | 'gp2' | 'sc1' | 'st1' | 'gp3';
    };
    rootVolume?: boolean;
  }>;
  capacityReservationSelectorTerms?: Array<{
    id?: string;
    instanceMatchCriteria?: 'open' | 'targeted';
    ownerID?: string;
    tags?: Record<string, string>;
  }>;
  connectionTracking?: {
    tcpEstablishedTimeout?: number;
    udpStreamTimeout?: number;
    udpTimeout?: number;
  };
  context?: string;
  cpuOptions?: {
    nestedVirtualization?: 'enabled' | 'disabled';
  };
  detailedMonitoring?: boolean;
  instanceProfile?: string;
  instanceStorePolicy?: 'RAID0';
  ipPrefixCount?: number;
  kubelet?: {
    clusterDNS?: Array<string>;
    cpuCFSQuota?: boolean;
    evictionHard?: Record<string, string>;
    evictionMaxPodGracePeriod?: number;
    evictionSoft?: Record<string, string>;
    evictionSoftGracePeriod?: Record<string, string>;
    imageGCHighThresholdPercent?: number;
    imageGCLowThresholdPercent?: number;
    kubeReserved?: Record<string, string>;
    maxPods?: number;
    podsPerCore?: number;
    systemReserved?: Record<string, string>;
  };
  metadataOptions?: {
    httpEndpoint?: 'enabled' | 'disabled';
    httpProtocolIPv6?: 'enabled' | 'disabled';
    httpPutResponseHopLimit?: number;
    httpTokens?: 'required' | 'optional';
  };
  networkInterfaces?: Array<{
    deviceIndex: number;
    interfaceType: 'interface' | 'efa-only';
    networkCardIndex: number;
  }>;
  placementGroupSelector?: {
    id?: string;
    name?: string;
  };
  role?: string;
  securityGroupSelectorTerms: Array<{
    id?: string;
    name?: string;
    tags?: Record<string, string>;
  }>;
  subnetSelectorTerms: Array<{
    id?: string;
    tags?: Record<string, string>;
  }>;
  tags?: Record<string, string>;
  userData?: string;
}
