import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { Found, Rule } from '../../model/rule.ts';

export const awsKeyIsArn: Rule = {
  id: 'aws-key-is-arn',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Broker', 'Cluster', 'DBCluster', 'DBInstance', 'ReplicationGroup'],
  summary: 'objects of ACK name a KMS key by its ARN or by a reference, and not by an alias',
  why: 'AWS answers with the ARN of the key. ACK then sees a difference that no update removes, or overwrites what Argo CD applied.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html',
  ofObject: true,
  *check(cluster) {
    for (const [object, field, key] of keys(cluster)) {
      if (key === undefined || !/(^|:)alias\//.test(key)) continue;
      yield { object, field, is: `'${key}'`, needed: 'the ARN of the key, arn:aws:kms:…:key/…' } satisfies Found;
    }
  },
};

function* keys(cluster: Cluster): Iterable<readonly [KubernetesObject, string, string | undefined]> {
  for (const kind of ['DBCluster', 'DBInstance', 'ReplicationGroup'] as const)
    for (const object of cluster.of(kind)) yield [object, 'spec.kmsKeyID', object.spec?.kmsKeyID];
  for (const object of cluster.of('Broker'))
    yield [object, 'spec.encryptionOptions.kmsKeyID', object.spec?.encryptionOptions?.kmsKeyID];
  for (const object of cluster.of('Cluster.kafka.services.k8s.aws')) {
    const { dataVolumeKMSKeyID } = object.spec?.encryptionInfo?.encryptionAtRest ?? {};
    yield [object, 'spec.encryptionInfo.encryptionAtRest.dataVolumeKMSKeyID', dataVolumeKMSKeyID];
  }
}
