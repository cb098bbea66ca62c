import { fieldsIn, itemsIn, textsIn } from '../../../model/untyped.ts';
import { affected, type ClusterChange, type Meant } from '../../consequence.ts';
import { at, isOfKind } from '../fields.ts';
import { gainedAndLost, listed } from './gained-and-lost.ts';

/** Policies of AWS roles are JSON texts; what they allow is compared statement by statement. */
export function* awsPolicies({ objects }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (!isOfKind(object, ['Role.iam.services.k8s.aws', 'Policy.iam.services.k8s.aws', 'Bucket.s3.services.k8s.aws']))
      continue;
    const changed = gainedAndLost(object, allowedOf, includes);
    const [gained, lost] = [changed.gained.map(textOf), changed.lost.map(textOf)];
    if (gained.length > 0)
      yield {
        severity: gained.some((one) => /^(\*|\S+:\*) |on \*$/.test(one)) ? 'critical' : 'medium',
        what: 'an AWS policy allows more',
        reason: 'The pods with this role can do more in the account.',
        object: affected(object, listed(gained)),
      };
    if (lost.length > 0 && object.how !== 'removed')
      yield {
        severity: 'low',
        what: 'an AWS policy allows less',
        reason: 'AWS refuses requests that still need it.',
        object: affected(object, listed(lost)),
      };
  }
}

/** What a statement allows, or a policy that is attached. */
interface Allowed {
  readonly action: string;
  /** @default - that of the policy */
  readonly resource?: string;
  /** @default - the role */
  readonly whom?: string;
}

function textOf({ action, resource, whom }: Allowed): string {
  return `${action}${resource === undefined ? '' : ` on ${resource}`}${whom === undefined ? '' : ` by ${whom}`}`;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function includes(wide: Allowed, { action, resource = '', whom }: Allowed): boolean {
  return wide.whom === whom && glob(wide.action, 'i').test(action) && glob(wide.resource ?? '').test(resource);
}

function glob(pattern: string, flags = ''): RegExp {
  const quoted = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${quoted}$`, flags);
}

/** What all statements allow, and the policies that are attached. */
function allowedOf(object: unknown): readonly Allowed[] {
  const spec = fieldsIn(at(object, 'spec'));
  const documents = [
    ...Object.values(fieldsIn(spec.inlinePolicies)),
    spec.policyDocument,
    spec.policy,
    spec.assumeRolePolicyDocument,
  ];
  return [...textsIn(spec.policies).map((one) => ({ action: `policy ${one}` })), ...documents.flatMap(allowedBy)];
}

function allowedBy(document: unknown): readonly Allowed[] {
  const { Statement } = fieldsIn(parsed(document));
  const statements = Array.isArray(Statement) ? itemsIn(Statement) : [Statement];
  return statements.map(fieldsIn).flatMap(({ Effect, Action, Resource, Principal }) => {
    if (Effect !== 'Allow') return [];
    const by = Principal === undefined ? {} : { whom: JSON.stringify(Principal) };
    const resources = textsIn(Resource);
    return textsIn(Action).flatMap((action) =>
      (resources.length > 0 ? resources : ['itself']).map((resource) => ({ action, resource, ...by })),
    );
  });
}

/** The API server refuses a text that is not JSON. */
function parsed(document: unknown): unknown {
  try {
    return typeof document === 'string' ? JSON.parse(document) : undefined;
  } catch {
    return undefined;
  }
}
