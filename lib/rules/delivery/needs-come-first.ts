import { title } from '../../model/mention.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { visitNeeds } from '../../model/delivery/needs.ts';
import { orderOf } from '../../model/delivery/order.ts';

export const needsComeFirst: ClusterRule = {
  id: 'needs-come-first',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Job', 'Pooler', 'RoleBinding', 'Rollout', 'VirtualService'],
  summary: 'Argo CD applies every object in a later wave than what it needs',
  why: 'A wave starts when all earlier waves are healthy. An object that needs something of a later wave waits for ever, is refused, or runs unprotected.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
  check(cluster) {
    const order = cluster.once(orderOf);
    if (order === undefined) return [];
    const found: Found[] = [];
    visitNeeds(cluster, order, (object, needs, field) => {
      if (needs === undefined || object === needs || !order.isBefore(object, needs)) return;
      const is = `${order.shown(object, needs)}, but needs ${title(needs)} of ${order.shown(needs, object)}`;
      const needed = `${title(needs)} no later, or ${object.kind} no earlier`;
      found.push({ object, field: field(), is, needed });
    });
    return found;
  },
};
