import type { Rule } from '../../model/rule.ts';
import { frozenRegistry } from './frozen-registry.ts';
import { imageDigest } from './image-digest.ts';
import { imageIsMaintained } from './image-is-maintained.ts';
import { imageMajorTag } from './image-major-tag.ts';
import { imagePullPolicy } from './image-pull-policy.ts';
import { imageTag } from './image-tag.ts';

export const imagesRules: readonly Rule[] = [
  imagePullPolicy,
  imageTag,
  imageMajorTag,
  imageDigest,
  frozenRegistry,
  imageIsMaintained,
];
