import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import {
  admissions,
  allowing,
  mayBeGateway,
  patternCovers,
  patternMeets,
  type Admission,
  type Path,
} from '../../model/traffic/admissions.ts';
import { policyBeside } from '../../model/traffic/policies-beside.ts';
import { matchText } from '../../model/traffic/route-matches.ts';

type AllowRule = NonNullable<NonNullable<Of<'AuthorizationPolicy'>['spec']>['rules']>[number];
type Operation = NonNullable<NonNullable<AllowRule['to']>[number]['operation']>;
type Source = NonNullable<NonNullable<AllowRule['from']>[number]['source']>;

export const routedIsAllowed: ClusterRule = {
  id: 'routed-is-allowed',
  tier: 'correctness',
  severity: 'error',
  kinds: ['VirtualService'],
  summary: 'AuthorizationPolicies allow what a gateway routes to a workload',
  why: 'If the gateway routes a request that the workload denies, every client gets 403, although each object is valid.',
  source: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/',
  *check(cluster) {
    const told = new Set<string>();
    for (const admission of cluster.once(admissions)) {
      const { field, match, object, path, to } = admission;
      if (path === undefined) continue;
      const policies = allowing(cluster, to);
      if (policies.length === 0) continue;
      const allowed = policies.some(({ spec }) =>
        (spec?.rules ?? []).some((rule) => isTo(rule, admission) && isFrom(cluster, rule)),
      );
      const key = `${object.metadata.namespace ?? ''}/${object.metadata.name} ${field}`;
      if (allowed || told.has(key)) continue;
      told.add(key);
      const whom = to.owner === undefined ? to.name : `${to.owner.kind} ${to.owner.metadata.name}`;
      const is = `${matchText(match)}, which no AuthorizationPolicy of ${whom} allows the gateway: 403`;
      const needed = 'a rule with the principal of the gateway and this path, or no route';
      yield { object, field, is, needed, ...policyBeside(policies) };
    }
  },
};

function isFrom(cluster: Cluster, { from }: AllowRule): boolean {
  if (from === undefined || from.length === 0) return true;
  return from.some(({ source = {} }) => isSource(cluster, source));
}

/** Conditions other than identity, such as addresses, are assumed to hold. */
function isSource(cluster: Cluster, { namespaces, principals, serviceAccounts }: Source): boolean {
  if (principals !== undefined) return principals.some((principal) => mayBeGateway(cluster, principal));
  if (namespaces !== undefined)
    return namespaces.some((name) => name.includes('*') || mayBeGateway(cluster, `ns/${name}/`));
  if (serviceAccounts !== undefined) return serviceAccounts.some((name) => mayBeGateway(cluster, `ns/${name}`));
  return true;
}

function isTo({ to }: AllowRule, admission: Admission): boolean {
  if (to === undefined || to.length === 0) return true;
  return to.some(({ operation = {} }) => isOperation(operation, admission));
}

function isOperation({ methods, paths, ports }: Operation, { match, path, port }: Admission): boolean {
  if (ports !== undefined && port !== undefined && !ports.includes(String(port))) return false;
  const method = match.method?.exact;
  // A route for all methods may intend that some of them get 403.
  if (methods !== undefined && method !== undefined && !methods.includes(method) && !methods.includes('*'))
    return false;
  return paths === undefined || path === undefined || paths.some((pattern) => isOpen(pattern, path));
}

/** A catch-all route may intend that some requests get 403, and a route of `/a` is meant for the paths below `/a/`. */
function isOpen(pattern: string, path: Path): boolean {
  if (path.isPrefix && path.text === '/') return patternMeets(pattern, path);
  return patternCovers(pattern, path) || (path.isPrefix && patternCovers(pattern, { ...path, text: `${path.text}/` }));
}
