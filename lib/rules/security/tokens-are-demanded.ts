import type { Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { rootNamespace } from '../../model/traffic/root-namespace.ts';

export const tokensAreDemanded: ClusterRule = {
  id: 'tokens-are-demanded',
  tier: 'correctness',
  severity: 'error',
  misses: 'the AuthorizationPolicy',
  kinds: ['RequestAuthentication'],
  summary: 'every RequestAuthentication has an AuthorizationPolicy that requires a token',
  why: 'A RequestAuthentication refuses invalid tokens and lets requests without a token through.',
  source: 'https://istio.io/latest/docs/reference/config/security/request_authentication/',
  *check(cluster) {
    const demanding = cluster.of('AuthorizationPolicy').filter(demandsToken);
    for (const object of cluster.of('RequestAuthentication')) {
      if ((object.spec?.jwtRules ?? []).length === 0) continue;
      if (demanding.some((policy) => meet(rootNamespace(cluster), object, policy))) continue;
      const is = 'tokens are checked, and requests without one come through';
      const needed =
        "an AuthorizationPolicy for the same pods: DENY from notRequestPrincipals ['*'], or ALLOW by requestPrincipals";
      yield { object, field: 'spec.jwtRules', is, needed };
    }
  },
};

function demandsToken({ spec }: Of<'AuthorizationPolicy'>): boolean {
  return (spec?.rules ?? []).some(
    ({ from = [], when = [] }) =>
      from.some(({ source }) =>
        [source?.requestPrincipals, source?.notRequestPrincipals].some((list) => (list?.length ?? 0) > 0),
      ) || when.some(({ key = '' }) => key.startsWith('request.auth.')),
  );
}

/** Whether both policies may select the same pods. */
function meet(root: string, one: Of<'RequestAuthentication'>, other: Of<'AuthorizationPolicy'>): boolean {
  const [home, place] = [one.metadata.namespace ?? '', other.metadata.namespace ?? ''];
  if (home !== place && home !== root && place !== root) return false;
  const wanted = one.spec?.selector?.matchLabels ?? {};
  return Object.entries(other.spec?.selector?.matchLabels ?? {}).every(
    ([name, value]) => wanted[name] === undefined || wanted[name] === value,
  );
}
