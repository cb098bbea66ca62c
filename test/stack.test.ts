import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { rendered } from './platform.ts';

const templates = [...rendered.dist].filter(([path]) => path.endsWith('.cloudformation.template'));

interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
  >;
  readonly Outputs: Readonly<Record<string, { readonly Description: string; readonly Value: unknown }>>;
}

describe.each(templates)('%s', (path, text) => {
  const template = parse(text) as Template;
  const resources = Object.values(template.Resources);
  const named = (type: string, property: string) =>
    resources.filter(({ Type }) => Type === type).map(({ Properties }) => String(Properties[property]));
  const cluster = rendered.dist.get(path.replace('.cloudformation.template', '.yaml')) ?? '';
  const folder = path.replace('clusters/', '').replace('.cloudformation.template', '/');
  const objects = [...rendered.dist].flatMap(([file, content]) => (file.startsWith(folder) ? [content] : [])).join();
  const applications = rendered.argocd.get(`${folder}controllers.yaml`) ?? '';

  it('refers to nothing that it does not have', () => {
    const names = [...JSON.stringify(template).matchAll(/"Ref":"(\w+)"|"Fn::GetAtt":\["(\w+)"/g)].map(
      ([, one, other]) => one ?? other ?? '',
    );
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => template.Resources[name] === undefined)).toEqual([]);
  });

  it('has subnets that are apart and within the VPC', () => {
    const ranges = named('AWS::EC2::Subnet', 'CidrBlock').map(range);
    const [vpc = [0, 0]] = named('AWS::EC2::VPC', 'CidrBlock').map(range);
    expect(ranges.every(([from, to]) => from >= vpc[0] && to <= vpc[1])).toBe(true);
    const sorted = [...ranges].sort(([a], [b]) => a - b);
    expect(sorted.filter(([from], index) => from < (sorted[index - 1]?.[1] ?? 0))).toEqual([]);
  });

  it('makes the buckets and the queue that the controllers are told of', () => {
    const [backups, logs, traces] = named('AWS::S3::Bucket', 'BucketName');
    for (const bucket of [logs, traces]) expect(applications).toContain(bucket);
    expect(objects).toContain(`bucket: ${backups ?? ''}\n`);
    expect(applications).toContain(`interruptionQueue: ${named('AWS::SQS::Queue', 'QueueName').join()}\n`);
  });

  it('makes the roles and the boundary that objects name', () => {
    const roles = named('AWS::IAM::Role', 'RoleName');
    const node = roles.find((role) => role.endsWith('-karpenter-node')) ?? '';
    expect(objects).toContain(`role: ${node}\n`);
    expect(cluster).toContain(`role/${node}`);
    for (const [, role = ''] of objects.matchAll(/monitoringRoleARN: \S+role\/(\S+)/g)) expect(roles).toContain(role);
    const boundaries = named('AWS::IAM::ManagedPolicy', 'ManagedPolicyName');
    // Of each role, and of the add-on that has one.
    expect(cluster.match(/permissionsBoundary: /g)).toHaveLength((cluster.match(/ roleName: /g)?.length ?? 0) + 1);
    for (const [, policy = ''] of `${objects}\n${cluster}`.matchAll(/permissionsBoundary: \S+policy\/(\S+)/g))
      expect(boundaries).toContain(policy);
  });

  it('gives out what AWS chooses, under the field of the spec that it goes into', () => {
    const fields = new Set(Object.values(template.Outputs).map(({ Description }) => Description));
    for (const field of [
      'kmsKey',
      'network.vpc',
      'network.privateSubnets',
      'network.controlPlaneSubnets',
      'network.dataSubnets',
    ])
      expect(fields).toContain(field);
  });
});

it('is there for every cluster on AWS', () => {
  expect(templates).toHaveLength(15);
});

it('makes each bucket and role once', () => {
  const made = templates.flatMap(([, text]) =>
    Object.values((parse(text) as Template).Resources).flatMap(({ Type, Properties }) =>
      ['BucketName', 'RoleName'].flatMap((property) =>
        typeof Properties[property] === 'string' ? `${Type} ${Properties[property]}` : [],
      ),
    ),
  );
  expect(made.filter((one, index) => made.indexOf(one) !== index)).toEqual([]);
});

/** First address, and the first after it. */
function range(cidr: string): readonly [number, number] {
  const [address = '', bits = '32'] = cidr.split('/');
  const from = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [from, from + 2 ** (32 - Number(bits))];
}
