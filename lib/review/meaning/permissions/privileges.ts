import type { Cluster } from '../../../model/cluster.ts';
import { containersOf, type Pods } from '../../../model/pods/pods.ts';
import type { ClusterChange, Meant, Severity } from '../../consequence.ts';
import { affectedOf, filesOf, podsOnBothSides } from '../placed.ts';
import { listed } from './gained-and-lost.ts';

/** The privileges of pods on their node. */
export function* privileges(change: ClusterChange): Iterable<Meant> {
  const files = filesOf(change);
  for (const [was, pods] of podsOnBothSides(change)) {
    const old = was === undefined ? new Map<string, Severity>() : powersOf(was, change.before);
    const young = powersOf(pods, change.after);
    const gained = [...young].filter(([power]) => !old.has(power));
    for (const severity of ['critical', 'high'] as const) {
      const some = gained.flatMap(([power, rank]) => (rank === severity ? [power] : []));
      if (some.length > 0)
        yield {
          severity,
          what: severity === 'critical' ? 'a pod can take over its node' : 'a pod is less confined',
          reason: 'An attacker in the container can do more on the node.',
          wayOut: 'only what the program needs, with an exception that gives the reason',
          object: affectedOf(change, pods.owner, listed(some), files),
        };
    }
    const lost = [...old.keys()].filter((power) => !young.has(power));
    if (lost.length > 0)
      yield {
        severity: 'low',
        what: 'a pod is more confined',
        reason: 'A program that needs the removed privilege fails after its restart.',
        object: affectedOf(change, pods.owner, listed(lost.map((one) => `no longer ${one}`)), files),
      };
  }
}

function powersOf(pods: Pods, cluster: Cluster): ReadonlyMap<string, Severity> {
  const found = new Map<string, Severity>();
  const { spec } = pods;
  for (const name of ['hostNetwork', 'hostPID', 'hostIPC'] as const)
    if (spec[name] === true) found.set(name, 'critical');
  for (const { hostPath } of spec.volumes ?? [])
    if (hostPath !== undefined) found.set(`hostPath ${hostPath.path ?? ''}`, 'critical');
  const { serviceAccountName = 'default', automountServiceAccountToken: ofPods } = spec;
  const ofAccount = cluster.named('ServiceAccount', pods.namespace, serviceAccountName)?.automountServiceAccountToken;
  if (ofPods ?? ofAccount ?? true) found.set('token of the API mounted', 'high');
  const ofPod = spec.securityContext;
  for (const { container } of containersOf(pods)) {
    const own = container.securityContext;
    if (own?.privileged === true) found.set('privileged', 'critical');
    if (own?.allowPrivilegeEscalation !== false) found.set('allowPrivilegeEscalation', 'high');
    if ((own?.runAsNonRoot ?? ofPod?.runAsNonRoot) !== true) found.set('may run as root', 'high');
    if (own?.readOnlyRootFilesystem !== true) found.set('writes to its root file system', 'high');
    if (own?.capabilities?.drop?.includes('ALL') !== true) found.set("the runtime's default capabilities", 'high');
    for (const capability of own?.capabilities?.add ?? [])
      found.set(`capability ${capability}`, /SYS_|NET_ADMIN|ALL|DAC_/.test(capability) ? 'critical' : 'high');
    if ((own?.seccompProfile ?? ofPod?.seccompProfile)?.type === 'Unconfined') found.set('seccomp Unconfined', 'high');
  }
  return found;
}
