import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { fieldsIn, itemsIn, textsIn } from '../untyped.ts';
import { templatePolicies, templatePolicyArns } from './template-policies.ts';

/** A permission in AWS, and the field that grants it. */
export interface Grant {
  readonly object: KubernetesObject;
  /** Of the statement in the object, or of the document that is a text. */
  readonly field: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Whether a condition asks for more than a region or an encrypted connection. */
  readonly isConditional: boolean;
}

/** A policy outside the input, by its ARN. */
export interface AttachedPolicy {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly arn: string;
}

/** All that policies of a cluster allow: those of ACK's roles and policies, of eksctl's service accounts, of CloudFormation's. */
export function grantsOf(cluster: Cluster): readonly Grant[] {
  return [
    ...cluster.of('Role.iam.services.k8s.aws').flatMap((object) =>
      Object.entries(object.spec?.inlinePolicies ?? {}).flatMap(([name, text]) => {
        const field = `spec.inlinePolicies['${name}']`;
        return grants(object, field, '', parsed(text));
      }),
    ),
    ...cluster
      .of('Policy.iam.services.k8s.aws')
      .flatMap((object) => grants(object, 'spec.policyDocument', '', parsed(object.spec?.policyDocument))),
    ...cluster.of('ClusterConfig').flatMap((object) =>
      (object.iam?.serviceAccounts ?? []).flatMap(({ attachPolicy }, index) => {
        const field = `iam.serviceAccounts[${index}].attachPolicy`;
        return grants(object, field, '.Statement', attachPolicy);
      }),
    ),
    ...templatePolicies(cluster).flatMap(({ object, field, document }) =>
      grants(object, field, '.Statement', document),
    ),
  ];
}

/** Policies of AWS that roles and service accounts of a cluster have. */
export function attachedPolicies(cluster: Cluster): readonly AttachedPolicy[] {
  return [
    ...cluster
      .of('Role.iam.services.k8s.aws')
      .flatMap((object) =>
        (object.spec?.policies ?? []).map((arn, index) => ({ object, field: `spec.policies[${index}]`, arn })),
      ),
    ...cluster.of('ClusterConfig').flatMap((object) =>
      (object.iam?.serviceAccounts ?? []).flatMap(({ attachPolicyARNs = [] }, account) =>
        attachPolicyARNs.map((arn, index) => {
          const field = `iam.serviceAccounts[${account}].attachPolicyARNs[${index}]`;
          return { object, field, arn };
        }),
      ),
    ),
    ...templatePolicyArns(cluster),
  ];
}

/** @param path - where the statements are in the field; empty where the document is one text, of which no field can be named */
function grants(object: KubernetesObject, field: string, path: string, document: unknown): readonly Grant[] {
  const { Statement } = fieldsIn(document);
  const statements = Array.isArray(Statement) ? itemsIn(Statement) : [Statement];
  return statements.map(fieldsIn).flatMap(({ Effect, Action, Resource, Condition }, index) => {
    if (Effect !== 'Allow') return [];
    return {
      object,
      field: path === '' ? field : `${field}${path}[${index}]`,
      actions: textsIn(Action),
      resources: textsIn(Resource),
      isConditional: Object.values(fieldsIn(Condition)).some((keys) =>
        Object.keys(fieldsIn(keys)).some((key) => !/^aws:(RequestedRegion|SecureTransport)$/i.test(key)),
      ),
    };
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
