import { oldestKubernetes, runningKubernetes } from '../../knowledge/kubernetes-versions.ts';
import { ended } from '../../model/ended-versions.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const apiVersionServed: ClusterRule = {
  id: 'api-version-served',
  tier: 'correctness',
  severity: 'error',
  kinds: [
    'CSIDriver',
    'CSIStorageCapacity',
    'CustomResourceDefinition',
    'ExternalSecret',
    'KafkaTopic',
    'PodDisruptionBudget',
    'PodSecurityPolicy',
    'ServiceCIDR',
  ],
  summary: `every apiVersion is served by Kubernetes ${oldestKubernetes} to ${runningKubernetes}, and by the controllers that are installed`,
  why: 'The API server refuses an object of a version that it does not serve: "no matches for kind".',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  *check(cluster) {
    for (const [object, { instead, since }] of ended(cluster, false)) {
      yield { object, field: 'apiVersion', is: `'${object.apiVersion}' is not served since ${since}`, needed: instead };
    }
  },
};
