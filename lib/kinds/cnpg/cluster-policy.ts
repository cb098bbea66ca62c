import type { Network } from '../../spec/cluster.ts';
import type { Ingress } from '../../resolve/edges-of-workload.ts';
import { selectorLabels } from '../metadata.ts';
import { dnsRule, internet, namespacePolicy, peer, tcp } from '../network-policy.ts';
import { platform } from '../platform.ts';
import type { PostgresqlCluster } from './cluster.ts';

const sql = 5432;
/** Port of the instance manager, which the operator and other instances call. */
const status = 8000;
const metrics = 9187;

/** The allowed connections of the pods of a PostgreSQL cluster, which have no proxy. */
export function clusterPolicy(
  { name, namespace, system, owner, pods, archive }: PostgresqlCluster,
  callers: readonly Ingress[],
  network: Network,
) {
  const { prometheus, cloudnativePg, podIdentity } = platform;
  const own = peer(namespace, pods.labels);
  const apiServer = [network.apiServerCidr, ...network.controlPlaneCidrs].map((cidr) => ({ ipBlock: { cidr } }));
  return namespacePolicy({ name: namespace, system, owner }, name, {
    podSelector: { matchLabels: { ...pods.labels } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      ...callers.flatMap((caller) =>
        caller.from === 'workload'
          ? [{ from: [peer(caller.namespace, selectorLabels({ name: caller.workload }))], ports: tcp(sql) }]
          : [],
      ),
      { from: [own], ports: tcp(sql, status) },
      { from: [peer(cloudnativePg.namespace, cloudnativePg.podLabels)], ports: tcp(sql, status) },
      { from: [peer(prometheus.namespace, prometheus.podLabels)], ports: tcp(metrics) },
    ],
    egress: [
      dnsRule,
      { to: [own], ports: tcp(sql, status) },
      { to: apiServer, ports: tcp(...network.apiServerPorts) },
      // S3 has no fixed address range.
      ...(archive === undefined
        ? []
        : [
            { to: [internet], ports: tcp(443) },
            { to: [{ ipBlock: { cidr: podIdentity.cidr } }], ports: tcp(podIdentity.port) },
          ]),
    ],
  });
}
