import type { ClusterRule } from '../../model/rule.ts';

export const clusterSecretsEncrypted: ClusterRule = {
  id: 'cluster-secrets-encrypted',
  tier: 'policy',
  severity: 'error',
  kinds: ['ClusterConfig'],
  summary: 'an EKS cluster encrypts its Secrets with a key of KMS',
  why: 'Without a key of your own, etcd holds Secrets as they are.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html',
  ofObject: true,
  *check(cluster) {
    for (const config of cluster.of('ClusterConfig')) {
      if ((config.secretsEncryption?.keyARN ?? '') !== '') continue;
      yield { object: config, field: 'secretsEncryption.keyARN', is: 'missing', needed: 'the ARN of a key' };
    }
  },
};
