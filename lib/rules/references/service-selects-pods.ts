import type { ClusterRule } from '../rule.ts';
import { shownSelector } from '../selector.ts';

/** A Service whose selector no pod bears has no endpoints: callers get a refusal, and nothing says why. */
export const serviceSelectsPods: ClusterRule = {
  id: 'service-selects-pods',
  severity: 'error',
  summary: 'every Service with a selector selects pods',
  *check(cluster) {
    for (const service of cluster.of('Service')) {
      const { selector, type } = service.spec ?? {};
      if (selector === undefined || type === 'ExternalName') continue;
      const pods = cluster.podsIn(service.metadata.namespace ?? '');
      const entries = Object.entries(selector);
      if (pods.some(({ labels }) => entries.every(([name, value]) => labels[name] === value))) continue;
      const is = `selects ${shownSelector({ matchLabels: selector })}, which no pod of ${service.metadata.namespace ?? ''} bears`;
      yield { object: service, field: 'spec.selector', is, needed: 'labels of the pods that it stands for' };
    }
  },
};
