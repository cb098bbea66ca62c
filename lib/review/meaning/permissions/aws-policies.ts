import { fieldsIn, itemsIn, textsIn } from '../../../model/untyped.ts';
import { affected, type ClusterChange, type Meant } from '../../consequence.ts';
import { at, isOfKind } from '../fields.ts';
import { gainedAndLost, listed } from './gained-and-lost.ts';

/** Policies of AWS roles are JSON texts; what they allow is compared statement by statement. */
export function* awsPolicies({ objects }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (!isOfKind(object, ['Role.iam.services.k8s.aws', 'Policy.iam.services.k8s.aws', 'Bucket.s3.services.k8s.aws']))
      continue;
    const { gained, lost } = gainedAndLost(object, allowedOf);
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

/** `action on resource` of all statements, and the policies that are attached. */
function allowedOf(object: unknown): ReadonlySet<string> {
  const spec = fieldsIn(at(object, 'spec'));
  const documents = [
    ...Object.values(fieldsIn(spec.inlinePolicies)),
    spec.policyDocument,
    spec.policy,
    spec.assumeRolePolicyDocument,
  ];
  return new Set([...textsIn(spec.policies).map((one) => `policy ${one}`), ...documents.flatMap(allowedBy)]);
}

function allowedBy(document: unknown): readonly string[] {
  const { Statement } = fieldsIn(parsed(document));
  const statements = Array.isArray(Statement) ? itemsIn(Statement) : [Statement];
  return statements.map(fieldsIn).flatMap(({ Effect, Action, Resource, Principal }) => {
    if (Effect !== 'Allow') return [];
    const whom = Principal === undefined ? '' : ` by ${JSON.stringify(Principal)}`;
    const resources = textsIn(Resource);
    return textsIn(Action).flatMap((action) =>
      (resources.length > 0 ? resources : ['itself']).map((resource) => `${action} on ${resource}${whom}`),
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
