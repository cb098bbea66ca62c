import replacements from '../../knowledge/cloudformation-replacements.json' with { type: 'json' };
import { fieldsIn } from '../../model/untyped.ts';
import { affected, type ClusterChange, type Meant } from '../consequence.ts';
import { compareData } from '../difference/compare.ts';
import type { ObjectChange } from '../difference/objects.ts';
import type { Written } from '../difference/written.ts';

/** What CloudFormation deletes when a stack is updated to a changed template. */
export function* deletedResources(change: ClusterChange): Iterable<Meant> {
  for (const { object, before, after } of templates(change))
    for (const [name, resource] of before) if (!after.has(name)) yield deleted(object, name, resource);
}

/** What CloudFormation creates again, because it cannot change it in place, or refuses to change. */
export function* replacedResources(change: ClusterChange): Iterable<Meant> {
  for (const { object, before, after } of templates(change))
    for (const [name, resource] of after) {
      const was = before.get(name);
      if (was === undefined) continue;
      if (was.type !== resource.type) yield ofOtherType(object, name, was, resource);
      else {
        const fields = replacing(was, resource);
        if (fields.length > 0) yield replaced(object, name, resource, fields);
      }
    }
}

/** A resource of a stack. */
interface Resource {
  readonly type: string;
  /** What becomes of it when the template has it no longer. @default - CloudFormation deletes it */
  readonly deletionPolicy: unknown;
  /** What becomes of the old one when another replaces it. @default - CloudFormation deletes it */
  readonly replacePolicy: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Resources = ReadonlyMap<string, Resource>;

interface ChangedTemplate {
  readonly object: ObjectChange;
  readonly before: Resources;
  readonly after: Resources;
}

function* templates({ objects }: ClusterChange): Iterable<ChangedTemplate> {
  for (const object of objects) {
    const { before, after, how, kind } = object;
    if (kind !== 'Template' || how !== 'changed' || before === undefined || after === undefined) continue;
    yield { object, before: resourcesIn(before.object), after: resourcesIn(after.object) };
  }
}

function resourcesIn(template: Written): Resources {
  const { Resources: all } = fieldsIn(template);
  return new Map(
    Object.entries(fieldsIn(all)).map(([name, resource]) => {
      const { Type, DeletionPolicy, UpdateReplacePolicy, Properties } = fieldsIn(resource);
      const policies = { deletionPolicy: DeletionPolicy, replacePolicy: UpdateReplacePolicy };
      return [name, { type: String(Type), ...policies, properties: fieldsIn(Properties) }];
    }),
  );
}

function deleted(template: ObjectChange, name: string, { type, deletionPolicy }: Resource): Meant {
  const object = affected(template, name);
  const data = holdings.get(type);
  if (isKept(deletionPolicy))
    return {
      severity: data === undefined ? 'low' : 'medium',
      what: `${type} is no longer of the stack, and remains`,
      reason: 'Its DeletionPolicy keeps it: it still costs money, and nobody changes it any more.',
      wayOut: 'delete it by hand once nobody needs it',
      object,
    };
  if (data !== undefined) {
    const isCopied = deletionPolicy === 'Snapshot' || (deletionPolicy === undefined && copied.has(type));
    return {
      severity: isCopied ? 'high' : 'critical',
      what: `${type} is deleted with ${data}`,
      reason: isCopied
        ? 'CloudFormation makes a snapshot and deletes it when the stack is updated.'
        : 'CloudFormation deletes it when the stack is updated: it has no DeletionPolicy that keeps it.',
      wayOut: 'update the stack with DeletionPolicy: Retain first, or take a backup',
      object,
    };
  }
  return {
    severity: isOfNetwork(type) ? 'high' : 'medium',
    what: `${type} is deleted`,
    reason: 'CloudFormation deletes it when the stack is updated, or fails as long as something uses it.',
    object,
  };
}

function replaced(
  template: ObjectChange,
  name: string,
  { type, replacePolicy }: Resource,
  fields: readonly string[],
): Meant {
  const data = holdings.get(type);
  const isLost = data !== undefined && !isKept(replacePolicy);
  const old = isKept(replacePolicy)
    ? 'leaves the old one where it is'
    : 'deletes the old one, which fails while something uses it';
  return {
    severity: isLost ? 'critical' : 'high',
    what: data === undefined ? `${type} is created again` : `${type} is created again, without ${data}`,
    reason: `CloudFormation cannot change ${fields.join(', ')} in place: it makes another and ${old}.`,
    wayOut: 'add another beside it, move to it what uses this one, and remove this one in a later change',
    object: affected(template, name),
  };
}

function ofOtherType(template: ObjectChange, name: string, was: Resource, now: Resource): Meant {
  return {
    severity: 'critical',
    what: 'the type of a resource cannot be changed',
    reason: 'CloudFormation refuses the whole update of the stack.',
    wayOut: 'another name in the template for the new one',
    object: affected(template, `${name}: ${was.type} → ${now.type}`),
  };
}

/** Properties that differ and cannot be changed in place. */
function replacing(was: Resource, now: Resource): readonly string[] {
  const fixed: Readonly<Record<string, readonly string[]>> = replacements.types;
  const names = Object.hasOwn(fixed, now.type) ? (fixed[now.type] ?? []) : [];
  return names.filter((name) => compareData(was.properties[name], now.properties[name]).length > 0);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
function isKept(policy: unknown): boolean {
  return policy === 'Retain' || policy === 'RetainExceptOnCreate';
}

function isOfNetwork(type: string): boolean {
  return /^AWS::(EC2|ElasticLoadBalancingV2|Route53)::/.test(type);
}

/** Of these CloudFormation makes a snapshot where nothing is written. */
const copied = new Set(['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance']);

/** What is lost with a resource. */
const holdings: ReadonlyMap<string, string> = new Map([
  ['AWS::AmazonMQ::Broker', 'its queues'],
  ['AWS::DynamoDB::GlobalTable', 'its data'],
  ['AWS::DynamoDB::Table', 'its data'],
  ['AWS::EC2::Volume', 'its data'],
  ['AWS::ECR::Repository', 'its images'],
  ['AWS::EFS::FileSystem', 'its files'],
  ['AWS::ElastiCache::ReplicationGroup', 'its data'],
  ['AWS::KMS::Key', 'all that it encrypts'],
  ['AWS::Logs::LogGroup', 'its logs'],
  ['AWS::MSK::Cluster', 'all topics'],
  ['AWS::RDS::DBCluster', 'its data'],
  ['AWS::RDS::DBInstance', 'its data'],
  ['AWS::Route53::HostedZone', 'its records'],
  ['AWS::S3::Bucket', 'its objects'],
  ['AWS::SQS::Queue', 'its messages'],
  ['AWS::SecretsManager::Secret', 'its value'],
]);
