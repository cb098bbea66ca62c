import type { ClusterRule } from '../../model/rule.ts';
import { danglingKeys } from '../../model/references/dangling-keys.ts';
import { everywhere, presentConfigMaps } from '../../model/references/produced-keys.ts';

export const configMapKeyExists: ClusterRule = {
  id: 'config-map-key-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every ConfigMap and key that is read is there, in the namespace where it is read',
  why: 'A pod that reads a missing ConfigMap or key stays in CreateContainerConfigError.',
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#using-configmaps-as-files-from-a-pod',
  *check(cluster) {
    yield* danglingKeys(cluster, 'ConfigMap', cluster.once(presentConfigMaps), everywhere);
  },
};
