import type { Of } from '../kinds.ts';

/** Who asks, as the proxy of the callee sees it: callers in plain text have no identity. */
export interface Caller {
  readonly principal: string | undefined;
  readonly namespace: string | undefined;
}

/** What the filters of a proxy know of a connection. */
export interface Connection {
  readonly caller: Caller;
  readonly port: number;
  /** Whether it is a mere stream of bytes to them, and no requests. */
  readonly carriesBytes: boolean;
}

/** A rule of a policy, and parts of it. */
export type AuthorizationRule = NonNullable<NonNullable<Of<'AuthorizationPolicy'>['spec']>['rules']>[number];
type From = NonNullable<AuthorizationRule['from']>[number];
type To = NonNullable<AuthorizationRule['to']>[number];

/** Exact, `prefix*`, `*suffix`, or `*` for whatever is there. */
export function textMatches(pattern: string, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (pattern === '*') return text !== '';
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*')) return text.endsWith(pattern.slice(1));
  return text === pattern;
}

/** Whether an ALLOW rule allows some request of a connection. */
export function allowsSome(
  rule: AuthorizationRule,
  connection: Connection,
  policy: Of<'AuthorizationPolicy'>,
): boolean {
  if (connection.carriesBytes && isOfRequests(rule)) return false;
  const { caller, port } = connection;
  const { from = [], to = [], when = [] } = rule;
  return (
    (from.length === 0 || from.some((one) => isSource(one, caller, policy))) &&
    (to.length === 0 || to.some((one) => isOperation(one, port))) &&
    when.every((one) => holdsFor(one, caller, port) !== false)
  );
}

/** Whether a DENY rule refuses all requests of a connection; one with paths, hosts or tokens lets others through. */
export function deniesAll(rule: AuthorizationRule, connection: Connection, policy: Of<'AuthorizationPolicy'>): boolean {
  const { caller, port } = connection;
  const { from = [], to = [], when = [] } = connection.carriesBytes ? ofBytes(rule) : rule;
  return (
    (from.length === 0 || from.some((one) => isWholeSource(one) && isSource(one, caller, policy))) &&
    (to.length === 0 || to.some((one) => isWholeOperation(one) && isOperation(one, port))) &&
    when.every((one) => holdsFor(one, caller, port) === true)
  );
}

/** Whether a rule has fields of HTTP: of a stream of bytes it allows nothing. https://istio.io/latest/docs/tasks/security/authorization/authz-tcp/ */
function isOfRequests(rule: AuthorizationRule): boolean {
  return requestField(rule) !== undefined;
}

/** The first field of a rule that only requests have, such as `to[0].operation.paths`; undefined where there is none. */
export function requestField({ from = [], to = [], when = [] }: AuthorizationRule): string | undefined {
  const within = (at: string, part: object | undefined, fields: ReadonlySet<string>): readonly string[] =>
    Object.keys(part ?? {}).flatMap((field) => (fields.has(field) ? [`${at}.${field}`] : []));
  const [first] = [
    ...from.flatMap(({ source }, index) => within(`from[${index}].source`, source, requestFields.source)),
    ...to.flatMap(({ operation }, index) => within(`to[${index}].operation`, operation, requestFields.operation)),
    ...when.flatMap((one, index) => (isOfRequest(one) ? [`when[${index}].key`] : [])),
  ];
  return first;
}

/** What a DENY rule is of a stream of bytes: its fields of HTTP are left out, so that it refuses more. */
function ofBytes({ from = [], to = [], when = [] }: AuthorizationRule): AuthorizationRule {
  const without = <Part extends object>(part: Part | undefined, fields: ReadonlySet<string>): Part =>
    Object.fromEntries(Object.entries(part ?? {}).filter(([field]) => !fields.has(field))) as Part;
  return {
    from: from.map(({ source }) => ({ source: without(source, requestFields.source) })),
    to: to.map(({ operation }) => ({ operation: without(operation, requestFields.operation) })),
    when: when.filter((one) => !isOfRequest(one)),
  };
}

const requestFields = {
  source: new Set(['requestPrincipals', 'notRequestPrincipals']),
  operation: new Set(['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths']),
};

function isOfRequest({ key = '' }: When): boolean {
  return key.startsWith('request.');
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
  return Object.keys(source).every((field) => /^(not)?(principals|namespaces|serviceAccounts)$/i.test(field));
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
