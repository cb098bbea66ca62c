import { affected, type ClusterChange, type Meant } from '../../consequence.ts';
import { isOfKind } from '../fields.ts';
import { gainedAndLost, listed } from './gained-and-lost.ts';
import { allows, grantText, leadsToAll, roleGrants } from './role-grants.ts';

/** What roles of Kubernetes grant. */
export function* roles({ objects, environment }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (!isOfKind(object, ['Role.rbac.authorization.k8s.io', 'ClusterRole.rbac.authorization.k8s.io'])) continue;
    const { gained, lost } = gainedAndLost(object, roleGrants, allows);
    const powerful = gained.filter(leadsToAll).map(grantText);
    if (powerful.length > 0)
      yield {
        severity: environment === 'dev' ? 'high' : 'critical',
        what: `${object.kind} grants permissions that lead to all others`,
        reason:
          'Wildcards, secrets, pods/exec, impersonation and changes of roles allow gaining every other permission.',
        wayOut: 'name only the verbs and resources that it needs',
        object: affected(object, listed(powerful)),
      };
    const others = gained.filter((grant) => !leadsToAll(grant)).map(grantText);
    if (others.length > 0)
      yield {
        severity: 'medium',
        what: `${object.kind} grants more`,
        reason: 'Its subjects can do more in the Kubernetes API.',
        object: affected(object, listed(others)),
      };
    if (lost.length > 0 && object.how !== 'removed')
      yield {
        severity: 'low',
        what: `${object.kind} grants less`,
        reason: 'Requests that still need it are refused.',
        object: affected(object, listed(lost.map(grantText))),
      };
  }
}
