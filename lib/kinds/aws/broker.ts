import type { Broker } from '../../../imports/types/mq.services.k8s.aws.ts';
import type { Network } from '../../spec/cluster.ts';
import type { Rabbitmq } from '../../spec/data-service.ts';
import type { RabbitmqSize } from '../../spec/data-service-size.ts';
import { credentialsSecret } from '../external-secret.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';
import { costTags } from './tags.ts';

const days = {
  mon: 'MONDAY',
  tue: 'TUESDAY',
  wed: 'WEDNESDAY',
  thu: 'THURSDAY',
  fri: 'FRIDAY',
  sat: 'SATURDAY',
  sun: 'SUNDAY',
} as const;

/** A RabbitMQ broker of Amazon MQ in the data subnets, with one user for all workloads. */
export function broker(
  owner: AwsOwner,
  name: string,
  { version, user, maintenanceStart }: Rabbitmq,
  size: RabbitmqSize,
  { dataSubnets, dataSecurityGroups }: Network,
): Broker {
  return {
    apiVersion: 'mq.services.k8s.aws/v1alpha1',
    kind: 'Broker',
    metadata: awsMetadata(owner, name),
    spec: {
      name: size.identifier,
      engineType: 'RABBITMQ',
      engineVersion: version,
      hostInstanceType: size.instanceType,
      deploymentMode: size.deploymentMode,
      // A single-instance broker has one subnet.
      subnetIDs: size.deploymentMode === 'SINGLE_INSTANCE' ? dataSubnets.slice(0, 1) : [...dataSubnets],
      securityGroups: [...dataSecurityGroups],
      publiclyAccessible: false,
      // Amazon MQ accepts no other value for RabbitMQ.
      autoMinorVersionUpgrade: true,
      maintenanceWindowStartTime: {
        dayOfWeek: days[maintenanceStart.slice(0, 3) as keyof typeof days],
        timeOfDay: maintenanceStart.slice(4),
        timeZone: 'UTC',
      },
      logs: { general: true },
      encryptionOptions: { useAWSOwnedKey: false, kmsKeyID: owner.key },
      tags: costTags(owner, name),
      users: [
        {
          username: user,
          password: { namespace: owner.namespace, name: credentialsSecret(name), key: 'password' },
        },
      ],
    },
  };
}
