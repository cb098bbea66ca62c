import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { heldFields } from '../../lib/knowledge/held-fields.ts';
import { review } from '../../lib/review/review.ts';
import { sideOf } from './manifests.ts';

type Value = string | number | boolean | object;

const eksctl = 'eksctl.io/v1alpha5 ClusterConfig';

/** A change that is not simply made: apiVersion and kind, the field, and its values before and after. */
const examples: readonly (readonly [object: string, field: string, before: Value, after: Value])[] = [
  ['apps/v1 Deployment', 'spec.selector', { matchLabels: { app: 'a' } }, { matchLabels: { app: 'b' } }],
  ['apps/v1 StatefulSet', 'spec.serviceName', 'a', 'b'],
  ['batch/v1 Job', 'spec.completions', 1, 2],
  ['v1 Service', 'spec.clusterIP', 'None', '10.0.0.1'],
  ['storage.k8s.io/v1 StorageClass', 'parameters', { type: 'gp3' }, { type: 'gp3', tagSpecification_1: 'Owner=a' }],
  ['v1 PersistentVolumeClaim', 'spec.storageClassName', 'gp2', 'gp3'],
  ['v1 PersistentVolumeClaim', 'spec.resources.requests.storage', '20Gi', '10Gi'],
  ['rbac.authorization.k8s.io/v1 RoleBinding', 'roleRef.name', 'a', 'b'],
  ['v1 ConfigMap', '', { immutable: true, data: { a: '1' } }, { immutable: true, data: { a: '2' } }],
  ['v1 Secret', 'type', 'Opaque', 'kubernetes.io/tls'],
  ['v1 ResourceQuota', 'spec.scopes', ['Terminating'], ['NotTerminating']],
  ['networking.k8s.io/v1 IngressClass', 'spec.controller', 'a.example.com/one', 'a.example.com/two'],
  ['node.k8s.io/v1 RuntimeClass', 'handler', 'runc', 'gvisor'],
  ['v1 PersistentVolume', 'spec.csi.volumeHandle', 'vol-1', 'vol-2'],
  ['scheduling.k8s.io/v1 PriorityClass', 'value', 100, 200],
  ['v1 Pod', 'spec.nodeName', 'a', 'b'],
  ['kafka.strimzi.io/v1 KafkaTopic', 'spec.partitions', 6, 3],
  ['kafka.strimzi.io/v1 KafkaTopic', 'spec.replicas', 2, 3],
  ['kafka.strimzi.io/v1 KafkaTopic', 'spec.topicName', 'a', 'b'],
  ['postgresql.cnpg.io/v1 Cluster', 'spec.storage.size', '20Gi', '10Gi'],
  ['postgresql.cnpg.io/v1 Cluster', 'spec.bootstrap', { initdb: { database: 'a' } }, { initdb: { database: 'b' } }],
  ['rds.services.k8s.aws/v1alpha1 DBInstance', 'spec.engine', 'postgres', 'mysql'],
  ['rds.services.k8s.aws/v1alpha1 DBInstance', 'spec.engineVersion', '16.9', '17.5'],
  ['rds.services.k8s.aws/v1alpha1 DBInstance', 'spec.dbInstanceClass', 'db.r6g.large', 'db.r6g.xlarge'],
  ['rds.services.k8s.aws/v1alpha1 DBInstance', 'spec.allocatedStorage', 200, 100],
  ['rds.services.k8s.aws/v1alpha1 DBInstance', 'spec.multiAZ', true, false],
  ['elasticache.services.k8s.aws/v1alpha1 ReplicationGroup', 'spec.port', 6379, 6380],
  ['elasticache.services.k8s.aws/v1alpha1 ReplicationGroup', 'spec.engineVersion', '7.0', '7.1'],
  ['kafka.services.k8s.aws/v1alpha1 Cluster', 'spec.brokerNodeGroupInfo.clientSubnets', ['a'], ['b']],
  ['kafka.services.k8s.aws/v1alpha1 Cluster', 'spec.numberOfBrokerNodes', 6, 3],
  ['kafka.services.k8s.aws/v1alpha1 Cluster', 'spec.kafkaVersion', '3.8.x', '3.9.x'],
  ['mq.services.k8s.aws/v1alpha1 Broker', 'spec.deploymentMode', 'SINGLE_INSTANCE', 'CLUSTER_MULTI_AZ'],
  ['mq.services.k8s.aws/v1alpha1 Broker', 'spec.engineVersion', '3.13', '4.2'],
  [eksctl, 'managedNodeGroups', [{ name: 'a', instanceType: 'm5.large' }], [{ name: 'a', instanceType: 'm7i.large' }]],
  [eksctl, 'vpc.cidr', '10.0.0.0/16', '10.1.0.0/16'],
  [eksctl, 'secretsEncryption.keyARN', 'arn:aws:kms:us-east-1:1:key/a', 'arn:aws:kms:us-east-1:1:key/b'],
  [eksctl, 'metadata', { name: 'one', version: '1.35' }, { name: 'one', version: '1.34' }],
  [eksctl, 'metadata', { name: 'one', version: '1.34' }, { name: 'one', version: '1.36' }],
];

describe('a review says of a change that is refused, ignored or interrupts', () => {
  const named = new Set<string>();

  it.each(examples)('%s %s: %j to %j', (object, field, before, after) => {
    const { review: made } = review(
      sideOf('base', fileOf(object, field, before)),
      sideOf('head', fileOf(object, field, after)),
    );
    const held = heldFields.filter(({ says }) => made.consequences.some(({ reason }) => same(reason, says)));
    expect(held).toHaveLength(1);
    for (const { says, instead } of held) {
      named.add(says);
      expect(made.consequences.find(({ reason }) => same(reason, says))?.wayOut).toBe(instead);
    }
  });

  it('has an example of each field that is held', () => {
    expect(heldFields.map(({ says }) => says).filter((says) => !named.has(says))).toEqual([]);
  });
});

it.each<[object: string, field: string, before: Value, after: Value]>([
  ['v1 PersistentVolumeClaim', 'spec.resources.requests.storage', '10Gi', '20Gi'],
  [eksctl, 'managedNodeGroups', [{ name: 'a', maxSize: 3 }], [{ name: 'a', maxSize: 4 }]],
  [eksctl, 'metadata', { name: 'one', version: '1.35' }, { name: 'one', version: '1.36' }],
])('says nothing of a field that changes in place: %s %s', (object, field, before, after) => {
  const { review: made } = review(
    sideOf('base', fileOf(object, field, before)),
    sideOf('head', fileOf(object, field, after)),
  );
  expect(made.consequences.filter(({ reason }) => heldFields.some(({ says }) => same(reason, says)))).toEqual([]);
});

function same(reason: string, says: string): boolean {
  return reason.toLowerCase() === `${says}.`.toLowerCase();
}

/** A file with an object that has a value at a field; at '' for fields of its root. */
function fileOf(object: string, field: string, value: Value): Readonly<Record<string, string>> {
  const [apiVersion = '', kind = ''] = object.split(' ');
  const nested = field === '' ? value : field.split('.').reduceRight<Value>((inner, key) => ({ [key]: inner }), value);
  const text = stringify({ apiVersion, kind, metadata: { name: 'one', namespace: 'shop' }, ...(nested as object) });
  return { 'dist/production/shop/one.yaml': text };
}
