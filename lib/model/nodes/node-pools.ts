import { clusterZones } from './cluster-zones.ts';
import type { NodeGroupTaint } from '../../../imports/types/eksctl.io.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';
import { quantity } from '../quantity.ts';
import { maxPods } from './allocatable.ts';
import { spotShare, type InstanceType } from '../../knowledge/instance-types.ts';
import { matches } from './node-labels.ts';
import { osLabels, shapesOf, type Shape } from './shapes.ts';
import { installedChart } from '../delivery/installed-charts.ts';

/** Nodes of one purpose: a NodePool of Karpenter, a node group of eksctl, or the one machine of a developer. */
export interface Pool {
  readonly name: string;
  readonly object: KubernetesObject;
  /** Where its size stands. */
  readonly field: string;
  readonly kind: 'NodePool' | 'node group' | 'machine';
  readonly taints: readonly Taint[];
  /** What its nodes may be, cheapest first. */
  readonly shapes: readonly Shape[];
  /** Whether `shapes` is complete; an unknown instance type may have any size. */
  readonly known: boolean;
  readonly zones: readonly string[];
  /** The minimum and the maximum number of nodes. */
  readonly nodes: { readonly least: number; readonly most: number };
  /** Limits of all nodes together; Infinity without a limit. */
  readonly limits: { readonly cpu: number; readonly memory: number; readonly gpus: number };
  /** Karpenter tries the heaviest first. */
  readonly weight: number;
}

/** A taint that keeps pods out. */
export type Taint = Loose<{ key: string; value: string; effect: string }>;

/** All node pools of a cluster. */
export interface Pools {
  readonly pools: readonly Pool[];
  /** Whether these are all pools: NodePools may have node groups beside them that no manifest shows. */
  readonly complete: boolean;
  readonly onMachine: boolean;
}

/** Reads node pools from NodePools, ClusterConfigs and the annotation for a developer's machine. */
export function poolsOf(cluster: Cluster): Pools {
  const configs = cluster.of('ClusterConfig');
  const machines = configs.length > 0 ? [] : machinesOf(cluster);
  const zones = configs.flatMap(clusterZones);
  // Auto mode and Fargate create nodes that no manifest describes.
  const hidden = configs.some(
    ({ autoModeConfig, fargateProfiles = [] }) => autoModeConfig?.enabled === true || fargateProfiles.length > 0,
  );
  return {
    pools: [
      ...machines,
      ...configs.flatMap((config) => nodeGroups(cluster, config)),
      ...cluster.of('NodePool').map((pool) => karpenterPool(cluster, pool, zones)),
    ],
    complete: machines.length > 0 || (configs.length > 0 && !hidden),
    onMachine: machines.length > 0,
  };
}

const gibibyte = 1024 ** 3;

/** `strata.dev/machine: "4 CPU, 8Gi"` of an AppProject. A kind cluster with nodes of its own shares the machine among them. */
function machinesOf(cluster: Cluster): readonly Pool[] {
  return cluster.of('AppProject').flatMap((project): readonly Pool[] => {
    const [, cpus, memory] =
      /^([\d.]+) CPU, (\w+)$/.exec(project.metadata.annotations?.[machineAnnotation] ?? '') ?? [];
    const size = { cpu: Number(cpus), memory: quantity(memory), gpus: 0 };
    if (!(size.cpu > 0 && size.memory > 0)) return [];
    const shape: Shape = {
      name: 'the machine',
      size,
      // kind and k3s reserve nothing; the size of the disk is not known.
      allocatable: { ...size, storage: Infinity, pods: 110 },
      labels: new Map<string, readonly string[] | 'any'>([
        ['kubernetes.io/arch', 'any'],
        ['kubernetes.io/os', ['linux']],
        ['kubernetes.io/hostname', 'any'],
      ]),
      hourly: 0,
    };
    return [
      {
        name: 'the machine',
        object: project,
        field: `metadata.annotations['${machineAnnotation}']`,
        kind: 'machine',
        taints: [],
        shapes: [shape],
        known: true,
        zones: [],
        nodes: { least: 1, most: 1 },
        limits: noLimits,
        weight: 0,
      },
    ];
  });
}

const machineAnnotation = 'strata.dev/machine';
const noLimits = { cpu: Infinity, memory: Infinity, gpus: Infinity };

/** https://docs.aws.amazon.com/eks/latest/eksctl/ */
function nodeGroups(cluster: Cluster, config: Of<'ClusterConfig'>): readonly Pool[] {
  const grows = cluster.once(hasClusterAutoscaler);
  const prefixes = (config.addons ?? []).some(
    ({ name, configurationValues = '' }) => name === 'vpc-cni' && prefixDelegation.test(configurationValues),
  );
  const groups = (['managedNodeGroups', 'nodeGroups'] as const).flatMap((list) =>
    (config[list] ?? []).map((group, index) => ({
      group: group as NodeGroup,
      field: `${list}[${index}]`,
      managed: list === 'managedNodeGroups',
    })),
  );
  return groups.map(({ group, field, managed }) => {
    const { name = '', minSize, maxSize, maxPodsPerNode, volumeSize = 80, spot = false } = group;
    const named = group.instanceTypes ?? group.instancesDistribution?.instanceTypes ?? group.instanceType;
    // eksctl or a template of EC2 chooses where these are there.
    const chosen = named === undefined && (group.instanceSelector ?? group.launchTemplate) !== undefined;
    const names = chosen ? undefined : [named ?? 'm5.large'].flat();
    // Only for managed groups does EKS know how the network plugin is set.
    const pods = (type: InstanceType) => maxPodsPerNode ?? maxPods(type, managed && prefixes);
    const desired = group.desiredCapacity ?? minSize ?? 2;
    const share = spot || group.instancesDistribution?.onDemandPercentageAboveBaseCapacity === 0 ? spotShare : 1;
    const labels = [
      ...Object.entries(group.labels ?? {}).map(([key, value]) => [key, [value]] as const),
      ['alpha.eksctl.io/cluster-name', [config.metadata.name]],
      ['alpha.eksctl.io/nodegroup-name', [name]],
      ...(group.amiFamily?.startsWith('Windows') === true ? osLabels('windows') : []),
      ['eks.amazonaws.com/nodegroup', managed ? [name] : undefined],
      ['eks.amazonaws.com/capacityType', managed ? [spot ? 'SPOT' : 'ON_DEMAND'] : undefined],
    ] as const;
    const zones = group.availabilityZones ?? clusterZones(config);
    return {
      name,
      object: config,
      field: `${field}.${grows ? 'maxSize' : 'desiredCapacity'}`,
      kind: 'node group',
      taints: (group.taints ?? []).filter(keepsOut),
      ...shapesOf(names, labels, zones, pods, volumeSize * gibibyte, share),
      zones,
      nodes: { least: desired, most: grows ? Math.max(desired, maxSize ?? desired) : desired },
      limits: noLimits,
      weight: Infinity,
    };
  });
}

/** Fields that managed and self-managed node groups share. */
interface NodeGroup {
  readonly name?: string;
  readonly instanceType?: string;
  readonly instanceTypes?: readonly string[];
  readonly instancesDistribution?: {
    readonly instanceTypes?: readonly string[];
    readonly onDemandPercentageAboveBaseCapacity?: number;
  };
  readonly availabilityZones?: readonly string[];
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredCapacity?: number;
  readonly maxPodsPerNode?: number;
  readonly volumeSize?: number;
  readonly spot?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly Loose<NodeGroupTaint>[];
  readonly amiFamily?: string;
  readonly instanceSelector?: unknown;
  readonly launchTemplate?: unknown;
}

const prefixDelegation = /"?ENABLE_PREFIX_DELEGATION"?\s*:\s*"?true/;

/** Without a node autoscaler a node group has its desired size, whatever pods wait. */
function hasClusterAutoscaler(cluster: Cluster): boolean {
  return (
    installedChart(cluster, 'cluster-autoscaler') !== undefined ||
    cluster.pods.some(({ spec }) => spec.containers?.some(({ image = '' }) => /\/cluster-autoscaler[:@]/.test(image)))
  );
}

/** https://karpenter.sh/docs/concepts/nodepools/ */
function karpenterPool(cluster: Cluster, pool: Of<'NodePool'>, zonesOfCluster: readonly string[]): Pool {
  const { template, limits = {}, weight = 0, replicas } = pool.spec ?? {};
  const { requirements = [], taints = [], nodeClassRef } = template?.spec ?? {};
  const allowed = (key: string): readonly string[] | undefined =>
    requirements.find((one) => one.key === key && one.operator === 'In')?.values;
  const named = allowed('node.kubernetes.io/instance-type');
  const capacities = allowed('karpenter.sh/capacity-type') ?? ['on-demand'];
  const nodeClass = cluster.named('EC2NodeClass', '', nodeClassRef?.name ?? '');
  const { kubelet, blockDeviceMappings = [], instanceStorePolicy } = nodeClass?.spec ?? {};
  const root = blockDeviceMappings.find(({ rootVolume }) => rootVolume === true) ?? blockDeviceMappings[0];
  // Pods then use the disks of the instance, whose size the table does not have.
  const volume = instanceStorePolicy === 'RAID0' ? Infinity : quantity(root?.ebs?.volumeSize ?? '20Gi');
  const zones = allowed('topology.kubernetes.io/zone') ?? zonesOfCluster;
  const labels = [
    // For a custom label, the pod selects the value and Karpenter sets it on the node.
    ...requirements.map(
      ({ key = '', operator, values }) =>
        [key, operator === 'DoesNotExist' ? undefined : operator === 'In' ? values : 'any'] as const,
    ),
    ...Object.entries(template?.metadata?.labels ?? {}).map(([key, value]) => [key, [String(value)]] as const),
    ['karpenter.sh/nodepool', [pool.metadata.name]],
    ['karpenter.sh/capacity-type', capacities],
  ] as const;
  // Karpenter expects one pod for each address, even if the network plugin assigns prefixes.
  const pods = (type: InstanceType) => kubelet?.maxPods ?? maxPods(type, false);
  const share = capacities.includes('spot') ? spotShare : 1;
  const { shapes, known } = shapesOf(named, labels, zones, pods, Number.isFinite(volume) ? volume : Infinity, share);
  const limit = (name: string) => {
    const amount = quantity(limits[name]);
    return Number.isFinite(amount) ? amount : Infinity;
  };
  return {
    name: pool.metadata.name,
    object: pool,
    field: replicas === undefined ? 'spec.limits' : 'spec.replicas',
    kind: 'NodePool',
    taints: taints.filter(keepsOut),
    shapes: shapes.filter((shape) => requirements.every((one) => matches(one, shape.labels))),
    known,
    zones,
    nodes: replicas === undefined ? { least: 0, most: Infinity } : { least: replicas, most: replicas },
    limits: { cpu: limit('cpu'), memory: limit('memory'), gpus: limit('nvidia.com/gpu') },
    weight,
  };
}

function keepsOut({ effect }: Taint): boolean {
  return effect === 'NoSchedule' || effect === 'NoExecute';
}
