import type { Cluster } from '../../model/cluster.ts';
import { each } from '../../model/each.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { instanceType, instanceTypeNames, type InstanceType } from '../../knowledge/instance-types.ts';
import { closest } from '../../schemas/closest.ts';

export const instanceTypeIsOffered: ClusterRule = {
  id: 'instance-type-is-offered',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ClusterConfig', 'NodePool'],
  summary: 'node pools name instance types that EC2 offers',
  why: 'EC2 starts no instance of a type that is withdrawn or misspelt, so the pool gets no node of it.',
  source: 'https://aws.amazon.com/ec2/instance-types/',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, name } of namedTypes(cluster)) {
      const type = instanceType(name);
      const meant = type === undefined ? misspelt(name) : undefined;
      if (meant !== undefined) yield { object, field, is: `'${name}' is no instance type`, needed: meant };
      else if (type?.withdrawn !== undefined)
        yield { object, field, is: `'${name}': ${type.withdrawn}`, needed: replacement(type) };
    }
  },
};

type Named = Pick<Found, 'object' | 'field'> & { readonly name: string };

function* namedTypes(cluster: Cluster): Iterable<Named> {
  for (const object of cluster.of('NodePool')) {
    for (const [index, { key, values = [] }] of (object.spec?.template?.spec?.requirements ?? []).entries()) {
      if (key !== 'node.kubernetes.io/instance-type') continue;
      for (const [at, name] of values.entries())
        yield { object, field: `spec.template.spec.requirements[${index}].values[${at}]`, name };
    }
  }
  for (const object of cluster.of('ClusterConfig')) {
    for (const list of ['managedNodeGroups', 'nodeGroups'] as const) {
      for (const [index, group] of (object[list] ?? []).entries())
        for (const path of ['instanceType', 'instanceTypes[]', 'instancesDistribution.instanceTypes[]'])
          for (const [name, field] of each<string>(group, path))
            yield { object, field: `${list}[${index}].${field}`, name };
    }
  }
}

/** The type that is meant by a name with a size that no type has; undefined where it may be one that is new. */
function misspelt(name: string): string | undefined {
  const [family = '', size = ''] = name.split('.');
  if (/^(nano|micro|small|medium|\d*x?large|metal(-\d+xl)?)$/.test(size)) return undefined;
  return closest(
    name,
    instanceTypeNames().filter((one) => one.startsWith(`${family}.`)),
  );
}

/** The cheapest types that are offered with the same CPUs and GPUs. */
function replacement({ arch, cpus, gpus }: InstanceType): string {
  const alike = instanceTypeNames().flatMap((name) => {
    const type = instanceType(name);
    const isAlike = type?.arch === arch && type.cpus === cpus && type.gpus === gpus && type.withdrawn === undefined;
    return isAlike ? { name, hourly: type.hourly } : [];
  });
  const cheapest = alike.sort((a, b) => a.hourly - b.hourly).slice(0, 3);
  return cheapest.length === 0 ? 'a type that is offered' : cheapest.map(({ name }) => name).join(' | ');
}
