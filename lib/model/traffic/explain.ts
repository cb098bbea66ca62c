import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { addressesOf, type Range } from './addresses.ts';
import { arrival, dialledHosts } from './arrival.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import {
  isolationOf,
  permittingAddress,
  permittingRule,
  policyToBlame,
  ruleField,
  type PolicyRule,
  type Protocol,
} from './network-policies.ts';
import { admittingRule, outsideRule } from './outside-refusals.ts';
import { destinationOf, hostsOf } from './services.ts';
import { catchAll, outbound, outboundAddress, type Outbound } from './sidecars.ts';

/** What happens to a connection on its way, step by step. */
export interface Explanation {
  readonly from: string;
  readonly to: string;
  readonly steps: readonly Step[];
  readonly allowed: boolean;
}

/** One stage that a connection passes, or does not. */
export interface Step {
  readonly stage: 'egress' | 'sidecar' | 'ingress' | 'mutual TLS' | 'authorization';
  readonly allows: boolean;
  readonly is: string;
  /** What decides. @default - nothing is there that would */
  readonly by?: { readonly object: KubernetesObject; readonly field: string };
}

/** A name that stands for nothing in a cluster. */
export interface UnknownName {
  readonly unknown: string;
}

/**
 * Whether `from` reaches `to` on a port, and what lets it or refuses it: of UDP and SCTP no proxy knows. Each is `namespace/workload`, `internet`, or
 * an address, an address range or a host outside; of a Service the port may be its own or that of its pods.
 */
export function explain(
  cluster: Cluster,
  from: string,
  to: string,
  port: number,
  protocol: Protocol = 'TCP',
): Explanation | UnknownName {
  const source = endOf(cluster, from, port, protocol);
  if ('unknown' in source) return source;
  const target = endOf(cluster, to, port, protocol);
  if ('unknown' in target) return target;
  const steps = [...stepsBetween(cluster, source, target, port, protocol)];
  const nameOf = (end: End): string => ('endpoint' in end ? end.endpoint.name : end.name);
  const reached = 'endpoint' in target ? dialledPort(cluster, target, port) : port;
  return {
    from: nameOf(source),
    to: `${nameOf(target)}:${reached}${protocol === 'TCP' ? '' : `/${protocol.toLowerCase()}`}`,
    steps,
    allowed: steps.every(({ allows }) => allows),
  };
}

type End =
  | { readonly endpoint: Endpoint; readonly host?: string }
  | { readonly name: string; readonly range: Range | undefined };

function endOf(cluster: Cluster, text: string, port: number, protocol: Protocol): End | UnknownName {
  const { byName } = endpointsOf(cluster);
  const range = addressesOf(cluster).range(text);
  if (text === 'internet' || range !== undefined) return { name: text, range };
  const [endpoint] = byName.get(text) ?? [];
  if (endpoint !== undefined) return { endpoint };
  const ofName = [...byName.keys()].find((name) => name.endsWith(`/${text}`));
  const meant = ofName === undefined ? suggestion(text, byName.keys()) : ` (did you mean '${ofName}'?)`;
  const needed = `namespace/workload${meant}, internet, an address, or a host`;
  if (text.includes('/') || !text.includes('.')) return { unknown: `'${text}' › ${needed}` };
  const leads = destinationOf(cluster, text, port, '', protocol);
  if (leads.to === 'outside') return { name: text, range: undefined };
  const [target] = leads.to === 'service' ? leads.targets : [];
  if (leads.to !== 'service' || target === undefined)
    return { unknown: `'${text}' is no Service with pods behind port ${port} › ${needed}` };
  return { endpoint: target.endpoint, host: leads.host };
}

function* stepsBetween(cluster: Cluster, from: End, to: End, port: number, protocol: Protocol): Iterable<Step> {
  if ('endpoint' in from) {
    if (!('endpoint' in to)) yield* outward(cluster, from.endpoint, to, port, protocol);
    else yield* between(cluster, from.endpoint, to, port, protocol);
  } else if ('endpoint' in to) yield* inward(cluster, from, to.endpoint, dialledPort(cluster, to, port), protocol);
}

/** Port of the pods behind the one that is dialled. */
function dialledPort(
  cluster: Cluster,
  { endpoint, host }: Extract<End, { readonly endpoint: Endpoint }>,
  port: number,
): number {
  const hosts = hostsOf(cluster, endpoint).filter((one) => host === undefined || one.host === host);
  const served = hosts.find((one) => one.port === port);
  return hosts.some(({ target }) => target === port) ? port : (served?.target ?? port);
}

function* between(
  cluster: Cluster,
  from: Endpoint,
  to: Extract<End, { readonly endpoint: Endpoint }>,
  dialled: number,
  protocol: Protocol,
): Iterable<Step> {
  const { endpoint } = to;
  const port = dialledPort(cluster, to, dialled);
  for (const stage of ['egress', 'ingress'] as const) {
    const [own, other] = stage === 'egress' ? [from, endpoint] : [endpoint, from];
    const isolated = isolationOf(cluster, own)[stage];
    const rule = isolated && permittingRule(cluster, isolated, other, port, protocol, endpoint);
    yield policyStep(stage, own, isolated && { rule, policy: policyToBlame(isolated) });
    if (stage === 'ingress' || protocol !== 'TCP') continue;
    if (from.inMesh) yield* sidecarSteps(cluster, from, endpoint, port);
  }
  if (protocol === 'TCP') yield* arrivalSteps(cluster, from, endpoint, port);
}

/** What the proxy of the caller does with the Services that lead there; any that it knows will do. */
function* sidecarSteps(cluster: Cluster, from: Endpoint, to: Endpoint, port: number): Iterable<Step> {
  const hosts = dialledHosts(cluster, from, to, port);
  const best =
    hosts.find(({ verdict }) => verdict.does === 'knows') ??
    hosts.find(({ verdict }) => verdict.does === 'passes on') ??
    hosts[0];
  if (best !== undefined) yield sidecarStep(best.verdict, best.host);
}

function sidecarStep({ by, does, field }: Outbound, host: string): Step {
  return {
    stage: 'sidecar',
    allows: does !== 'refuses',
    is:
      does === 'knows'
        ? `knows ${host}`
        : does === 'passes on'
          ? `passes ${host} on as it is`
          : `does not know ${host}`,
    ...(by && { by: { object: by, field } }),
  };
}

/** What the proxy of the callee makes of it. */
function* arrivalSteps(cluster: Cluster, from: Endpoint | undefined, to: Endpoint, port: number): Iterable<Step> {
  const known =
    from?.inMesh === true &&
    (from.platform?.part === 'gateway' ||
      dialledHosts(cluster, from, to, port).some(({ isMutual, verdict }) => isMutual || verdict.does === 'refuses'));
  const arrived = arrival(cluster, known ? from : undefined, to, port);
  if (arrived === undefined) return;
  const { mode, by, field } = arrived.tls;
  const how = known ? 'both ends have a proxy' : 'it comes in plain text';
  yield {
    stage: 'mutual TLS',
    allows: arrived.isTaken,
    is: `${mode}, and ${how}`,
    ...(by && { by: { object: by, field } }),
  };
  const { authorization, caller } = arrived;
  const whom = caller.principal ?? 'a caller without identity';
  yield {
    stage: 'authorization',
    allows: authorization.allows,
    is:
      authorization.by === undefined
        ? 'no AuthorizationPolicy selects it'
        : `${authorization.allows ? 'allows' : 'does not allow'} ${whom}`,
    ...(authorization.by && { by: { object: authorization.by, field: authorization.field } }),
  };
}

function* outward(
  cluster: Cluster,
  from: Endpoint,
  { name, range }: Extract<End, { readonly name: string }>,
  port: number,
  protocol: Protocol,
): Iterable<Step> {
  const isolated = isolationOf(cluster, from).egress;
  const rule =
    isolated &&
    (range === undefined
      ? outsideRule(cluster, isolated, { to: name === 'internet' ? 'internet' : 'host', host: name, port, protocol })
      : permittingAddress(cluster, isolated, range, port, protocol, undefined));
  yield policyStep('egress', from, isolated && { rule, policy: policyToBlame(isolated) });
  if (!from.inMesh || name === 'internet' || protocol !== 'TCP') return;
  const verdict =
    range === undefined ? outbound(cluster, from, name, port, undefined) : outboundAddress(cluster, from, name, port);
  const open = verdict.does === 'refuses' ? catchAll(cluster, from, port) : undefined;
  yield sidecarStep(open === undefined ? verdict : { does: 'passes on', by: open, field: 'spec.resolution' }, name);
}

function* inward(
  cluster: Cluster,
  { range }: Extract<End, { readonly name: string }>,
  to: Endpoint,
  port: number,
  protocol: Protocol,
): Iterable<Step> {
  const isolated = isolationOf(cluster, to).ingress;
  const rule =
    isolated &&
    (range === undefined
      ? admittingRule(cluster, isolated, 'internet', to, port, protocol)
      : permittingAddress(cluster, isolated, range, port, protocol, to));
  yield policyStep('ingress', to, isolated && { rule, policy: policyToBlame(isolated) });
  if (protocol === 'TCP') yield* arrivalSteps(cluster, undefined, to, port);
}

function policyStep(
  stage: 'egress' | 'ingress',
  { name }: Endpoint,
  found: { readonly rule: PolicyRule | undefined; readonly policy: KubernetesObject | undefined } | undefined,
): Step {
  if (found === undefined) return { stage, allows: true, is: `no NetworkPolicy selects ${name} for ${stage}` };
  const { rule, policy } = found;
  if (rule !== undefined)
    return { stage, allows: true, is: 'a rule permits it', by: { object: rule.policy, field: ruleField(rule) } };
  const is = `no rule of the policies for ${name} permits it`;
  return { stage, allows: false, is, ...(policy && { by: { object: policy, field: `spec.${stage}` } }) };
}
