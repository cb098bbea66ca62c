import type { ClusterRule } from '../../model/rule.ts';

/** Secrets lie in etcd as they are, unless a key of one's own encrypts them. */
export const clusterSecretsEncrypted: ClusterRule = {
  id: 'cluster-secrets-encrypted',
  severity: 'error',
  summary: 'an EKS cluster encrypts its Secrets with a key of KMS',
  *check(cluster) {
    for (const config of cluster.of('ClusterConfig')) {
      if ((config.secretsEncryption?.keyARN ?? '') !== '') continue;
      yield { object: config, field: 'secretsEncryption.keyARN', is: 'missing', needed: 'the ARN of a key' };
    }
  },
};
