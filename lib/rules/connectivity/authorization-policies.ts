import { append } from '../append.ts';
import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { Cluster } from '../cluster.ts';
import type { Loose, Of } from '../kinds.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import { rootNamespace } from './sidecars.ts';

/** Who asks, as the proxy of the callee sees it: callers in plain text have no identity. */
export interface Caller {
  readonly principal: string | undefined;
  readonly namespace: string | undefined;
}

/** What the AuthorizationPolicies of an endpoint make of a caller. */
export interface Authorization {
  readonly allows: boolean;
  /** What decides. @default - there is no policy, and everything is allowed */
  readonly by?: Of<'AuthorizationPolicy'>;
  readonly field: string;
}

/** A rule of a policy, and parts of it. */
export type AuthorizationRule = NonNullable<NonNullable<Loose<IAuthorizationPolicy>['spec']>['rules']>[number];
type From = NonNullable<AuthorizationRule['from']>[number];
type To = NonNullable<AuthorizationRule['to']>[number];

/**
 * Whether some request of a caller to a port is let in: no DENY policy refuses every one, and where there are ALLOW
 * policies one of them allows one. https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
export function authorize(cluster: Cluster, endpoint: Endpoint, caller: Caller, port: number): Authorization {
  const policies = policiesOf(cluster, endpoint);
  let allowing: Of<'AuthorizationPolicy'> | undefined;
  for (const by of policies) {
    if (by.spec?.action !== 'DENY') continue;
    const index = (by.spec.rules ?? []).findIndex((rule) => deniesAll(rule, caller, port, by));
    if (index >= 0) return { allows: false, by, field: `spec.rules[${index}]` };
  }
  for (const by of policies) {
    if (!isAllow(by)) continue;
    allowing ??= by;
    const index = (by.spec?.rules ?? []).findIndex((rule) => allowsSome(rule, caller, port, by));
    if (index >= 0) return { allows: true, by, field: `spec.rules[${index}]` };
  }
  return allowing === undefined ? { allows: true, field: '' } : { allows: false, by: allowing, field: 'spec.rules' };
}

/** The policies of an endpoint: those that select it, of its namespace and of the mesh. */
export function policiesOf(cluster: Cluster, endpoint: Endpoint): readonly Of<'AuthorizationPolicy'>[] {
  const { selected, ofNamespace } = cluster.once(authorizationPolicies);
  return [
    ...(selected.get(endpoint) ?? []),
    ...(ofNamespace.get(endpoint.namespace) ?? []),
    ...(endpoint.namespace === rootNamespace ? [] : (ofNamespace.get(rootNamespace) ?? [])),
  ];
}

/** Whether a policy allows what its rules name; that is what one without an action does. */
export function isAllow({ spec }: Of<'AuthorizationPolicy'>): boolean {
  return spec?.action === undefined || spec.action === 'ALLOW';
}

/** Exact, `prefix*`, `*suffix`, or `*` for whatever is there. */
export function textMatches(pattern: string, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (pattern === '*') return text !== '';
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*')) return text.endsWith(pattern.slice(1));
  return text === pattern;
}

function allowsSome(rule: AuthorizationRule, caller: Caller, port: number, policy: Of<'AuthorizationPolicy'>): boolean {
  const { from = [], to = [], when = [] } = rule;
  return (
    (from.length === 0 || from.some((one) => isSource(one, caller, policy))) &&
    (to.length === 0 || to.some((one) => isOperation(one, port))) &&
    when.every((one) => holdsFor(one, caller, port) !== false)
  );
}

/** Only what no request can avoid: a rule with paths, hosts or tokens refuses some requests and lets others through. */
function deniesAll(rule: AuthorizationRule, caller: Caller, port: number, policy: Of<'AuthorizationPolicy'>): boolean {
  const { from = [], to = [], when = [] } = rule;
  return (
    (from.length === 0 || from.some((one) => isWholeSource(one) && isSource(one, caller, policy))) &&
    (to.length === 0 || to.some((one) => isWholeOperation(one) && isOperation(one, port))) &&
    when.every((one) => holdsFor(one, caller, port) === true)
  );
}

function isSource({ source = {} }: From, { principal, namespace }: Caller, policy: Of<'AuthorizationPolicy'>): boolean {
  const { principals, notPrincipals, namespaces, notNamespaces } = source;
  const { serviceAccounts, notServiceAccounts } = source as Readonly<Record<string, readonly string[] | undefined>>;
  const home = policy.metadata.namespace ?? '';
  return (
    isIn(principals, principal, true) &&
    isIn(namespaces, namespace, true) &&
    !isIn(notPrincipals, principal, false) &&
    !isIn(notNamespaces, namespace, false) &&
    (serviceAccounts === undefined || serviceAccounts.some((account) => isAccount(account, principal, home))) &&
    notServiceAccounts?.some((account) => isAccount(account, principal, home)) !== true
  );
}

/** `account` of the policy's own namespace, or `namespace/account`. */
function isAccount(written: string, principal: string | undefined, home: string): boolean {
  const slash = written.indexOf('/');
  const namespace = slash < 0 ? home : written.slice(0, slash);
  return principal?.endsWith(`/ns/${namespace}/sa/${written.slice(slash + 1)}`) === true;
}

function isOperation({ operation = {} }: To, port: number): boolean {
  return isIn(operation.ports, String(port), true) && !isIn(operation.notPorts, String(port), false);
}

/** Whether a source is told by its identity alone. */
function isWholeSource({ source = {} }: From): boolean {
  const told = new Set(['principals', 'notPrincipals', 'namespaces', 'notNamespaces', 'serviceAccounts']);
  return Object.keys(source).every((field) => told.has(field));
}

/** Whether an operation is told by its port alone. */
function isWholeOperation({ operation = {} }: To): boolean {
  return Object.keys(operation).every((field) => field === 'ports' || field === 'notPorts');
}

type When = NonNullable<AuthorizationRule['when']>[number];

/** Whether a condition holds; undefined where that depends on the request. */
function holdsFor(
  { key, values, notValues }: When,
  { principal, namespace }: Caller,
  port: number,
): boolean | undefined {
  const known: Readonly<Record<string, string | undefined>> = {
    'source.principal': principal ?? '',
    'source.namespace': namespace ?? '',
    'destination.port': String(port),
  };
  const value = known[key ?? ''];
  if (value === undefined) return undefined;
  const text = value === '' ? undefined : value;
  return isIn(values, text, true) && !isIn(notValues, text, false);
}

/** Whether one of a list matches; what an absent list means is up to the field. */
function isIn(list: readonly string[] | undefined, text: string | undefined, absent: boolean): boolean {
  if (list === undefined || list.length === 0) return absent;
  for (const pattern of list) if (textMatches(pattern, text)) return true;
  return false;
}

interface Policies {
  readonly selected: ReadonlyMap<Endpoint, readonly Of<'AuthorizationPolicy'>[]>;
  readonly ofNamespace: ReadonlyMap<string, readonly Of<'AuthorizationPolicy'>[]>;
}

function authorizationPolicies(cluster: Cluster): Policies {
  const selected = new Map<Endpoint, Of<'AuthorizationPolicy'>[]>();
  const ofNamespace = new Map<string, Of<'AuthorizationPolicy'>[]>();
  const endpoints = endpointsOf(cluster);
  for (const policy of cluster.of('AuthorizationPolicy')) {
    const { namespace = '' } = policy.metadata;
    const { selector, targetRef, targetRefs } = policy.spec ?? {};
    // What is attached to a waypoint or to a Gateway of the Gateway API is no business of a sidecar.
    if (targetRef !== undefined || (targetRefs?.length ?? 0) > 0) continue;
    const labels = selector?.matchLabels;
    if (labels === undefined) append(ofNamespace, namespace, policy);
    else {
      const chosen = namespace === rootNamespace ? endpoints.all : endpoints.in(namespace);
      for (const endpoint of chosen.selected({ matchLabels: labels })) append(selected, endpoint, policy);
    }
  }
  return { selected, ofNamespace };
}
