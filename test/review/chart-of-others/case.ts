import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReviewCase } from '../platform.ts';

const chart = (name: string) => () => ({
  'podinfo.yaml': readFileSync(join(import.meta.dirname, name), 'utf8'),
});

export const reviewCase: ReviewCase = {
  shows: 'a public chart in two versions, as helm template writes them',
  base: chart('before.yaml'),
  head: chart('after.yaml'),
  rules: ['container-probes', 'image-tag'],
};
