import type { KubernetesObject, Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const meshPolicyIsWhole: ClusterRule = {
  id: 'mesh-policy-is-whole',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AuthorizationPolicy', 'PeerAuthentication'],
  summary: 'every rule of an AuthorizationPolicy has conditions, and port-level mTLS modes have a selector',
  why: "istiod's webhook refuses an AuthorizationPolicy rule without conditions, and port-level mTLS modes without a selector.",
  source: 'https://github.com/istio/istio/blob/1.28.0/pkg/config/validation/validation.go',
  ofObject: true,
  *check(cluster) {
    for (const policy of cluster.of('AuthorizationPolicy')) {
      const { action, provider, rules } = policy.spec ?? {};
      if (rules === undefined && (action === 'CUSTOM' || action === 'DENY'))
        yield {
          object: policy,
          field: 'spec.rules',
          is: `missing with ${action}: nothing comes of it`,
          needed: 'a rule, and {} for all',
        };
      if (action === 'CUSTOM' && provider === undefined)
        yield { object: policy, field: 'spec.provider', is: 'missing with CUSTOM', needed: 'the name of a provider' };
      if (action !== 'CUSTOM' && provider !== undefined)
        yield {
          object: policy,
          field: 'spec.provider',
          is: `stands with ${action ?? 'ALLOW'}`,
          needed: 'action CUSTOM',
        };
      for (const [index, rule] of (rules ?? []).entries()) yield* emptyParts(policy, rule, `spec.rules[${index}]`);
    }
    for (const policy of cluster.of('PeerAuthentication')) yield* portsOfNobody(policy);
  },
};

type Rule = NonNullable<NonNullable<Of<'AuthorizationPolicy'>['spec']>['rules']>[number];
type Part = Readonly<Record<string, unknown>>;

function* emptyParts(object: KubernetesObject, { from, to, when = [] }: Rule, field: string): Iterable<Found> {
  for (const [name, list, part] of [
    ['from', from, 'source'],
    ['to', to, 'operation'],
  ] as const) {
    if (list?.length === 0)
      yield {
        object,
        field: `${field}.${name}`,
        is: 'empty',
        needed: `${name === 'to' ? 'an' : 'a'} ${part}, or no such field`,
      };
    for (const [index, one] of (list ?? []).entries()) {
      const at = `${field}.${name}[${index}].${part}`;
      const values = (one as Readonly<Record<string, Part | undefined>>)[part];
      if (values === undefined || !Object.values(values).some((value) => Array.isArray(value) && value.length > 0))
        yield { object, field: at, is: values === undefined ? 'missing' : 'empty', needed: 'what it is about' };
      else yield* emptyWords(object, values, at);
    }
  }
  for (const [index, { notValues = [], values = [] }] of when.entries())
    if (notValues.length + values.length === 0)
      yield { object, field: `${field}.when[${index}]`, is: 'no values', needed: 'values or notValues' };
}

function* emptyWords(object: KubernetesObject, part: Part, field: string): Iterable<Found> {
  for (const name in part) {
    const values = part[name];
    if (!Array.isArray(values)) continue;
    for (let index = 0; index < values.length; index++) {
      const at = `${field}.${name}[${index}]`;
      if (values[index] === '') yield { object, field: at, is: "''", needed: 'a value' };
      else if ((name === 'ports' || name === 'notPorts') && !isPort(String(values[index])))
        yield { object, field: at, is: `'${String(values[index])}'`, needed: 'the number of a port' };
    }
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535;
}

function* portsOfNobody(object: Of<'PeerAuthentication'>): Iterable<Found> {
  const { portLevelMtls, selector } = object.spec ?? {};
  if (portLevelMtls === undefined) return;
  if (Object.keys(selector?.matchLabels ?? {}).length === 0)
    yield { object, field: 'spec.portLevelMtls', is: 'stands without a selector', needed: 'the selector of pods' };
  for (const port in portLevelMtls)
    if (!isPort(port) || Number(port) === 0)
      yield { object, field: `spec.portLevelMtls['${port}']`, is: 'no port', needed: '1 to 65535' };
}
