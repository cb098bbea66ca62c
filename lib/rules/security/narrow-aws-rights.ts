import { attachedPolicies, grantsOf, type Grant } from '../../model/aws/policies.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const narrowAwsRights: ClusterRule = {
  id: 'narrow-aws-rights',
  tier: 'policy',
  severity: 'warning',
  kinds: ['ClusterConfig', 'Policy', 'Role'],
  summary: 'no role in AWS may do everything of a service, or reach the data, secrets, keys and roles of others',
  why: 'An attacker in a pod has the rights of its AWS role.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  *check(cluster) {
    for (const { object, field, arn } of attachedPolicies(cluster)) {
      if (!/(AdministratorAccess|FullAccess|PowerUser(Access)?)$/.test(arn)) continue;
      yield {
        object,
        field,
        is: `${arn.split('/').at(-1) ?? arn}: all of a service`,
        needed: 'the actions it takes, on its own resources',
      };
    }
    for (const grant of grantsOf(cluster)) {
      const { object, field, actions } = grant;
      const everything = actions.find((action) => /^(\*|[a-z0-9-]+:\*)$/.test(action));
      const wide = everything === undefined ? onEverything(grant) : undefined;
      if (everything !== undefined) yield { object, field, is: `allows ${everything}`, needed: 'the actions it takes' };
      else if (wide !== undefined)
        yield {
          object,
          field,
          is: `allows ${wide.action} on ${wide.resource}`,
          needed: 'the resources that are its own, or a condition',
        };
    }
  },
};

/** Actions on what belongs to others: data, secrets, encryption keys and roles. */
const guarded = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:PassRole',
  'iam:PutRolePolicy',
  'kms:Decrypt',
  'rds:DeleteDBCluster',
  'rds:DeleteDBInstance',
  's3:DeleteObject',
  's3:GetObject',
  's3:PutObject',
  'secretsmanager:GetSecretValue',
  'sts:AssumeRole',
];

function onEverything({ actions, resources, isConditional }: Grant) {
  if (isConditional) return undefined;
  const resource = resources.find((one) => /^(\*|arn:aws[a-z-]*:[a-z0-9-]+:[^:]*:[^:]*:([a-z-]+[:/])?\*)$/.test(one));
  const action = actions.find((one) => guarded.some((name) => matches(one, name)));
  return action === undefined || resource === undefined ? undefined : { action, resource };
}

/** Whether the pattern of an action covers one. */
function matches(action: string, name: string): boolean {
  const pattern = action.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${pattern}$`, 'i').test(name);
}
