import { clusterTags } from '../aws/tags.ts';
import type { System } from '../../resolve/system.ts';

/** A resource of a CloudFormation template. */
export interface Resource {
  readonly Type: `AWS::${string}::${string}`;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: 'Retain';
  readonly UpdateReplacePolicy?: 'Retain';
}

/** Resources of a template, by name. */
export type Resources = Readonly<Record<string, Resource>>;

/** Keeps a resource with data or keys when the stack is deleted. */
export const kept = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' } as const;

/** The reference value of a resource: its id or its name. */
export function ref(resource: string): { readonly Ref: string } {
  return { Ref: resource };
}

/** An attribute of a resource. */
export function attribute(resource: string, name: string): { readonly 'Fn::GetAtt': readonly string[] } {
  return { 'Fn::GetAtt': [resource, name] };
}

/** Tags of a resource of the whole cluster, in CloudFormation's form. */
export function tags(system: System, component: string, name?: string): { Key: string; Value: string }[] {
  const named = { ...(name !== undefined && { Name: name }), ...clusterTags(system, component) };
  return Object.entries(named).map(([Key, Value]) => ({ Key, Value }));
}

/** A policy document. */
export function document(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}
