import type { ClusterRule } from '../../model/rule.ts';
import { imagesOf } from '../../model/images.ts';

export const imageMajorTag: ClusterRule = {
  id: 'image-major-tag',
  tier: 'policy',
  severity: 'warning',
  kinds: ['Deployment'],
  summary: 'every image tag is more specific than a major version',
  why: '`postgres:17` is a different image after every minor release.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, image, tag, hasDigest } of imagesOf(cluster)) {
      if (hasDigest || tag === undefined || !/^v?\d{1,3}(?:-[a-z]+)?$/.test(tag)) continue;
      yield { object, field, is: `${image}: every release of ${tag}`, needed: 'the tag of one release' };
    }
  },
};
