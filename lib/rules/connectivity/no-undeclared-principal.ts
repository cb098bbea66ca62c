import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { isAllow, policiesOf } from '../../model/traffic/authorization-policies.ts';
import { textMatches, type AuthorizationRule } from '../../model/traffic/authorization-rules.ts';
import { callsAnnotation, type PodEdge } from '../../model/traffic/edge.ts';
import { endpointsOf, type Endpoint } from '../../model/traffic/endpoints.ts';
import { isJudged } from '../../model/traffic/excess.ts';
import { isolationOf, permittingRule } from '../../model/traffic/network-policies.ts';
import { declaresCalls, wantedEdges } from '../../model/traffic/wanted-edges.ts';

export const noUndeclaredPrincipal: ClusterRule = {
  id: 'no-undeclared-principal',
  tier: 'contract',
  severity: 'error',
  kinds: ['AuthorizationPolicy'],
  summary: 'no rule of an AuthorizationPolicy allows a caller that declares no call, or a port that nobody calls',
  why: 'The proxy of a callee accepts only callers that declare the call, on the ports that they declare: a NetworkPolicy alone does not know identities.',
  source: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/',
  *check(cluster) {
    if (!declaresCalls(cluster)) return;
    const said = new Set<string>();
    for (const to of endpointsOf(cluster).all.items) {
      if (!to.inMesh || !isJudged(to) || to.platform !== undefined) continue;
      for (const policy of policiesOf(cluster, to)) {
        if (!isAllow(policy)) continue;
        for (const [index, rule] of (policy.spec?.rules ?? []).entries()) {
          for (const found of excessOf(cluster, policy, rule, index, to)) {
            // For a policy of a whole namespace the finding names only the first workload.
            const key = `${policy.metadata.namespace ?? ''}/${policy.metadata.name} ${found.field}`;
            if (!said.has(key)) yield found;
            said.add(key);
          }
        }
      }
    }
  },
};

function* excessOf(
  cluster: Cluster,
  object: Of<'AuthorizationPolicy'>,
  { from = [], to = [] }: AuthorizationRule,
  index: number,
  endpoint: Endpoint,
): Iterable<Found> {
  const field = `spec.rules[${index}]`;
  const operations = to.map(({ operation }) => operation?.ports);
  const named = to.length > 0 && operations.every((list) => list !== undefined && list.length > 0);
  const ports: readonly (string | undefined)[] = named ? operations.flatMap((list) => list ?? []) : [undefined];
  const edges = wantedEdges(cluster).podEdgesTo(endpoint);
  // Only a NetworkPolicy can tell callers without an identity apart.
  const plain = edges.filter((edge) => !edge.from.inMesh && edge.required);
  const port = ports.find((one) => !isCalled(one, plain));
  const isTooOpen = port !== undefined || (!named && !isCalled(undefined, plain));
  const everybody = from.length === 0 ? field : openSource(from, field);
  if (isTooOpen && everybody !== undefined)
    yield {
      object,
      field: everybody,
      is: `allows everybody to ask ${endpoint.name} on ${portText(port)}, and no caller outside the mesh is declared`,
      needed: `${from.length === 0 ? 'from, with ' : ''}the principals that call it`,
    };
  for (const [at, { source }] of from.entries()) {
    const { namespaces = [], principals = [] } = source ?? {};
    const callers =
      principals.length > 0
        ? principals.map((principal, which) => [principal, `principals[${which}]`] as const)
        : namespaces.map((name, which) => [`cluster.local/ns/${name}/*`, `namespaces[${which}]`] as const);
    for (const [principal, which] of callers) {
      const found = principalExcess(cluster, principal, ports, endpoint, edges);
      if (found !== undefined) yield { object, field: `${field}.from[${at}].source.${which}`, ...found };
    }
  }
}

/** A source without conditions on identity. */
function openSource(from: NonNullable<AuthorizationRule['from']>, field: string): string | undefined {
  const at = from.findIndex(({ source = {} }) =>
    Object.entries(source).every(([name, list]) => name.startsWith('not') || (list as readonly string[]).length === 0),
  );
  return at < 0 ? undefined : `${field}.from[${at}].source`;
}

function principalExcess(
  cluster: Cluster,
  principal: string,
  ports: readonly (string | undefined)[],
  to: Endpoint,
  edges: readonly PodEdge[],
): Pick<Found, 'is' | 'needed'> | undefined {
  const needed = `the call in ${callsAnnotation} of its pods, or no such principal`;
  const called = edges.filter(({ from }) => textMatches(principal, from.principal));
  const port = ports.find((one) => !isCalled(one, called));
  if (called.length === 0 || port !== undefined || (ports.includes(undefined) && !isCalled(undefined, called))) {
    const but = called.length === 0 ? 'no pod with it declares that call' : `only ${portsText(called)} is called`;
    return { is: `allows ${principal} to ask ${to.name} on ${portText(port)}, but ${but}`, needed };
  }
  if (!principal.includes('*')) return undefined;
  // A pattern may match other callers too; the NetworkPolicy may still block them.
  const { ingress } = isolationOf(cluster, to);
  const stranger = endpointsOf(cluster).all.items.find(
    (one) =>
      one.inMesh &&
      textMatches(principal, one.principal) &&
      !called.some(({ from }) => from === one) &&
      called.some(
        ({ port: wanted, protocol }) =>
          ingress === undefined || permittingRule(cluster, ingress, one, wanted, protocol, to) !== undefined,
      ),
  );
  return stranger && { is: `allows ${stranger.name} to ask ${to.name}, which declares no call to it`, needed };
}

/** Whether an edge needs every request to a port; without a port, to any port. */
function isCalled(port: string | undefined, edges: readonly PodEdge[]): boolean {
  return edges.some((edge) => edge.port === 'all' || (port !== undefined && String(edge.port) === port));
}

function portText(port: string | undefined): string {
  return port === undefined ? 'every port' : `port ${port}`;
}

function portsText(edges: readonly PodEdge[]): string {
  return [...new Set(edges.map(({ port }) => String(port)))].join(', ');
}
