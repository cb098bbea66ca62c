import type { Container, Volume } from '../../../imports/kubernetes.ts';
import type { Loose } from '../../model/kinds.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import { onWindows, writtenPods } from '../../model/pods/written-pods.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const filesAreReadable: ClusterRule = {
  id: 'files-are-readable',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'files of Secrets and ConfigMaps can be read by the user of the container that mounts them',
  why: 'Such files belong to root. Without an fsGroup, a mode such as 0400 closes them to every other user: permission denied.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
  ofObject: true,
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      // The kubelet gives the files to the fsGroup, and lets it read them.
      if (pods.spec.securityContext?.fsGroup !== undefined || onWindows(pods)) continue;
      for (const [index, volume] of (pods.spec.volumes ?? []).entries()) {
        for (const [at, mode] of modesOf(volume)) {
          const reader = containersOf(pods).find(
            ({ container }) =>
              container.volumeMounts?.some(({ name }) => name === volume.name) && !canRead(pods, container, mode),
          );
          if (reader === undefined) continue;
          const user = userOf(pods, reader.container);
          const who = user === undefined ? 'not root' : `user ${user}`;
          const is = `mode ${octal(mode)} of root's files, and container ${reader.container.name ?? ''} is ${who}`;
          const needed = `securityContext.fsGroup of the pod, or mode ${octal(mode | 0o444)}`;
          yield { object: pods.owner, field: `${pods.field}.volumes[${index}].${at}`, is, needed };
        }
      }
    }
  },
};

/** The modes of a volume's files, and where each stands; tokens of accounts belong to who runs the container. */
function* modesOf({ secret, configMap, projected }: Loose<Volume>): Iterable<readonly [at: string, mode: number]> {
  for (const [name, source] of Object.entries({ secret, configMap })) {
    if (source?.defaultMode !== undefined) yield [`${name}.defaultMode`, source.defaultMode];
    for (const [index, { mode }] of (source?.items ?? []).entries())
      if (mode !== undefined) yield [`${name}.items[${index}].mode`, mode];
  }
  const { defaultMode, sources = [] } = projected ?? {};
  if (defaultMode !== undefined && sources.some((one) => (one.secret ?? one.configMap) !== undefined))
    yield ['projected.defaultMode', defaultMode];
}

function canRead(pods: Pods, { securityContext }: Loose<Container>, mode: number): boolean {
  if ((mode & 0o004) !== 0) return true;
  const own = pods.spec.securityContext;
  const user = securityContext?.runAsUser ?? own?.runAsUser;
  const isRoot = user === 0 || (user === undefined && (securityContext?.runAsNonRoot ?? own?.runAsNonRoot) !== true);
  if (isRoot) return (mode & 0o400) !== 0 || securityContext?.capabilities?.drop === undefined;
  // The files' group is root's too.
  const group = securityContext?.runAsGroup ?? own?.runAsGroup;
  const ofGroup = group === undefined || group === 0 || own?.supplementalGroups?.includes(0) === true;
  return (mode & 0o040) !== 0 && ofGroup;
}

function userOf({ spec }: Pods, { securityContext }: Loose<Container>): number | undefined {
  return securityContext?.runAsUser ?? spec.securityContext?.runAsUser;
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}
