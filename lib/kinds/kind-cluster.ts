import type { Cluster } from '../../imports/types/kind.x-k8s.io.ts';
import type { System } from '../resolve/system.ts';

/** The configuration of a kind cluster on one machine. The gateway answers on the machine's ports 80 and 443. */
export function kindCluster({ cluster }: System): Cluster {
  return {
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    kind: 'Cluster',
    name: cluster.name,
    networking: { podSubnet: cluster.network.vpcCidr, serviceSubnet: '10.96.0.0/16' },
    nodes: [
      {
        role: 'control-plane',
        extraPortMappings: [
          { containerPort: 30080, hostPort: 80, protocol: 'TCP' },
          { containerPort: 30443, hostPort: 443, protocol: 'TCP' },
        ],
      },
    ],
  };
}
