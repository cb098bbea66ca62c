import type { Cluster } from '../../../imports/types/kafka.services.k8s.aws.ts';
import type { Kafka } from '../../spec/data-service.ts';
import type { KafkaSize } from '../../spec/data-service-size.ts';
import type { Network } from '../../spec/cluster.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';
import { costTags } from './tags.ts';

/** An MSK cluster that requires TLS and IAM authentication. */
export function kafkaCluster(owner: AwsOwner, name: string, spec: Kafka, size: KafkaSize, network: Network): Cluster {
  return {
    apiVersion: 'kafka.services.k8s.aws/v1alpha1',
    kind: 'Cluster',
    metadata: awsMetadata(owner, name),
    spec: {
      name: size.identifier,
      kafkaVersion: spec.version,
      numberOfBrokerNodes: size.brokers.length,
      brokerNodeGroupInfo: {
        instanceType: size.instanceType,
        // MSK requires a multiple of the number of subnets.
        clientSubnets: network.dataSubnets.slice(0, size.brokers.length),
        securityGroups: [...network.dataSecurityGroups],
        storageInfo: { ebsStorageInfo: { volumeSize: size.volumeSize } },
      },
      clientAuthentication: { sasl: { iam: { enabled: true } }, unauthenticated: { enabled: false } },
      ...(size.configuration && { configurationInfo: { ...size.configuration } }),
      tags: costTags(owner, name),
      encryptionInfo: {
        encryptionAtRest: { dataVolumeKMSKeyID: owner.key },
        encryptionInTransit: { clientBroker: 'TLS', inCluster: true },
      },
    },
  };
}
