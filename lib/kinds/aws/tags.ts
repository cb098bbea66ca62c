/** Whose bill it is. */
export interface TagOwner {
  readonly system: string;
  readonly owner: string;
  readonly environment: string;
  /** Namespace of the layer. @default - what belongs to the whole cluster */
  readonly namespace?: string | undefined;
}

/**
 * Tags of everything that costs money in AWS: the one place that makes them. ideation-engine.md asks for layer, component
 * and environment, i2s.md for Environment, Project, ManagedBy and Owner; keys of tags are told apart by their case.
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

/** The same as the list that most services of AWS take. */
export function tagList(owner: TagOwner, component: string): { key: string; value: string }[] {
  return Object.entries(costTags(owner, component)).map(([key, value]) => ({ key, value }));
}
