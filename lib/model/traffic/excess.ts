import type { Cluster } from '../cluster.ts';
import type { PodEdge } from './edge.ts';
import { namedPort, type Endpoint } from './endpoints.ts';
import { policyRules, type Direction, type PolicyPort, type PolicyRule } from './network-policies.ts';

/** A rule of a NetworkPolicy with the endpoints that it is for. */
export interface JudgedRule {
  readonly rule: PolicyRule;
  readonly selected: readonly Endpoint[];
}

/**
 * Rules of a direction that can be judged: those for workloads and gateways, of which everything is declared. What the
 * parts of the platform may do is up to their charts.
 */
export function* judgedRules(cluster: Cluster, direction: Direction): Iterable<JudgedRule> {
  for (const [rule, all] of policyRules(cluster)) {
    if (rule.direction !== direction) continue;
    const selected = all.every(isJudged) ? all : all.filter(isJudged);
    if (selected.length > 0) yield { rule, selected };
  }
}

/** Whether all that an endpoint may do is declared. */
export function isJudged({ pods, platform }: Endpoint): boolean {
  return pods !== undefined || platform?.part === 'gateway';
}

/**
 * The first of a rule's ports that no wanted edge has: its number in `ports`, or -1 where the rule has none and not every
 * port is wanted. Undefined where all are wanted.
 */
export function unwantedPort(
  { ports }: Pick<PolicyRule, 'ports'>,
  edges: readonly Pick<PodEdge, 'port' | 'protocol'>[],
  destination: Endpoint | undefined,
): number | undefined {
  if (ports === undefined) return edges.some(({ port }) => port === 'all') ? undefined : -1;
  const index = ports.findIndex((port) => !isWanted(port, edges, destination));
  return index < 0 ? undefined : index;
}

/** An item of `ports` as people read it. */
export function policyPortText(port: PolicyPort | undefined): string {
  if (port === undefined) return 'every port';
  const { port: first, endPort, protocol = 'TCP' } = port;
  const number =
    first === undefined ? 'every port' : endPort === undefined ? `port ${first}` : `ports ${first}-${endPort}`;
  return `${protocol} ${number}`;
}

function isWanted(
  { port, endPort, protocol = 'TCP' }: PolicyPort,
  edges: readonly Pick<PodEdge, 'port' | 'protocol'>[],
  destination: Endpoint | undefined,
): boolean {
  const isEdge = (number: number | undefined): boolean =>
    edges.some((edge) => edge.protocol === protocol && (edge.port === 'all' || edge.port === number));
  if (port === undefined) return isEdge(undefined);
  const first = typeof port === 'number' ? port : destination && namedPort(destination, port, protocol);
  // A name that the destination has no port for permits nothing.
  if (first === undefined) return true;
  for (let number = first; number <= (endPort ?? first); number += 1) if (!isEdge(number)) return false;
  return true;
}
