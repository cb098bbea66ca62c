import { selectsPods } from '../../model/pods/selected-pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { missing } from '../../model/references/missing.ts';

export const statefulSetService: ClusterRule = {
  id: 'stateful-set-service',
  tier: 'correctness',
  severity: 'error',
  kinds: ['StatefulSet'],
  summary: 'the serviceName of every StatefulSet is a headless Service that selects its pods',
  why: 'The pods of a StatefulSet get DNS names only from a headless Service that selects them.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  *check(cluster) {
    for (const object of cluster.of('StatefulSet')) {
      const { serviceName } = object.spec ?? {};
      if (serviceName === undefined || serviceName === '') continue;
      const namespace = object.metadata.namespace ?? '';
      const pods = cluster.podsOf(object).find((one) => one.owner === object && one.namespace === namespace);
      const selectsThem = (selector: Selector = {}) =>
        pods !== undefined && selectsPods({ matchLabels: selector }, pods);
      const service = cluster.named('Service', namespace, serviceName);
      const field = 'spec.serviceName';
      if (service === undefined) {
        const fitting = cluster
          .of('Service')
          .filter(({ metadata, spec }) => metadata.namespace === namespace && spec?.clusterIP === 'None')
          .filter(({ spec }) => selectsThem(spec?.selector))
          .map(({ metadata }) => metadata.name);
        const found = missing('Service', namespace, serviceName, fitting);
        yield {
          object,
          field,
          ...found,
          ...(fitting.length === 0 && { needed: 'a headless Service that selects its pods' }),
        };
      } else if (service.spec?.clusterIP !== 'None') {
        const is = `Service ${serviceName} has an address of its own, so no pod has a name`;
        yield { object, field, is, needed: 'a headless Service: clusterIP None' };
      } else if (service.spec.selector !== undefined && !selectsThem(service.spec.selector)) {
        yield {
          object,
          field,
          is: `Service ${serviceName} selects other pods`,
          needed: 'a Service that selects these',
        };
      }
    }
  },
};

type Selector = Readonly<Record<string, string | undefined>>;
