import { numberOption, type ClusterRule } from '../../model/rule.ts';
import { onWindows, writtenContainers, writtenPods } from '../../model/pods/written-pods.ts';

export const userAndGroupIds: ClusterRule = {
  id: 'user-and-group-ids',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every container runs with a user and group id of 10000 or more',
  why: 'A process that escapes its container has the rights of the node user with the same id.',
  source: 'https://avd.aquasec.com/misconfig/ksv020',
  options: { least: { meaning: 'the least number of a user or group', default: 10_000 } },
  ofObject: true,
  *check(cluster, options) {
    const least = numberOption(userAndGroupIds, 'least', options);
    for (const pods of writtenPods(cluster)) {
      const { spec, owner } = pods;
      // With user namespaces, ids of the pod differ from ids of the node.
      if (spec.hostUsers === false || onWindows(pods)) continue;
      for (const { container, field } of writtenContainers(pods)) {
        for (const name of ['runAsUser', 'runAsGroup'] as const) {
          const id = container.securityContext?.[name] ?? spec.securityContext?.[name];
          if (id !== undefined && id >= least) continue;
          yield {
            object: owner,
            field: `${field}.securityContext.${name}`,
            is: id === undefined ? "missing: the image's, or root" : String(id),
            needed: `${least} or more`,
          };
        }
      }
    }
  },
};
