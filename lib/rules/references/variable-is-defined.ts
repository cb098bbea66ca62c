import { isRay } from '../../model/pods/ray.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Loose } from '../../model/kinds.ts';
import type { Container } from '../../../imports/kubernetes.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import { presentConfigMaps, producedSecrets } from '../../model/references/produced-keys.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { suggestion } from '../../schemas/closest.ts';

export const variableIsDefined: ClusterRule = {
  id: 'variable-is-defined',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every $(VARIABLE) in a command, an argument or a variable is defined in its container',
  why: 'The kubelet replaces only what env and envFrom define, and in env only what stands before. Anything else reaches the process to the letter, as $(VARIABLE). Names with small letters are left to shells, which call programs so.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  *check(cluster) {
    for (const pods of cluster.pods) {
      for (const { container, field } of containersOf(pods)) {
        if (!usesVariables(container)) continue;
        const others = otherVariables(cluster, pods, container);
        if (others === 'unknown') continue;
        const env = container.env ?? [];
        const names = env.flatMap(({ name }) => name ?? []);
        const isGiven = (name: string, before = env.length): boolean =>
          others.has(name) || isMadeByOthers(pods, name) || names.slice(0, before).includes(name);
        for (const list of ['command', 'args'] as const)
          for (const [index, text] of (container[list] ?? []).entries())
            for (const name of referredTo(text)) {
              if (isGiven(name)) continue;
              const is = `$(${name}) is defined nowhere${suggestion(name, names)}, and is passed on to the letter`;
              yield { object: pods.owner, field: `${field}.${list}[${index}]`, is, needed: `${name} in env` };
            }
        for (const [index, { value }] of env.entries())
          for (const name of referredTo(value)) {
            if (isGiven(name, index)) continue;
            const at = `${field}.env[${index}].value`;
            const is = names.includes(name)
              ? `$(${name}) is defined only after it, and is passed on to the letter`
              : `$(${name}) is defined nowhere${suggestion(name, names)}, and is passed on to the letter`;
            yield { object: pods.owner, field: at, is, needed: `${name} in env, before it` };
          }
      }
    }
  },
};

/** Names that a text refers to; `$$(NAME)` is no reference. */
function referredTo(text: unknown): readonly string[] {
  if (typeof text !== 'string' || !text.includes('$(')) return [];
  return [...text.matchAll(/(?<!\$)(?:\$\$)*\$\(([A-Z_][A-Z0-9_]*)\)/g)].map(([, name = '']) => name);
}

function usesVariables({ command = [], args = [], env = [] }: Loose<Container>): boolean {
  return [...command, ...args, ...env.map(({ value }) => value)].some((text) => referredTo(text).length > 0);
}

/** What envFrom defines; unknown where some Secret or ConfigMap is not there, or has keys that nobody can know. */
function otherVariables(
  cluster: Cluster,
  { namespace }: Pods,
  { envFrom = [] }: Loose<Container>,
): ReadonlySet<string> | 'unknown' {
  const names = new Set<string>();
  for (const { configMapRef, secretRef, prefix = '' } of envFrom) {
    const of = configMapRef === undefined ? producedSecrets : presentConfigMaps;
    const keys = cluster
      .once(of)
      .get(namespace)
      ?.get((configMapRef ?? secretRef)?.name ?? '');
    if (keys === undefined || keys.open) return 'unknown';
    for (const key of keys.names) names.add(prefix + key);
  }
  return names;
}

/** Addresses of Services, and what webhooks and operators add: AWS' rights, Ray's own. */
function isMadeByOthers({ owner, spec }: Pods, name: string): boolean {
  if (/^(KUBERNETES|AWS)_/.test(name)) return true;
  if (/_SERVICE_(HOST|PORT(_\w+)?)$|_PORT(_\d+_(TCP|UDP)(_\w+)?)?$/.test(name))
    return spec.enableServiceLinks !== false;
  return isRay(owner) && name.includes('RAY');
}
