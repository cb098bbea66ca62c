import { fieldsIn, itemsIn, textsIn } from '../../../model/untyped.ts';
import { affected, type ClusterChange, type Meant } from '../../consequence.ts';
import { at, isOfKind } from '../fields.ts';
import { gainedAndLost, listed } from './gained-and-lost.ts';

/** What roles of Kubernetes grant. */
export function* roles({ objects, environment }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (!isOfKind(object, ['Role.rbac.authorization.k8s.io', 'ClusterRole.rbac.authorization.k8s.io'])) continue;
    const { gained, lost } = gainedAndLost(object, grantsOf);
    const powerful = gained.filter((grant) => powers.test(grant));
    if (powerful.length > 0)
      yield {
        severity: environment === 'dev' ? 'high' : 'critical',
        what: `${object.kind} grants permissions that lead to all others`,
        reason:
          'Wildcards, secrets, pods/exec, impersonation and changes of roles allow gaining every other permission.',
        wayOut: 'name only the verbs and resources that it needs',
        object: affected(object, listed(powerful)),
      };
    const others = gained.filter((grant) => !powers.test(grant));
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
        object: affected(object, listed(lost)),
      };
  }
}

const powers =
  /\*|^\S+ (secrets|pods\/exec|pods\/attach|serviceaccounts\/token|nodes\/proxy)( |$)|^(escalate|bind|impersonate) |^(create|update|patch|delete) (((cluster)?role(binding)?s|(mutating|validating)webhookconfigurations)( |$))/;

/** `verb resource` of all rules. */
function grantsOf(role: unknown): ReadonlySet<string> {
  const grants = new Set<string>();
  for (const rule of itemsIn(at(role, 'rules'))) {
    const { verbs, resources, nonResourceURLs, resourceNames, apiGroups } = fieldsIn(rule);
    const names = textsIn(resourceNames);
    const suffix = names.length > 0 ? ` named ${names.join(', ')}` : '';
    const groups = textsIn(apiGroups).filter((group) => group !== '');
    const ofGroup = groups.length > 0 ? ` of ${groups.join(', ')}` : '';
    for (const verb of textsIn(verbs)) {
      for (const resource of textsIn(resources)) grants.add(`${verb} ${resource}${ofGroup}${suffix}`);
      for (const url of textsIn(nonResourceURLs)) grants.add(`${verb} ${url}`);
    }
  }
  return grants;
}
