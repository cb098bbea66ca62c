import type { System } from '../../resolve/system.ts';

/** Who pays for a resource. */
export interface TagOwner {
  readonly system: string;
  readonly owner: string;
  readonly environment: string;
  /** Namespace of the layer. @default - it belongs to the whole cluster */
  readonly namespace?: string | undefined;
}

/**
 * Tags of everything that costs money in AWS. ideation-engine.md requires layer, component and environment; i2s.md
 * requires Environment, Project, ManagedBy and Owner. Keys of tags are case-sensitive.
 */
export function costTags(
  { system, owner, environment, namespace = 'cluster' }: TagOwner,
  component: string,
): Record<string, string> {
  return {
    Component: component,
    Environment: environment,
    Layer: namespace,
    ManagedBy: 'strata',
    Owner: owner,
    Project: system,
  };
}

/** The same tags as a list, which most services of AWS require. */
export function tagList(owner: TagOwner, component: string): { key: string; value: string }[] {
  return Object.entries(costTags(owner, component)).map(([key, value]) => ({ key, value }));
}

/** Tags of what the whole cluster uses. */
export function clusterTags(
  { name: system, owner, environment }: Pick<System, 'name' | 'owner' | 'environment'>,
  component: string,
): Record<string, string> {
  return costTags({ system, owner, environment: environment.name }, component);
}

/** Tags of the volumes of a StorageClass: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/tagging.md */
export function volumeTags({ name: system, owner, environment }: System): Record<string, string> {
  const tags = costTags(
    { system, owner, environment: environment.name, namespace: '{{ .PVCNamespace }}' },
    '{{ .PVCName }}',
  );
  return Object.fromEntries(
    Object.entries(tags).map(([key, value], index) => [`tagSpecification_${index + 1}`, `${key}=${value}`]),
  );
}
