import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { instanceTypes } from '../../knowledge/instance-types.ts';

export const instanceTypeIsOffered: ClusterRule = {
  id: 'instance-type-is-offered',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ClusterConfig', 'NodePool'],
  summary: 'node pools name instance types that EC2 still offers',
  why: 'EC2 starts no instance of a withdrawn type, so the pool gets no node of it.',
  source: 'https://aws.amazon.com/ec2/instance-types/',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, name } of namedTypes(cluster)) {
      const { withdrawn } = instanceTypes[name] ?? {};
      if (withdrawn !== undefined) yield { object, field, is: `'${name}': ${withdrawn}`, needed: replacement(name) };
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
      for (const [index, { instanceType }] of (object[list] ?? []).entries())
        if (instanceType !== undefined) yield { object, field: `${list}[${index}].instanceType`, name: instanceType };
    }
  }
}

/** An offered type with the same CPUs and GPUs. */
function replacement(name: string): string {
  const { cpus, gpus } = instanceTypes[name] ?? {};
  const alike = Object.entries(instanceTypes).filter(
    ([, type]) => type.withdrawn === undefined && type.cpus === cpus && type.gpus === gpus,
  );
  return alike.length === 0 ? 'a type that is offered' : alike.map(([other]) => other).join(' | ');
}
