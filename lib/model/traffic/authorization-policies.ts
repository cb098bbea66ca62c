import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { allowsSome, deniesAll, type Caller } from './authorization-rules.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import { carriesBytes } from './services.ts';
import { rootNamespace } from './root-namespace.ts';

/** What the AuthorizationPolicies of an endpoint make of a caller. */
export interface Authorization {
  readonly allows: boolean;
  /** What decides. @default - there is no policy, and everything is allowed */
  readonly by?: Of<'AuthorizationPolicy'>;
  readonly field: string;
}

/**
 * Whether some request of a caller to a port is let in: no DENY policy refuses every one, and where there are ALLOW
 * policies one of them allows one. https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
export function authorize(cluster: Cluster, endpoint: Endpoint, caller: Caller, port: number): Authorization {
  const policies = policiesOf(cluster, endpoint);
  const connection = { caller, port, carriesBytes: policies.length > 0 && carriesBytes(cluster, endpoint, port) };
  let allowing: Of<'AuthorizationPolicy'> | undefined;
  for (const by of policies) {
    if (by.spec?.action !== 'DENY') continue;
    const index = (by.spec.rules ?? []).findIndex((rule) => deniesAll(rule, connection, by));
    if (index >= 0) return { allows: false, by, field: `spec.rules[${index}]` };
  }
  for (const by of policies) {
    if (!isAllow(by)) continue;
    allowing ??= by;
    const index = (by.spec?.rules ?? []).findIndex((rule) => allowsSome(rule, connection, by));
    if (index >= 0) return { allows: true, by, field: `spec.rules[${index}]` };
  }
  return allowing === undefined ? { allows: true, field: '' } : { allows: false, by: allowing, field: 'spec.rules' };
}

/** The policies of an endpoint: those that select it, of its namespace and of the mesh. */
export function policiesOf(cluster: Cluster, endpoint: Endpoint): readonly Of<'AuthorizationPolicy'>[] {
  const { selected, ofNamespace, known } = cluster.once(authorizationPolicies);
  let policies = known.get(endpoint);
  if (policies === undefined) {
    const root = rootNamespace(cluster);
    policies = [
      ...(selected.get(endpoint) ?? []),
      ...(ofNamespace.get(endpoint.namespace) ?? []),
      ...(endpoint.namespace === root ? [] : (ofNamespace.get(root) ?? [])),
    ];
    known.set(endpoint, policies);
  }
  return policies;
}

/** Whether a policy allows what its rules name; that is what one without an action does. */
export function isAllow({ spec }: Of<'AuthorizationPolicy'>): boolean {
  return spec?.action === undefined || spec.action === 'ALLOW';
}

interface Policies {
  readonly selected: ReadonlyMap<Endpoint, readonly Of<'AuthorizationPolicy'>[]>;
  readonly ofNamespace: ReadonlyMap<string, readonly Of<'AuthorizationPolicy'>[]>;
  /** All that is for an endpoint, once somebody has asked for it. */
  readonly known: Map<Endpoint, readonly Of<'AuthorizationPolicy'>[]>;
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
      const chosen = namespace === rootNamespace(cluster) ? endpoints.all : endpoints.in(namespace);
      for (const endpoint of chosen.selected({ matchLabels: labels })) append(selected, endpoint, policy);
    }
  }
  return { selected, ofNamespace, known: new Map() };
}
