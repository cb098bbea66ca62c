import { suggestion } from '../../schemas/closest.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { deliveriesOf } from '../../model/delivery/deliveries.ts';

export const applicationHasProject: ClusterRule = {
  id: 'application-has-project',
  tier: 'policy',
  severity: 'error',
  kinds: ['Application'],
  summary: 'every Application belongs to a project that limits it',
  why: 'The project `default` permits everything: a wrong path or a compromised repository can then write to any namespace.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project',
  *check(cluster) {
    const names = new Set(cluster.of('AppProject').map(({ metadata }) => metadata.name));
    for (const { object, field, spec } of cluster.once(deliveriesOf)) {
      const { project = '' } = spec;
      // The value comes from a generator.
      if (names.has(project) || project.includes('{{')) continue;
      const found = { object, field: `${field}.project` };
      if (project === '' || project === 'default')
        yield { ...found, is: 'default, which permits everything', needed: 'a project that permits what it deploys' };
      else if (names.size > 0) {
        const is = `there is no AppProject ${project}`;
        yield { ...found, is, needed: `a project that is there${suggestion(project, names)}` };
      }
    }
  },
};
