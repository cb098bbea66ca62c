import { maySelectForeign } from '../foreign-objects.ts';
import { platformPods } from '../platform-pods.ts';
import type { ClusterRule } from '../rule.ts';
import { selectsAny } from '../selected-pods.ts';
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
      const { namespace = '' } = service.metadata;
      const matchLabels = selector;
      // What runs in kube-system is nowhere written.
      if (namespace === 'kube-system' || selectsAny(cluster, namespace, { matchLabels })) continue;
      if (platformPods(cluster, { matchLabels }, namespace).length > 0) continue;
      if (maySelectForeign(cluster, namespace, { matchLabels })) continue;
      const is = `selects ${shownSelector({ matchLabels })}, which no pod of ${namespace} bears`;
      yield { object: service, field: 'spec.selector', is, needed: 'labels of the pods that it stands for' };
    }
  },
};
