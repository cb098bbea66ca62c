// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface Cluster {
  apiVersion: 'kafka.services.k8s.aws/v1alpha1';
  kind: 'Cluster';
  metadata: NamespacedMetadata;
  spec: ClusterSpec;
}

export interface ClusterSpec {
  associatedSCRAMSecretRefs?: Array<{
    from?: {
      name?: string;
      namespace?: string;
    };
  }>;
  associatedSCRAMSecrets?: Array<string>;
  brokerNodeGroupInfo: {
    brokerAZDistribution?: string;
    clientSubnetRefs?: Array<{
      from?: {
        name?: string;
        namespace?: string;
      };
    }>;
    clientSubnets?: Array<string>;
    connectivityInfo?: {
      networkType?: string;
      publicAccess?: {
        type?: string;
      };
      vpcConnectivity?: {
        clientAuthentication?: {
          sasl?: Sasl;
          tls?: {
            enabled?: boolean;
          };
        };
      };
    };
    instanceType?: string;
    securityGroupRefs?: Array<{
      from?: {
        name?: string;
        namespace?: string;
      };
    }>;
    securityGroups?: Array<string>;
    storageInfo?: {
      ebsStorageInfo?: {
        provisionedThroughput?: {
          enabled?: boolean;
          volumeThroughput?: number;
        };
        volumeSize?: number;
      };
    };
  };
  clientAuthentication?: {
    sasl?: Sasl;
    tls?: {
      certificateAuthorityARNList?: Array<string>;
      enabled?: boolean;
    };
    unauthenticated?: {
      enabled?: boolean;
    };
  };
  configurationInfo?: {
    arn?: string;
    revision?: number;
  };
  encryptionInfo?: {
    encryptionAtRest?: {
      dataVolumeKMSKeyID?: string;
    };
    encryptionInTransit?: {
      clientBroker?: string;
      inCluster?: boolean;
    };
  };
  enhancedMonitoring?: string;
  kafkaVersion: string;
  loggingInfo?: {
    brokerLogs?: {
      cloudWatchLogs?: {
        enabled?: boolean;
        logGroup?: string;
      };
      firehose?: {
        deliveryStream?: string;
        enabled?: boolean;
      };
      s3?: {
        bucket?: string;
        enabled?: boolean;
        prefix?: string;
      };
    };
  };
  name: string;
  numberOfBrokerNodes: number;
  openMonitoring?: {
    prometheus?: {
      jmxExporter?: {
        enabledInBroker?: boolean;
      };
      nodeExporter?: {
        enabledInBroker?: boolean;
      };
    };
  };
  policy?: string;
  rebalancing?: {
    status?: string;
  };
  storageMode?: string;
  tags?: Record<string, string>;
}

export interface Configuration {
  apiVersion: 'kafka.services.k8s.aws/v1alpha1';
  kind: 'Configuration';
  metadata: NamespacedMetadata;
  spec: ConfigurationSpec;
}

export interface ConfigurationSpec {
  description?: string;
  kafkaVersions?: Array<string>;
  name: string;
  serverProperties: string;
}

export interface Sasl {
  iam?: {
    enabled?: boolean;
  };
  scram?: {
    enabled?: boolean;
  };
}
