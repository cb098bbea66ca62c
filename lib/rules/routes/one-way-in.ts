import type { ClusterRule } from '../rule.ts';
import { coversHost, listenedHosts } from './hosts.ts';

/** A host with two ways in has two certificates and two sets of rules, and DNS decides which one holds. */
export const oneWayIn: ClusterRule = {
  id: 'one-way-in',
  severity: 'error',
  summary: 'no host is exposed by an Ingress and by a Gateway',
  *check(cluster) {
    for (const object of cluster.of('Ingress')) {
      for (const [index, { host }] of (object.spec?.rules ?? []).entries()) {
        if (host === undefined) continue;
        const other = cluster
          .once(listenedHosts)
          .find((listened) => listened.host !== '*' && coversHost(listened.host, host));
        if (other === undefined) continue;
        const is = `${host}, which Gateway ${other.gateway.metadata.namespace ?? ''}/${other.gateway.metadata.name} exposes too`;
        yield { object, field: `spec.rules[${index}].host`, is, needed: 'the Gateway alone' };
      }
    }
  },
};
