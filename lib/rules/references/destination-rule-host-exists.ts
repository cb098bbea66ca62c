import { closest } from '../../schemas/closest.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { selectorText } from '../../model/selector.ts';
import { serviceOfHost } from '../../model/traffic/hosts.ts';
import { meshHost } from '../../model/traffic/mesh-hosts.ts';
import { selectedPods, selectsPods } from '../../model/pods/selected-pods.ts';

export const destinationRuleHostExists: ClusterRule = {
  id: 'destination-rule-host-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'the host',
  kinds: ['DestinationRule'],
  summary: 'the host of every DestinationRule exists, and its subsets have pods',
  why: 'A DestinationRule for a host that does not exist applies to no traffic.',
  source: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule-host',
  *check(cluster) {
    for (const object of cluster.of('DestinationRule')) {
      const { host, subsets = [] } = object.spec ?? {};
      if (host === undefined) continue;
      const target = meshHost(cluster, object, host);
      if (target.found === 'nothing') {
        const needed = closest(host, target.candidates) ?? target.candidates[0] ?? 'a Service or ServiceEntry';
        yield { object, field: 'spec.host', is: target.is, needed };
        continue;
      }
      if (subsets.length === 0) continue;
      const { name = '', namespace = '' } = serviceOfHost(host, object.metadata.namespace ?? '') ?? {};
      const selector = cluster.named('Service', namespace, name)?.spec?.selector;
      if (selector === undefined) continue;
      const pods = selectedPods(cluster, namespace, { matchLabels: selector });
      for (const [index, { labels = {} }] of subsets.entries()) {
        if (pods.some((one) => selectsPods({ matchLabels: labels }, one))) continue;
        const is = `${selectorText({ matchLabels: labels })}, which matches no pod behind ${host}`;
        yield { object, field: `spec.subsets[${index}].labels`, is, needed: 'labels of its pods' };
      }
    }
  },
};
