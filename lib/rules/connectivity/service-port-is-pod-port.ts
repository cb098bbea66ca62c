import { selectedPods } from '../../model/pods/selected-pods.ts';
import { portOf } from '../../model/pods/container-ports.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const servicePortIsPodPort: ClusterRule = {
  id: 'service-port-is-pod-port',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['Service'],
  summary: 'under VPC CNI NetworkPolicies a Service port equals its target port',
  why: 'The VPC CNI checks a connection before the Service translates its port, so its policies see the port of the Service.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html#cni-network-policy-considerations',
  *check(cluster) {
    if (cluster.of('ClusterConfig').length === 0 || cluster.of('NetworkPolicy').length === 0) return;
    for (const object of cluster.of('Service')) {
      const { clusterIP, ports = [], selector, type } = object.spec ?? {};
      if (selector === undefined || clusterIP === 'None' || type === 'ExternalName') continue;
      for (const [index, { port, protocol = 'TCP', targetPort }] of ports.entries()) {
        if (port === undefined || targetPort === undefined || targetPort === port) continue;
        const pods = selectedPods(cluster, object.metadata.namespace ?? '', { matchLabels: selector });
        const others =
          typeof targetPort === 'number'
            ? [targetPort]
            : pods.flatMap((one) => portOf(one, targetPort, protocol)?.number ?? []);
        const other = others.find((one) => one !== port);
        if (other === undefined) continue;
        yield {
          object,
          field: `spec.ports[${index}].port`,
          is: `${port}, and the pods have ${other}: policies on their port may refuse callers of the Service`,
          needed: String(other),
        };
      }
    }
  },
};
