import type { Container } from '../../../imports/kubernetes.ts';
import type { Loose } from '../../model/kinds.ts';
import { containersOf } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const noStaticCloudKeys: ClusterRule = {
  id: 'no-static-cloud-keys',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods', 'BackupStorageLocation', 'ClusterSecretStore'],
  summary: 'AWS is accessed through roles, not static keys',
  why: 'An AWS access key in a Secret never expires, and works from everywhere.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles',
  ofObject: true,
  *check(cluster) {
    const needed = 'a role, by Pod Identity or auth.jwt';
    for (const store of cluster.of('SecretStore', 'ClusterSecretStore')) {
      if (store.spec?.provider?.aws?.auth?.secretRef === undefined) continue;
      yield { object: store, field: 'spec.provider.aws.auth.secretRef', is: 'a static key', needed };
    }
    for (const location of cluster.of('BackupStorageLocation')) {
      if (location.spec?.provider !== 'aws' || location.spec.credential === undefined) continue;
      // MinIO has no roles.
      if ((location.spec.config?.s3Url ?? '') !== '') continue;
      yield { object: location, field: 'spec.credential', is: 'a static key', needed };
    }
    for (const pods of cluster.pods) {
      for (const { container, field } of containersOf(pods))
        for (const [index, { name }] of (container.env ?? []).entries())
          if (name === 'AWS_SECRET_ACCESS_KEY' && !isElsewhere(container))
            yield { object: pods.owner, field: `${field}.env[${index}].name`, is: name, needed };
    }
  },
};

/** A configured endpoint means MinIO or another cloud, which do not have AWS roles. */
function isElsewhere({ env = [] }: Loose<Container>): boolean {
  return env.some(({ name = '', value = '' }) => endpoint.test(name) && !/^$|\.amazonaws\.com/.test(value));
}

const endpoint = /^AWS_ENDPOINT_URL|(?:^|_)(?:S3|MINIO)_ENDPOINT/;
