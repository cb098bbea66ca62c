import type { ClusterRule } from '../../model/rule.ts';
import { danglingKeys } from '../../model/references/dangling-keys.ts';
import { producedSecrets } from '../../model/references/produced-keys.ts';

export const secretKeyExists: ClusterRule = {
  id: 'secret-key-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'AlertmanagerConfig', 'TriggerAuthentication'],
  summary: 'every Secret and key that is read is produced in the namespace where it is read',
  why: 'A pod that reads a missing Secret or key stays in CreateContainerConfigError. A controller that reads one only logs the error.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets',
  *check(cluster) {
    yield* danglingKeys(cluster, 'Secret', cluster.once(producedSecrets));
  },
};
