import { isProduction } from '../../model/environment.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { imagesOf } from '../../model/images.ts';

export const imageDigest: ClusterRule = {
  id: 'image-digest',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'every image of production is pinned by digest',
  why: 'Anybody who can push to the registry can move a tag; a digest always names the same image.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  *check(cluster) {
    if (!isProduction(cluster)) return;
    for (const { object, field, image, hasDigest } of imagesOf(cluster))
      if (!hasDigest) yield { object, field, is: image, needed: 'the same with @sha256: and its digest' };
  },
};
