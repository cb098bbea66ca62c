import type { ClusterRule } from '../../model/rule.ts';
import { imagesOf } from '../../model/images.ts';

export const imageTag: ClusterRule = {
  id: 'image-tag',
  tier: 'policy',
  severity: 'error',
  kinds: ['Deployment'],
  summary: 'every image has an immutable tag',
  why: 'A moving tag gives each node whatever image it pulled last, and a change of the image appears in no pull request.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, image, tag, hasDigest } of imagesOf(cluster)) {
      const needed = 'the tag of a release';
      if (/[${}<>\s]/.test(image)) yield { object, field, is: `${image}: nothing fills that in`, needed };
      else if (hasDigest) continue;
      else if (tag === undefined || tag === '') yield { object, field, is: `${image}: no tag, so latest`, needed };
      else if (moving.has(tag.toLowerCase()) || isVariant.test(tag))
        yield { object, field, is: `${image}: ${tag} moves`, needed };
    }
  },
};

/** The base of an image, without a release: `redis:alpine`, `node:lts-bookworm-slim`. */
const isVariant = /^([a-z]+-)?(alpine|slim|bookworm|bullseye|buster|trixie|jammy|focal|noble|nonroot|debug)(-[a-z]+)*$/;

/** Names of branches, channels and environments. */
const moving = new Set(
  'latest main master trunk head dev develop development edge nightly canary unstable stable release next current rolling beta alpha rc lts test testing staging prod production snapshot'.split(
    ' ',
  ),
);
