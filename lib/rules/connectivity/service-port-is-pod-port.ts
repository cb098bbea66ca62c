import type { ClusterRule } from '../rule.ts';

/** The VPC CNI looks at a connection before a Service maps its port. https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html#cni-network-policy-considerations */
export const servicePortIsPodPort: ClusterRule = {
  id: 'service-port-is-pod-port',
  severity: 'warning',
  summary: 'under NetworkPolicies of the VPC CNI a Service has the port of its pods',
  *check(cluster) {
    if (cluster.of('ClusterConfig').length === 0 || cluster.of('NetworkPolicy').length === 0) return;
    for (const object of cluster.of('Service')) {
      const { clusterIP, ports = [], selector, type } = object.spec ?? {};
      if (selector === undefined || clusterIP === 'None' || type === 'ExternalName') continue;
      for (const [index, { port, targetPort = port }] of ports.entries()) {
        if (port === undefined || targetPort === port || typeof targetPort === 'string') continue;
        yield {
          object,
          field: `spec.ports[${index}].port`,
          is: `${port}, and the pods have ${targetPort}: policies on their port may refuse callers of the Service`,
          needed: String(targetPort),
        };
      }
    }
  },
};
