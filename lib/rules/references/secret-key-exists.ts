import type { ClusterRule } from '../rule.ts';
import { danglingKeys } from './dangling-keys.ts';
import { producedSecrets } from './produced-keys.ts';

/** A pod whose Secret or key nobody produces waits in CreateContainerConfigError; a controller fails in its log. */
export const secretKeyExists: ClusterRule = {
  id: 'secret-key-exists',
  severity: 'error',
  summary: 'every Secret and key that is read is produced in the namespace where it is read',
  *check(cluster) {
    yield* danglingKeys(cluster, 'Secret', cluster.once(producedSecrets));
  },
};
