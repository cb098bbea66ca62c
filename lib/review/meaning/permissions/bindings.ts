import { itemsIn } from '../../../model/untyped.ts';
import { affected, type ClusterChange, type Meant } from '../../consequence.ts';
import { at, isOfKind, textOf } from '../fields.ts';
import { gainedAndLost, listed } from './gained-and-lost.ts';

/** Who gets or loses a role of Kubernetes. */
export function* bindings({ objects }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (!isOfKind(object, ['RoleBinding', 'ClusterRoleBinding'])) continue;
    const { gained, lost } = gainedAndLost(object, subjectsOf);
    const role = String(at((object.after ?? object.before)?.object, 'roleRef.name'));
    const isWide =
      gained.some((subject) => /system:(un)?authenticated|system:anonymous|system:masters/.test(subject)) ||
      /^(cluster-)?admin$/.test(role);
    if (gained.length > 0)
      yield {
        severity: isWide ? 'critical' : 'medium',
        what: isWide ? 'a binding grants all permissions, or grants them to everybody' : 'a subject gets a role',
        reason: isWide
          ? 'It grants all permissions, or grants its permissions to everybody.'
          : 'It can do what the role grants.',
        object: affected(object, `${listed(gained)} → ${role}`),
      };
    if (lost.length > 0 && object.how !== 'removed')
      yield {
        severity: 'low',
        what: 'a subject loses a role',
        reason: 'Its requests that still need the role are refused.',
        object: affected(object, `${listed(lost)} → ${role}`),
      };
  }
}

function subjectsOf(binding: unknown): ReadonlySet<string> {
  return new Set(
    itemsIn(at(binding, 'subjects')).map((subject) => {
      const [kind, namespace, name] = ['kind', 'namespace', 'name'].map((field) => textOf(subject, field));
      return `${kind ?? ''} ${namespace === undefined ? '' : `${namespace}/`}${name ?? ''}`;
    }),
  );
}
