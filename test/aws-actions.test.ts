import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Cluster } from '../lib/model/cluster.ts';
import { fieldsIn, itemsIn } from '../lib/model/untyped.ts';
import known from './aws-actions.json' with { type: 'json' };
import { rendered } from './platform.ts';

const actions: Readonly<Record<string, string | readonly string[]>> = known.actions;
const types: Readonly<Record<string, string>> = known.types;

/** What a role may do: the resources of each action, of all its statements together. */
type Rights = ReadonlyMap<string, readonly string[]>;

const clusters = rendered.subjects.clusters.filter(
  (cluster) => cluster.of('ClusterConfig').length > 0 && !cluster.name.startsWith('preview/'),
);

// AWS judges an action by the resources of its request. A statement that names too few, or any for an action that has
// none, never counts: the call is refused, and ACK, a Job or a controller tries it for ever.
describe.each(clusters.map((cluster) => [cluster.name, cluster] as const))('every role of %s', (name, cluster) => {
  const roles = rolesOf(cluster, rendered.dist.get(`clusters/${name}.cloudformation.template`) ?? '');

  it('is allowed actions that AWS has, on the resources that they require', () => {
    expect(roles.size).toBeGreaterThan(5);
    const wrong = [...roles].flatMap(([role, rights]) => [...rights].flatMap(problem).map((one) => `${role}: ${one}`));
    expect(wrong).toEqual([]);
  });
});

// A permissions boundary takes away what it does not allow, whatever the policies of the role say.
describe.each(clusters.map((cluster) => [cluster.name, cluster] as const))('the boundaries of %s', (name, cluster) => {
  const template = rendered.dist.get(`clusters/${name}.cloudformation.template`) ?? '';
  const boundaries = new Map(
    Object.values(fieldsIn(fieldsIn(parse(template)).Resources)).flatMap((resource) => {
      const { ManagedPolicyName, PolicyDocument } = fieldsIn(fieldsIn(resource).Properties);
      return typeof ManagedPolicyName === 'string'
        ? [[ManagedPolicyName, itemsIn(fieldsIn(PolicyDocument).Statement).map(fieldsIn)] as const]
        : [];
    }),
  );
  const [config] = cluster.of('ClusterConfig');
  const bounded = new Map([
    ...(config?.iam?.serviceAccounts ?? []).map(
      ({ roleName = '', permissionsBoundary }) => [roleName, permissionsBoundary] as const,
    ),
    ...cluster.objects
      .filter(({ kind, apiVersion }) => kind === 'Role' && apiVersion.startsWith('iam.'))
      .map((object) => fieldsIn(fieldsIn(object).spec))
      .map((spec) => [String(spec.name), spec.permissionsBoundary] as const),
  ]);

  it('take nothing away that a role is allowed', () => {
    const taken = [...rolesOf(cluster, '')].flatMap(([role, rights]) => {
      const statements = boundaries.get(String(bounded.get(role)).split('policy/')[1] ?? '') ?? [];
      return [...rights.keys()].filter((action) => !allows(statements, action)).map((action) => `${role}: ${action}`);
    });
    expect(taken).toEqual([]);
    expect([...boundaries.values()].map((one) => allows(one, 'iam:DeleteRolePermissionsBoundary'))).toEqual([
      false,
      false,
    ]);
  });
});

function allows(statements: readonly Readonly<Record<string, unknown>>[], action: string): boolean {
  const speaks = (effect: string) =>
    statements.some(
      ({ Effect, Action, Resource }) =>
        Effect === effect &&
        (effect === 'Allow' || listOf(Resource).includes('*')) &&
        listOf(Action).some((one) => new RegExp(`^${one.replaceAll('*', '.*')}$`).test(action)),
    );
  return speaks('Allow') && !speaks('Deny');
}

it('refuses an action without resources on one, one without a resource that it requires, and one that is not known', () => {
  const cluster = 'arn:aws:rds:us-east-1:123456789012:cluster:shop';
  expect(problem(['kafka:GetBootstrapBrokers', ['arn:aws:kafka:us-east-1:123456789012:cluster/shop/*']])).toEqual([
    "kafka:GetBootstrapBrokers needs '*'",
  ]);
  expect(problem(['rds:CreateGlobalCluster', [cluster]])).toEqual(['rds:CreateGlobalCluster needs a global-cluster']);
  expect(problem(['rds:CreateGlobalCluster', [cluster, 'arn:aws:rds::123456789012:global-cluster:shop']])).toEqual([]);
  expect(problem(['rds:MakeCluster', ['*']])).toEqual(['rds:MakeCluster is not in test/aws-actions.json']);
});

function problem([action, resources]: readonly [string, readonly string[]]): readonly string[] {
  const required = actions[action];
  if (required === undefined) return [`${action} is not in test/aws-actions.json`];
  if (resources.includes('*')) return [];
  if (typeof required === 'string') return [`${action} needs '*'`];
  const [service = ''] = action.split(':');
  return required
    .filter((type) => !resources.some((one) => isOfType(one, types[`${service}:${type}`] ?? '')))
    .map((type) => `${action} needs a ${type}`);
}

/** Whether a resource of a policy is of the type whose ARN has this form: equal but for what is open in either. */
function isOfType(resource: string, form: string): boolean {
  if (form.includes(':s3:::')) return form.endsWith('/*') === resource.includes('/');
  const [, , service, , , ...rest] = form.split(':');
  const [, , given, , , ...own] = resource.split(':');
  const kind = (parts: readonly string[]) => (parts.join(':').split(/[:/]/)[0] ?? '').replace('*', '');
  return given === service && (kind(rest) === '' || kind(own) === kind(rest));
}

/** Roles that eksctl makes, that ACK makes, and that the stack of the cluster makes. */
function rolesOf(cluster: Cluster, template: string): ReadonlyMap<string, Rights> {
  const [config] = cluster.of('ClusterConfig');
  const ofEksctl = (config?.iam?.serviceAccounts ?? []).map(
    ({ roleName = '', attachPolicy }) => [roleName, [attachPolicy]] as const,
  );
  const ofAck = cluster.objects
    .filter(({ kind, apiVersion }) => kind === 'Role' && apiVersion.startsWith('iam.'))
    .map((object) => {
      const { name, inlinePolicies } = fieldsIn(fieldsIn(object).spec);
      return [
        String(name),
        Object.values(fieldsIn(inlinePolicies)).map((text) => parse(String(text)) as unknown),
      ] as const;
    });
  const ofStack = Object.entries(fieldsIn(fieldsIn(parse(template)).Resources)).map(([id, resource]) => {
    const policies = itemsIn(fieldsIn(fieldsIn(resource).Properties).Policies);
    return [id, policies.map((one) => fieldsIn(one).PolicyDocument)] as const;
  });
  return new Map(
    [...ofEksctl, ...ofAck, ...ofStack].flatMap(([role, documents]) => {
      const rights = rightsOf(documents);
      return rights.size === 0 ? [] : [[role, rights] as const];
    }),
  );
}

function rightsOf(documents: readonly unknown[]): Rights {
  const rights = new Map<string, string[]>();
  for (const statement of documents.flatMap((one) => itemsIn(fieldsIn(one).Statement).map(fieldsIn)))
    for (const action of listOf(statement.Action))
      rights.set(action, [...(rights.get(action) ?? []), ...listOf(statement.Resource)]);
  return rights;
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
