import type { ClusterRule } from '../../model/rule.ts';
import { hasUndeclaredPorts, portOf, portsOf } from '../../model/pods/container-ports.ts';
import { selectedPods } from '../../model/pods/selected-pods.ts';

export const servicePortIsDeclared: ClusterRule = {
  id: 'service-port-is-declared',
  tier: 'policy',
  severity: 'warning',
  kinds: ['Service'],
  summary: 'every target port of a Service that is a number is declared by the pods that it selects',
  why: 'A number that no container declares, beside others that some do, is often a mistake: if nothing listens there, every connection is refused. It is a warning because ports of containers are informative.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  *check(cluster) {
    for (const object of cluster.of('Service')) {
      const { selector, type, ports = [] } = object.spec ?? {};
      if (selector === undefined || type === 'ExternalName') continue;
      const pods = selectedPods(cluster, object.metadata.namespace ?? '', { matchLabels: selector });
      if (pods.length === 0 || pods.some(hasUndeclaredPorts)) continue;
      for (const [index, { port, targetPort = port, protocol = 'TCP' }] of ports.entries()) {
        if (typeof targetPort !== 'number') continue;
        if (pods.some((one) => portOf(one, targetPort, protocol) !== undefined)) continue;
        const declared = pods.flatMap(portsOf).filter((one) => one.protocol === protocol);
        const choice = [...new Set(declared.map(({ number }) => number))].join(', ');
        yield {
          object,
          field: `spec.ports[${index}].targetPort`,
          is: `${targetPort} is no ${protocol} port of ${pods[0]?.owner.metadata.name ?? ''}`,
          needed: choice === '' ? 'a port that its containers declare' : `one of ${choice}`,
        };
      }
    }
  },
};
