import type { System } from '../../resolve/system.ts';
import { attribute, document, ref, tags, type Resource, type Resources } from './resource.ts';

/** EC2 events about nodes that will stop, which Karpenter reads: https://karpenter.sh/docs/reference/cloudformation/ */
const events = {
  HealthRule: ['aws.health', 'AWS Health Event'],
  SpotInterruptionRule: ['aws.ec2', 'EC2 Spot Instance Interruption Warning'],
  RebalanceRule: ['aws.ec2', 'EC2 Instance Rebalance Recommendation'],
  InstanceStateRule: ['aws.ec2', 'EC2 Instance State-change Notification'],
  CapacityReservationRule: ['aws.ec2', 'EC2 Capacity Reservation Instance Interruption Warning'],
} as const;

/** The queue that Karpenter reads, with the name of the cluster, and the rules that fill it. */
export function interruptions(system: System): Resources {
  const queue = attribute('InterruptionQueue', 'Arn');
  const rules = Object.entries(events).map(([name, [source, detail]]): readonly [string, Resource] => [
    name,
    {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: [source], 'detail-type': [detail] },
        Targets: [{ Id: 'KarpenterInterruptionQueue', Arn: queue }],
        Tags: tags(system, 'karpenter'),
      },
    },
  ]);
  return {
    InterruptionQueue: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: system.cluster.name,
        MessageRetentionPeriod: 300,
        SqsManagedSseEnabled: true,
        Tags: tags(system, 'karpenter'),
      },
    },
    InterruptionQueuePolicy: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [ref('InterruptionQueue')],
        PolicyDocument: document(
          {
            Effect: 'Allow',
            Principal: { Service: ['events.amazonaws.com', 'sqs.amazonaws.com'] },
            Action: 'sqs:SendMessage',
            Resource: queue,
          },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sqs:*',
            Resource: queue,
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ),
      },
    },
    ...Object.fromEntries(rules),
  };
}
