import { mayBeProduction } from '../../model/environment.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const imageAliasIsPinned: ClusterRule = {
  id: 'image-alias-is-pinned',
  tier: 'policy',
  severity: 'warning',
  kinds: ['EC2NodeClass'],
  summary: 'nodes of production start with a pinned version of their image',
  why: "With the alias of the latest image, Karpenter replaces every node whenever AWS releases one, in all environments at once. It is a house's choice: who wants each patch at once takes the latest.",
  source: 'https://karpenter.sh/docs/tasks/managing-amis/',
  *check(cluster) {
    if (!mayBeProduction(cluster)) return;
    for (const object of cluster.of('EC2NodeClass')) {
      for (const [index, { alias = '' }] of (object.spec?.amiSelectorTerms ?? []).entries()) {
        if (!alias.endsWith('@latest')) continue;
        const is = `${alias}: each release of AWS replaces all nodes`;
        const needed = `a version, such as ${alias.replace('latest', 'v20260101')}`;
        yield { object, field: `spec.amiSelectorTerms[${index}].alias`, is, needed };
      }
    }
  },
};
