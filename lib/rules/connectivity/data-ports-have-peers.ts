import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { addressesOf } from '../../model/traffic/addresses.ts';
import {
  peerField,
  policyRules,
  ruleField,
  type PolicyPort,
  type PolicyRule,
} from '../../model/traffic/network-policies.ts';

export const dataPortsHavePeers: ClusterRule = {
  id: 'data-ports-have-peers',
  tier: 'policy',
  severity: 'warning',
  kinds: ['NetworkPolicy'],
  summary: 'no NetworkPolicy opens a port of a database or broker to all addresses',
  why: 'A NetworkPolicy cannot match host names, so it is tempting to open the port of a managed database to every address. Data can then leave to any host. Use the addresses of the database, or an egress gateway.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  *check(cluster) {
    for (const [rule] of policyRules(cluster)) {
      if (rule.direction !== 'egress' || rule.ports === undefined) continue;
      const names = rule.ports.flatMap((port) => productOn(port) ?? []);
      const open = names.length === 0 ? undefined : everywhere(cluster, rule);
      if (open === undefined) continue;
      yield {
        object: rule.policy,
        field: open,
        is: `allows every address on ${names.join(', ')}`,
        needed: 'the ipBlock of the subnets that they are in',
      };
    }
  },
};

/** Where a rule allows every address; undefined where it does not. */
function everywhere(cluster: Cluster, rule: PolicyRule): string | undefined {
  if (rule.peers === undefined) return ruleField(rule);
  const { block } = addressesOf(cluster);
  const index = rule.peers.findIndex(({ ipBlock }) => ipBlock !== undefined && block(ipBlock)?.range.prefix === 0);
  return index < 0 ? undefined : peerField(rule, index);
}

/** The product that listens on a port; a range of ports belongs to none. */
function productOn({ port, endPort, protocol = 'TCP' }: PolicyPort): string | undefined {
  if (typeof port !== 'number' || endPort !== undefined || protocol !== 'TCP') return undefined;
  const product = dataPorts.get(port);
  return product === undefined ? undefined : `port ${port} (${product})`;
}

/** https://www.iana.org/assignments/service-names-port-numbers, and the ports of Kafka on Amazon MSK. */
const dataPorts: ReadonlyMap<number, string> = new Map([
  [1433, 'SQL Server'],
  [3306, 'MySQL'],
  [5432, 'PostgreSQL'],
  [5671, 'AMQP'],
  [5672, 'AMQP'],
  [6379, 'Redis'],
  [9042, 'Cassandra'],
  [9092, 'Kafka'],
  [9094, 'Kafka'],
  [9096, 'Kafka'],
  [9098, 'Kafka'],
  [11211, 'memcached'],
  [27017, 'MongoDB'],
]);
