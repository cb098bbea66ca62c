import { suggestion } from '../../schemas/closest.ts';
import type { ClusterRule } from '../../model/rule.ts';
import known from '../../knowledge/eks-addons.json' with { type: 'json' };

export const clusterAddonsExist: ClusterRule = {
  id: 'cluster-addons-exist',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['ClusterConfig'],
  summary: 'every add-on of an EKS cluster is one of EKS',
  why: 'eksctl stops at an unknown add-on, with the cluster half created. EKS may offer new names, so this is a warning.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html',
  ofObject: true,
  *check(cluster) {
    for (const config of cluster.of('ClusterConfig')) {
      for (const [index, { name = '' }] of (config.addons ?? []).entries()) {
        if (known.names.includes(name) || name.includes('_')) continue;
        const needed = `an add-on of EKS${suggestion(name, known.names)}, or a Helm chart`;
        yield { object: config, field: `addons[${index}].name`, is: `${name || 'missing'}: no add-on of EKS`, needed };
      }
    }
  },
};
