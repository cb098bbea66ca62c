import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { fieldsIn, itemsIn, textsIn } from '../untyped.ts';

/** A policy of an identity in a template of CloudFormation. */
export interface TemplatePolicy {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly document: unknown;
}

/**
 * What identities may do by the templates of a cluster. A policy that is the permissions boundary of a role gives nothing by
 * itself, and a policy of a key, bucket or queue speaks of that alone.
 */
export function templatePolicies(cluster: Cluster): readonly TemplatePolicy[] {
  const boundaries = cluster.once(boundaryNames);
  return cluster.of('Template').flatMap((object) =>
    Object.entries(object.Resources ?? {}).flatMap(([name, resource]) => {
      if (resource?.Type?.startsWith('AWS::IAM::') !== true) return [];
      const { PolicyDocument, Policies, ManagedPolicyName } = fieldsIn(resource.Properties);
      const names = [name, String(ManagedPolicyName)];
      // Roles of workloads are often made elsewhere: then the name alone says what it is.
      if (names.some((one) => boundaries.has(one) || /boundary/i.test(one))) return [];
      const field = `Resources.${name}.Properties`;
      return [
        ...(PolicyDocument === undefined
          ? []
          : [{ object, field: `${field}.PolicyDocument`, document: PolicyDocument }]),
        ...itemsIn(Policies).map((policy, index) => ({
          object,
          field: `${field}.Policies[${index}].PolicyDocument`,
          document: fieldsIn(policy).PolicyDocument,
        })),
      ];
    }),
  );
}

/** Policies that somebody else keeps, by their ARNs, as templates attach them. */
export function templatePolicyArns(
  cluster: Cluster,
): readonly { readonly object: KubernetesObject; readonly field: string; readonly arn: string }[] {
  return cluster.of('Template').flatMap((object) =>
    Object.entries(object.Resources ?? {}).flatMap(([name, resource]) =>
      itemsIn(fieldsIn(resource?.Properties).ManagedPolicyArns).flatMap((arn, index) =>
        textsIn(arn).map((text) => ({
          object,
          field: `Resources.${name}.Properties.ManagedPolicyArns[${index}]`,
          arn: text,
        })),
      ),
    ),
  );
}

/** Names of policies, and of resources of templates, that bound a role. */
function boundaryNames(cluster: Cluster): ReadonlySet<string> {
  const accounts = cluster.of('ClusterConfig').flatMap(({ iam }) => iam?.serviceAccounts ?? []);
  const ofTemplates = cluster
    .of('Template')
    .flatMap(({ Resources = {} }) =>
      Object.values(Resources).map((resource) => fieldsIn(resource?.Properties).PermissionsBoundary),
    );
  const bounds = [
    ...cluster.of('Role.iam.services.k8s.aws').map(({ spec }) => spec?.permissionsBoundary),
    ...accounts.map(({ permissionsBoundary }) => permissionsBoundary),
    ...ofTemplates.map((bound) => fieldsIn(bound).Ref ?? bound),
  ];
  return new Set(bounds.flatMap((bound) => (typeof bound === 'string' ? bound.slice(bound.lastIndexOf('/') + 1) : [])));
}
