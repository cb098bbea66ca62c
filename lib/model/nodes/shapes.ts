import { instanceType, instanceTypeNames, type InstanceType } from '../../knowledge/instance-types.ts';
import { allocatable } from './allocatable.ts';
import type { Labels } from './node-labels.ts';
import type { Room } from './room.ts';

/** A node type of a pool. */
export interface Shape {
  /** Instance type, or the name of the machine. */
  readonly name: string;
  /** Capacity of the node, which the limits of a pool count. */
  readonly size: { readonly cpu: number; readonly memory: number; readonly gpus: number };
  /** Capacity for pods, DaemonSets included. */
  readonly allocatable: Room;
  readonly labels: Labels;
  /** USD an hour. */
  readonly hourly: number;
}

const mebibyte = 1024 ** 2;

/** The nodes of named types, or of all that the table has, cheapest first, and whether the table has all of the named. */
export function shapesOf(
  names: readonly string[] | undefined,
  labelsOfPool: Iterable<readonly [string, readonly string[] | 'any' | undefined]>,
  zones: readonly string[],
  pods: (type: InstanceType) => number,
  volume: number,
  share: number,
): { readonly shapes: readonly Shape[]; readonly known: boolean } {
  const zone = zones.length === 0 ? 'any' : zones;
  const common: (readonly [string, readonly string[] | 'any'])[] = [
    ...osLabels('linux'),
    ['kubernetes.io/hostname', 'any'],
    ['topology.kubernetes.io/zone', zone],
    ['failure-domain.beta.kubernetes.io/zone', zone],
    ['topology.ebs.csi.aws.com/zone', zone],
    ['topology.k8s.aws/zone-id', 'any'],
    ['topology.kubernetes.io/region', 'any'],
    ['failure-domain.beta.kubernetes.io/region', 'any'],
  ];
  for (const [key, values] of labelsOfPool) if (values !== undefined) common.push([key, values]);
  const shapes = (names ?? instanceTypeNames()).flatMap((name): readonly Shape[] => {
    const type = instanceType(name);
    if (type === undefined || type.withdrawn !== undefined) return [];
    const { cpus, memory, gpus = 0, hourly } = type;
    return [
      {
        name,
        size: { cpu: cpus, memory: memory * mebibyte, gpus },
        allocatable: allocatable(type, pods(type), volume),
        labels: new Map<string, readonly string[] | 'any'>([...common, ...labelsOfType(name, type)]),
        hourly: hourly * share,
      },
    ];
  });
  return {
    shapes: shapes.sort((a, b) => a.hourly - b.hourly),
    known: names?.every((name) => instanceType(name) !== undefined) ?? false,
  };
}

/** The kubelet sets the old names of labels too: https://kubernetes.io/docs/reference/labels-annotations-taints/ */
export function osLabels(os: string): readonly (readonly [string, readonly string[]])[] {
  return [
    ['kubernetes.io/os', [os]],
    ['beta.kubernetes.io/os', [os]],
  ];
}

/** https://karpenter.sh/docs/reference/instance-types/ */
export function labelsOfType(
  name: string,
  { arch, cpus, memory, gpus, gpuName }: InstanceType,
): readonly (readonly [string, readonly string[] | 'any'])[] {
  const [family = '', size = ''] = name.split('.');
  const [, category = '', generation = ''] = /^([a-z]+)(?:-\d+tb)?(\d+)/.exec(family) ?? [];
  const ec2 = 'karpenter.k8s.aws/instance-';
  return [
    ['node.kubernetes.io/instance-type', [name]],
    ['beta.kubernetes.io/instance-type', [name]],
    ['kubernetes.io/arch', [arch]],
    ['beta.kubernetes.io/arch', [arch]],
    [`${ec2}category`, [category]],
    [`${ec2}generation`, [generation]],
    [`${ec2}family`, [family]],
    [`${ec2}size`, [size]],
    [`${ec2}cpu`, [String(cpus)]],
    [`${ec2}memory`, [String(memory)]],
    ...(gpus === undefined
      ? []
      : [
          [`${ec2}gpu-count`, [String(gpus)]] as const,
          [`${ec2}gpu-manufacturer`, ['nvidia']] as const,
          [`${ec2}gpu-name`, [gpuName ?? '']] as const,
          // NVIDIA's feature discovery, where it runs, says what it finds.
          ['nvidia.com/gpu.present', 'any'] as const,
          ['nvidia.com/gpu.product', 'any'] as const,
        ]),
  ];
}
