import { attachedPolicies, grantsOf, type Grant } from '../../model/aws/policies.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const narrowAwsRights: ClusterRule = {
  id: 'narrow-aws-rights',
  tier: 'policy',
  severity: 'warning',
  kinds: ['ClusterConfig', 'Policy', 'Role', 'Template'],
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

/** Actions on what belongs to others: data, secrets, encryption keys and roles; with the type of resource of each. */
const guarded: Readonly<Record<string, string>> = {
  'ec2:TerminateInstances': 'instance',
  'eks:DeleteCluster': 'cluster',
  'elasticache:DeleteReplicationGroup': 'replicationgroup',
  'iam:AttachRolePolicy': 'role',
  'iam:AttachUserPolicy': 'user',
  'iam:CreateAccessKey': 'user',
  'iam:CreatePolicyVersion': 'policy',
  'iam:CreateRole': 'role',
  'iam:PassRole': 'role',
  'iam:PutRolePolicy': 'role',
  'iam:PutUserPolicy': 'user',
  'iam:UpdateAssumeRolePolicy': 'role',
  'kafka:DeleteCluster': 'cluster',
  'kms:Decrypt': 'key',
  'kms:PutKeyPolicy': 'key',
  'kms:ScheduleKeyDeletion': 'key',
  'mq:DeleteBroker': 'broker',
  'rds:DeleteDBCluster': 'cluster',
  'rds:DeleteDBInstance': 'db',
  'rds:ModifyDBCluster': 'cluster',
  'rds:ModifyDBInstance': 'db',
  's3:DeleteBucket': '',
  's3:DeleteObject': '',
  's3:GetObject': '',
  's3:PutBucketPolicy': '',
  's3:PutObject': '',
  'secretsmanager:GetSecretValue': 'secret',
  'secretsmanager:PutSecretValue': 'secret',
  'ssm:GetParameter': 'parameter',
  'sts:AssumeRole': 'role',
};

function onEverything({ actions, resources, isConditional }: Grant) {
  if (isConditional) return undefined;
  for (const action of actions) {
    const services = covered(action);
    const resource = resources.find((one) => services.some(([name, type]) => isEvery(one, name, type)));
    if (resource !== undefined) return { action, resource };
  }
  return undefined;
}

/** Whether a resource, by its ARN, stands for all of a type that an action is about. */
function isEvery(resource: string, action: string, type: string): boolean {
  if (resource === '*') return true;
  const [, , service = '', , , ...rest] = resource.split(':');
  if (service !== '*' && service !== action.split(':')[0]) return false;
  const path = rest.join(':');
  return path === '*' || path === '*/*' || (type !== '' && (path === `${type}/*` || path === `${type}:*`));
}

const coveredBy = new Map<string, readonly (readonly [name: string, type: string])[]>();

/** The guarded actions that the pattern of an action covers; few patterns are written in many roles. */
function covered(action: string): readonly (readonly [name: string, type: string])[] {
  let found = coveredBy.get(action);
  if (found === undefined) {
    const pattern = action.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    const expression = new RegExp(`^${pattern}$`, 'i');
    found = Object.entries(guarded).filter(([name]) => expression.test(name));
    coveredBy.set(action, found);
  }
  return found;
}
