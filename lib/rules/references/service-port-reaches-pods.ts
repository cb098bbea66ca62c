import { suggestion } from '../../schemas/closest.ts';
import type { ClusterRule } from '../../model/rule.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { hasUndeclaredPorts, portOf, portsOf } from '../../model/pods/container-ports.ts';
import { selectedPods } from '../../model/pods/selected-pods.ts';

export const servicePortReachesPods: ClusterRule = {
  id: 'service-port-reaches-pods',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Service'],
  summary: 'the target port of every Service is a port of the pods that it selects',
  why: 'If no container listens on the target port, every connection is refused. If no container has a port of that name, the Service has no endpoints.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  *check(cluster) {
    for (const object of cluster.of('Service')) {
      const { selector, type, ports = [] } = object.spec ?? {};
      if (selector === undefined || type === 'ExternalName') continue;
      const pods = selectedPods(cluster, object.metadata.namespace ?? '', { matchLabels: selector });
      if (pods.length === 0) continue;
      for (const [index, { port, targetPort = port, protocol = 'TCP' }] of ports.entries()) {
        if (targetPort === undefined || pods.some((one) => reaches(one, targetPort, protocol))) continue;
        const declared = pods.flatMap(portsOf).filter((one) => one.protocol === protocol);
        const shown = typeof targetPort === 'string' ? `'${targetPort}'` : String(targetPort);
        const names = declared.flatMap(({ name }) => name ?? []);
        const meant = typeof targetPort === 'string' ? suggestion(targetPort, names) : '';
        const choice = typeof targetPort === 'string' ? names : declared.map(({ number }) => String(number));
        yield {
          object,
          field: `spec.ports[${index}].targetPort`,
          is: `${shown} is no ${protocol} port of ${pods[0]?.owner.metadata.name ?? ''}${meant}`,
          needed:
            choice.length === 0 ? 'a port that its containers declare' : `one of ${[...new Set(choice)].join(', ')}`,
        };
      }
    }
  },
};

function reaches(pods: Pods, target: number | string, protocol: string): boolean {
  const operated = pods.role !== 'pod' || pods.owner.kind === 'Pooler';
  if (operated || (typeof target === 'number' && hasUndeclaredPorts(pods))) return true;
  return portOf(pods, target, protocol) !== undefined;
}
