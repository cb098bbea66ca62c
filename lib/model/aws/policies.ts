import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { fieldsIn, itemsIn, textsIn } from '../untyped.ts';

/** Something that is allowed in AWS, and where it is said. */
export interface Grant {
  readonly object: KubernetesObject;
  /** Of the statement in the object, or of the document that is a text. */
  readonly field: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly isConditional: boolean;
}

/** A policy that somebody else keeps, by its ARN. */
export interface AttachedPolicy {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly arn: string;
}

/** All that the policies of a cluster's objects allow: of roles and policies of ACK, and of eksctl's service accounts. */
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
      isConditional: Object.keys(fieldsIn(Condition)).length > 0,
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
