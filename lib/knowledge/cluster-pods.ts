import type { KnownService, Part } from './charts/chart.ts';

/** Pods that nobody renders; they bear more labels than these. */
export interface KnownPods {
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
}

/**
 * What runs in kube-system of every cluster, or comes with it from its vendor; not verified. That CoreDNS is called kube-dns
 * is so everywhere: https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/
 */
export const clusterPods: readonly KnownPods[] = [
  { part: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, serviceAccount: 'coredns' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'node-local-dns' }, serviceAccount: 'node-local-dns' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'kube-proxy' }, serviceAccount: 'kube-proxy' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'aws-node' }, serviceAccount: 'aws-node' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'metrics-server' }, serviceAccount: 'metrics-server' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'cilium' }, serviceAccount: 'cilium' },
  { namespace: 'kube-system', labels: { 'k8s-app': 'calico-node' }, serviceAccount: 'calico-node' },
  { namespace: 'kube-system', labels: { app: 'ebs-csi-controller' }, serviceAccount: 'ebs-csi-controller-sa' },
  { namespace: 'kube-system', labels: { 'app.kubernetes.io/name': 'eks-pod-identity-agent' } },
];

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

/** What EKS and the add-ons of the ClusterConfigs run; not verified but for aws-node, 25m in each of two containers. https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html */
export const eksPods: readonly ClusterPods[] = [
  { name: 'aws-node', cpu: 0.05, daemon: true },
  { name: 'kube-proxy', cpu: 0.1, daemon: true },
  { name: 'ebs-csi-node', cpu: 0.03, memory: 120, daemon: true },
  { name: 'eks-pod-identity-agent', daemon: true },
  { name: 'coredns', cpu: 0.1, memory: 70, replicas: 2 },
  { name: 'ebs-csi-controller', cpu: 0.06, memory: 240, replicas: 2 },
];

/** What kind runs on its one node: the static pods of kubeadm, its network and CoreDNS; not verified. https://kind.sigs.k8s.io/ */
export const kindPods: readonly ClusterPods[] = [
  { name: 'kube-apiserver', cpu: 0.25 },
  { name: 'kube-controller-manager', cpu: 0.2 },
  { name: 'kube-scheduler', cpu: 0.1 },
  { name: 'etcd', cpu: 0.1, memory: 100 },
  { name: 'kindnet', cpu: 0.1, memory: 50 },
  { name: 'coredns', cpu: 0.1, memory: 70, replicas: 2 },
];

/**
 * k3s is one process and not pods, but takes as much of the machine: the more of two machines that were measured, 30 % of a
 * core of an ARM and 1596 MB on a Xeon. https://docs.k3s.io/reference/resource-profiling (k3s 1.26)
 */
export const k3sPods: readonly ClusterPods[] = [
  { name: 'k3s', cpu: 0.3, memory: 1522 },
  { name: 'coredns', cpu: 0.1, memory: 70 },
];
