import { fieldsIn, itemsIn, textsIn } from '../../../model/untyped.ts';

/** One verb on one resource or path, as a Role or a ClusterRole grants it. */
export interface RoleGrant {
  readonly verb: string;
  /** The API group; empty for the core group, and undefined for a path. */
  readonly group?: string;
  /** A resource such as `pods/exec`, or a path such as `/metrics`. */
  readonly resource: string;
  /** The only object that it is for. @default - all of them */
  readonly name?: string;
}

/** All that a role grants, one by one. */
export function roleGrants(role: unknown): readonly RoleGrant[] {
  return itemsIn(fieldsIn(role).rules).flatMap((rule) => {
    const { verbs, apiGroups, resources, resourceNames, nonResourceURLs } = fieldsIn(rule);
    const names = textsIn(resourceNames).map((name) => ({ name }));
    return textsIn(verbs).flatMap((verb) => [
      ...textsIn(apiGroups).flatMap((group) =>
        textsIn(resources).flatMap((resource) =>
          (names.length > 0 ? names : [{}]).map((one) => ({ verb, group, resource, ...one })),
        ),
      ),
      ...textsIn(nonResourceURLs).map((resource) => ({ verb, resource })),
    ]);
  });
}

/** Whether one grant allows all that another does: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export function allows(wide: RoleGrant, grant: RoleGrant): boolean {
  if (!['*', grant.verb].includes(wide.verb)) return false;
  if (wide.group === undefined || grant.group === undefined)
    return wide.group === grant.group && isPathWithin(grant.resource, wide.resource);
  const [, part] = grant.resource.split('/');
  return (
    ['*', grant.group].includes(wide.group) &&
    ['*', grant.resource, ...(part === undefined ? [] : [`*/${part}`])].includes(wide.resource) &&
    (wide.name === undefined || wide.name === grant.name)
  );
}

function isPathWithin(path: string, wide: string): boolean {
  return wide === path || (wide.endsWith('*') && path.startsWith(wide.slice(0, -1)));
}

/** Whether who has it can gain every other permission. */
export function leadsToAll({ verb, group, resource, name }: RoleGrant): boolean {
  if (group === undefined) return false;
  if (['bind', 'escalate', 'impersonate'].includes(verb)) return true;
  const isIn = (...groups: readonly string[]) => ['*', ...groups].includes(group);
  if (isIn('') && ['*', ...ofCore].includes(resource)) return name === undefined;
  const changes = ['*', 'create', 'delete', 'patch', 'update'].includes(verb);
  const ofAdmission = isIn('admissionregistration.k8s.io') && ['*', ...webhooks].includes(resource);
  return changes && (ofAdmission || (isIn('rbac.authorization.k8s.io') && ['*', ...roles].includes(resource)));
}

const ofCore = ['nodes/proxy', 'pods/*', 'pods/attach', 'pods/exec', 'secrets', 'serviceaccounts/token'];
const roles = ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'];
const webhooks = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'];

/** A grant in words, such as `get pods of metrics.k8s.io`. */
export function grantText({ verb, group = '', resource, name }: RoleGrant): string {
  return `${verb} ${resource}${group === '' ? '' : ` of ${group}`}${name === undefined ? '' : ` named ${name}`}`;
}
