// Made by `npm run import`.

export interface Cluster {
  apiVersion: 'kind.x-k8s.io/v1alpha4';
  containerdConfigPatches?: Array<string>;
  containerdConfigPatchesJSON6902?: Array<string>;
  featureGates?: Record<string, boolean>;
  kind: 'Cluster';
  kubeadmConfigPatches?: Array<string>;
  name?: string;
  networking?: {
    apiServerAddress?: string;
    apiServerPort?: number;
    disableDefaultCNI?: boolean;
    dnsSearch?: Array<string>;
    ipFamily?: 'ipv4' | 'ipv6' | 'dual';
    kubeProxyMode?: 'iptables' | 'nftables' | 'ipvs' | 'none';
    podSubnet?: string;
    serviceSubnet?: string;
  };
  nodes?: Array<{
    extraMounts?: Array<{
      containerPath: string;
      hostPath: string;
      propagation?: 'None' | 'HostToContainer' | 'Bidirectional';
      readOnly?: boolean;
      selinuxRelabel?: boolean;
    }>;
    extraPortMappings?: Array<{
      containerPort: number;
      hostPort?: number;
      listenAddress?: string;
      protocol?: 'TCP' | 'UDP' | 'SCTP';
    }>;
    image?: string;
    kubeadmConfigPatches?: Array<string>;
    labels?: Record<string, string>;
    role: 'control-plane' | 'worker';
  }>;
  runtimeConfig?: Record<string, string>;
}
