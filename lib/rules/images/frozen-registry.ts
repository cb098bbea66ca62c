import { containersOf } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const frozenRegistry: ClusterRule = {
  id: 'frozen-registry',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'no image is from a registry that is frozen',
  why: 'A registry that takes no new images gets no security fixes.',
  source: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) {
      for (const { container, field } of containersOf(pods)) {
        const { image = '' } = container;
        const host = frozen.find((prefix) => image.startsWith(prefix));
        if (host === undefined) continue;
        const is = `'${image}' is from ${host.slice(0, -1)}, which has taken no image since 2023-04-03`;
        yield { object: pods.owner, field: `${field}.image`, is, needed: 'the image of registry.k8s.io' };
      }
    }
  },
};

/** https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/ */
const frozen = ['k8s.gcr.io/', 'gcr.io/google_containers/', 'gcr.io/google-containers/'] as const;
