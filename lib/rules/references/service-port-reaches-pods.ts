import { suggestion } from '../../schemas/closest.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { portOf, portsOf } from '../../model/pods/container-ports.ts';
import { selectedPods } from '../../model/pods/selected-pods.ts';

export const servicePortReachesPods: ClusterRule = {
  id: 'service-port-reaches-pods',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Service'],
  summary: 'the named target port of every Service is a port of the pods that it selects',
  why: 'If no container has a port of that name and protocol, the Service has no endpoints. A number needs no declaration.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  *check(cluster) {
    for (const object of cluster.of('Service')) {
      const { selector, type, ports = [] } = object.spec ?? {};
      if (selector === undefined || type === 'ExternalName') continue;
      const pods = selectedPods(cluster, object.metadata.namespace ?? '', { matchLabels: selector });
      if (pods.length === 0 || pods.some(({ role, owner }) => role !== 'pod' || owner.kind === 'Pooler')) continue;
      for (const [index, { targetPort, protocol = 'TCP' }] of ports.entries()) {
        if (typeof targetPort !== 'string') continue;
        if (pods.some((one) => portOf(one, targetPort, protocol) !== undefined)) continue;
        const names = pods
          .flatMap(portsOf)
          .filter((one) => one.protocol === protocol)
          .flatMap(({ name }) => name ?? []);
        const owner = pods[0]?.owner.metadata.name ?? '';
        const is = `'${targetPort}' is no ${protocol} port of ${owner}${suggestion(targetPort, names)}`;
        const needed =
          names.length === 0 ? 'a port that its containers declare' : `one of ${[...new Set(names)].join(', ')}`;
        yield { object, field: `spec.ports[${index}].targetPort`, is, needed };
      }
    }
  },
};
