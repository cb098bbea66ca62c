import { each } from '../../model/each.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { quantity } from '../../model/quantity.ts';
import { fieldsIn } from '../../model/untyped.ts';

export const rayCountsItsGpus: ClusterRule = {
  id: 'ray-counts-its-gpus',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'Ray is told of no more GPUs than its container has',
  why: 'Ray places tasks by what num-gpus says. Tasks on GPUs that the container does not have fail when they start.',
  source: 'https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/config.html#rayparams',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.role !== 'head' && pods.role !== 'worker') continue;
      const at = pods.field.replace(/\.template\.spec$/, '');
      const [container] = pods.spec.containers ?? [];
      const told = Number(startParams(pods.owner, at)['num-gpus']);
      if (!(told > 0) || container === undefined) continue;
      // Schedulers that share GPUs are told by annotations.
      if (Object.keys(pods.annotations).some((name) => name.includes('gpu'))) continue;
      // Without a device plugin, a runtime class or a variable of NVIDIA's shows a container the GPUs of its node.
      const shared = container.env?.some(({ name }) => name === 'NVIDIA_VISIBLE_DEVICES') === true;
      if (shared || pods.spec.runtimeClassName !== undefined || (pods.spec.resourceClaims ?? []).length > 0) continue;
      const { limits = {}, requests = {} } = container.resources ?? {};
      const has = Object.entries({ ...requests, ...limits })
        .filter(([name]) => /gpu|\/mig-/.test(name) && name.includes('/'))
        .reduce((sum, [, amount]) => sum + quantity(amount), 0);
      if (!(told > has)) continue;
      const is = `${told}, and container ${container.name ?? ''} has ${has === 0 ? 'no GPU' : `${has}`}`;
      const needed = has === 0 ? 'limits of nvidia.com/gpu, or no num-gpus' : `'${has}', or more in the limits`;
      yield { object: pods.owner, field: `${at}.rayStartParams['num-gpus']`, is, needed };
    }
  },
};

/** Parameters of `ray start` of the group whose pods stand at a field. */
function startParams(object: object, at: string): Readonly<Record<string, unknown>> {
  for (const path of ['spec.headGroupSpec.rayStartParams', 'spec.workerGroupSpecs[].rayStartParams'])
    for (const [params, field] of each<unknown>(object, path))
      if (field === `${at}.rayStartParams`) return fieldsIn(params);
  return {};
}
