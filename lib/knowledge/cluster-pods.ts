import type { KnownService, Part } from './charts/chart.ts';
import known from './cluster-pods.json' with { type: 'json' };

/** Pods that nobody renders; they bear more labels than these. */
export interface KnownPods {
  /** Name of what runs them. @default - not known */
  readonly name?: string;
  /** What they do for others. @default - nothing that rules know of */
  readonly part?: Part;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount?: string;
  readonly service?: KnownService;
  /** Ports by name, where they are known. */
  readonly ports?: Readonly<Record<string, number>>;
  /** Whether they are proxies of the mesh whatever their namespace says. @default - false */
  readonly inMesh?: true;
  /** Whether they are in the network of their node, where no policy counts. @default - false */
  readonly hostNetwork?: true;
}

/** What runs in kube-system of every cluster, or comes with it from its vendor. */
export const clusterPods = known.pods.items as readonly KnownPods[];

/** Pods of a cluster itself, as they request CPUs and MiB. */
export interface ClusterPods {
  readonly name: string;
  readonly cpu?: number;
  readonly memory?: number;
  /** @default - 1 */
  readonly replicas?: number;
  /** One on each node, whatever its taints. */
  readonly daemon?: boolean;
}

/** What EKS and the add-ons of the ClusterConfigs run. */
export const eksPods: readonly ClusterPods[] = known.eks.items;

/** What kind runs on its one node: the static pods of kubeadm, its network and CoreDNS. */
export const kindPods: readonly ClusterPods[] = known.kind.items;

/** What k3s takes of its machine. */
export const k3sPods: readonly ClusterPods[] = known.k3s.items;
