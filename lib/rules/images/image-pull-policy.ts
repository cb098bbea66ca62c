import type { ClusterRule } from '../../model/rule.ts';
import { writtenContainers, writtenPods } from '../../model/pods/written-pods.ts';

export const imagePullPolicy: ClusterRule = {
  id: 'image-pull-policy',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every image without a digest is pulled for each pod',
  why: 'A tag can be moved. Without a pull, a node runs whatever image it has under that tag.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  ofObject: true,
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      for (const { container, field } of writtenContainers(pods)) {
        const { image, imagePullPolicy } = container;
        const policy = imagePullPolicy === '' ? undefined : imagePullPolicy;
        if (image === undefined || policy === 'Always' || image.includes('@sha256:')) continue;
        // Kubernetes defaults to Always only for these.
        if (policy === undefined && (image.endsWith(':latest') || !/:[^/]+$/.test(image))) continue;
        yield {
          object: pods.owner,
          field: `${field}.imagePullPolicy`,
          is: policy ?? 'missing, which is IfNotPresent',
          needed: 'Always, or an image with a digest',
        };
      }
    }
  },
};
