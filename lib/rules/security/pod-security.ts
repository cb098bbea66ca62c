import type { Cluster } from '../../model/cluster.ts';
import type { Pods } from '../../model/pods/pods.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { baselineChecks } from '../../model/pod-security/baseline.ts';
import type { PodSecurityCheck } from '../../model/pod-security/check.ts';
import { enforcementOf, type Enforcement } from '../../model/pod-security/enforcement.ts';
import { restrictedChecks } from '../../model/pod-security/restricted.ts';
import { writtenContainers, writtenPods } from '../../model/pods/written-pods.ts';

export const podSecurity: ClusterRule = {
  id: 'pod-security',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every pod keeps the Pod Security Standard that its namespace enforces, or else restricted',
  why: 'The API server refuses a pod that violates the level of its namespace. Only an event of its controller says so, and Argo CD stays green.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  *check(cluster) {
    const checks = new Map<string, readonly PodSecurityCheck[]>();
    for (const pods of writtenPods(cluster)) yield* refusals(pods, cluster, checks);
  },
};

/** The level for pods whose Namespace is not in the input, or has no label. */
const strictest: Enforcement = { level: 'restricted', minor: Infinity };

function refusals(pods: Pods, cluster: Cluster, checks: Map<string, readonly PodSecurityCheck[]>): readonly Found[] {
  const namespace = cluster.named('Namespace', '', pods.namespace);
  const enforced = namespace && enforcementOf(namespace);
  const { level, minor } = enforced ?? strictest;
  if (level === 'privileged') return [];
  const found: Found[] = [];
  const pod = { pods, containers: writtenContainers(pods), minor };
  const policy = `${level} ${minor}`;
  const all = checks.get(policy) ?? [...checksOf(level, minor)];
  checks.set(policy, all);
  for (const check of all) {
    check.judge(pod, (field, is, needed) => {
      const who =
        enforced === undefined
          ? `${level} refuses that`
          : `namespace ${pods.namespace} enforces ${level}${minor === Infinity ? '' : ` v1.${minor}`}, which refuses that`;
      found.push({ object: pods.owner, field, is: `${is}: ${who} (${check.id})`, needed });
    });
  }
  return found;
}

function* checksOf(level: 'baseline' | 'restricted', minor: number): Iterable<PodSecurityCheck> {
  const has = ({ since }: PodSecurityCheck): boolean => since <= minor;
  const restricted = level === 'restricted' ? restrictedChecks.filter(has) : [];
  for (const check of baselineChecks)
    if (has(check) && restricted.every(({ insteadOf }: PodSecurityCheck) => insteadOf !== check.id)) yield check;
  yield* restricted;
}
