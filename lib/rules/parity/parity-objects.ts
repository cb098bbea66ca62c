import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { PlatformRule, Told } from '../../model/rule.ts';
import { isOfWriter, mayBeAlone } from '../../model/parity/alone.ts';
import { comparisonsOf } from '../../model/parity/comparisons.ts';
import { followsStrategy } from '../../model/parity/delivery.ts';
import { parityExcerpt, type ParityExcerpt } from '../../model/parity/excerpt.ts';

export const parityObjects: PlatformRule<ParityExcerpt | null> = {
  id: 'parity-objects',
  tier: 'contract',
  severity: 'error',
  ofSystem: true,
  kinds: ['Deployment', 'Service', 'ServiceEntry'],
  summary: 'staging, production and dr have the same objects, but for copies of data and previews',
  why: 'What only production has is tested nowhere; what production lacks was tested in vain.',
  excerpt: parityExcerpt,
  *compare(excerpts, whole) {
    for (const { production, other, missing, extra } of comparisonsOf(excerpts, whole)) {
      const follows = followsStrategy(production.cluster, other.cluster);
      yield* alone(missing, production.cluster, other.cluster, follows);
      yield* alone(extra, other.cluster, production.cluster, follows);
    }
  },
};

function* alone(
  objects: readonly KubernetesObject[],
  cluster: Cluster,
  without: Cluster,
  follows: (object: KubernetesObject) => boolean,
): Iterable<Told> {
  for (const object of objects) {
    if (mayBeAlone(object, cluster) || follows(object) || isOfWriter(object, cluster, without)) continue;
    const is = `${without.name} has no such ${object.kind}`;
    const needed = `the same in ${without.name}, or in neither`;
    yield { object: cluster.mention(object), field: 'metadata.name', is, needed };
  }
}
