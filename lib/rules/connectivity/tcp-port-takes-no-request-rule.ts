import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { policiesOf } from '../../model/traffic/authorization-policies.ts';
import { requestField, type AuthorizationRule } from '../../model/traffic/authorization-rules.ts';
import { endpointsOf, type Endpoint } from '../../model/traffic/endpoints.ts';
import { isCaptured } from '../../model/traffic/peer-authentications.ts';
import { carriesBytes, hostsOf } from '../../model/traffic/services.ts';
import type { Of } from '../../model/kinds.ts';

export const tcpPortTakesNoRequestRule: ClusterRule = {
  id: 'tcp-port-takes-no-request-rule',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AuthorizationPolicy'],
  summary: 'a rule on methods, paths, headers or tokens is for ports whose proxies see requests',
  why: 'On a port that carries a stream of bytes, an ALLOW rule with a field of HTTP matches nothing, so that all is refused; a DENY rule loses the field, so that it refuses everything.',
  source: 'https://istio.io/latest/docs/tasks/security/authorization/authz-tcp/',
  *check(cluster) {
    for (const [policy, endpoints] of cluster.once(endpointsByPolicy)) {
      const { action = 'ALLOW', rules = [] } = policy.spec ?? {};
      if (action !== 'ALLOW' && action !== 'DENY') continue;
      for (const [index, rule] of rules.entries()) {
        const request = requestField(rule);
        if (request === undefined) continue;
        const judged = portsOf(cluster, endpoints, rule);
        const bytes = judged.filter((one) => one.bytes);
        const [first] = bytes;
        // What is allowed on another port may be all that is meant.
        if (first === undefined || (action === 'ALLOW' && bytes.length < judged.length)) continue;
        const place = `${first.endpoint.name}:${first.port} carries a stream of bytes`;
        const is = action === 'ALLOW' ? `${place}: the rule allows nothing` : `${place}: the rule refuses all of it`;
        const needed =
          action === 'ALLOW' ? 'principals, namespaces and ports alone' : 'ports of requests in each operation';
        yield { object: policy, field: `spec.rules[${index}].${request}`, is, needed };
      }
    }
  },
};

interface JudgedPort {
  readonly endpoint: Endpoint;
  readonly port: number;
  readonly bytes: boolean;
}

/** The ports that a rule is for: those that it names, else all that Services lead to. */
function portsOf(
  cluster: Cluster,
  endpoints: readonly Endpoint[],
  { to = [] }: AuthorizationRule,
): readonly JudgedPort[] {
  const named = to.every(({ operation }) => (operation?.ports ?? []).length > 0)
    ? new Set(to.flatMap(({ operation }) => operation?.ports ?? []))
    : undefined;
  return endpoints.flatMap((endpoint) => {
    const served = new Set(hostsOf(cluster, endpoint).map(({ target }) => target));
    return [...served]
      .filter((port) => isCaptured(endpoint, port) && (to.length === 0 || named?.has(String(port)) !== false))
      .map((port) => ({ endpoint, port, bytes: carriesBytes(cluster, endpoint, port) }));
  });
}

function endpointsByPolicy(cluster: Cluster): ReadonlyMap<Of<'AuthorizationPolicy'>, readonly Endpoint[]> {
  const byPolicy = new Map<Of<'AuthorizationPolicy'>, Endpoint[]>();
  if (cluster.of('AuthorizationPolicy').length === 0) return byPolicy;
  for (const endpoint of endpointsOf(cluster).all.items) {
    if (!endpoint.inMesh) continue;
    for (const policy of policiesOf(cluster, endpoint)) {
      const known = byPolicy.get(policy);
      if (known === undefined) byPolicy.set(policy, [endpoint]);
      else known.push(endpoint);
    }
  }
  return byPolicy;
}
