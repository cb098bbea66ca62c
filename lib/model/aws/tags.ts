import cloudformation from '../../knowledge/cloudformation-tags.json' with { type: 'json' };
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { fieldsIn, itemsIn } from '../untyped.ts';

/** Something in AWS that can have tags, and the keys of those it has. */
export interface Tagged {
  readonly object: KubernetesObject;
  /** Where its tags stand. */
  readonly field: string;
  readonly keys: ReadonlySet<string>;
}

/** Everything that a cluster's objects make in AWS and that can have tags; a list of tags that a function makes is left out. */
export function taggedOf(cluster: Cluster): readonly Tagged[] {
  const tagged: Tagged[] = [];
  const add = (object: KubernetesObject, field: string, tags: unknown): void => {
    const keys = keysOf(tags);
    if (keys !== undefined) tagged.push({ object, field, keys });
  };
  for (const object of cluster.objects) {
    const { apiVersion, kind, metadata } = object;
    const { spec } = fieldsIn(object);
    if (apiVersion.includes('.services.k8s.aws/')) {
      const field = kind === 'Bucket' ? 'spec.tagging.tagSet' : 'spec.tags';
      const { tags, tagging } = fieldsIn(spec);
      if (!untaggable.has(kind)) add(object, field, kind === 'Bucket' ? fieldsIn(tagging).tagSet : tags);
    } else if (kind === 'EC2NodeClass') add(object, 'spec.tags', fieldsIn(spec).tags);
    else if (kind === 'ClusterConfig') add(object, 'metadata.tags', fieldsIn(metadata).tags);
  }
  for (const object of cluster.of('StorageClass')) {
    const { provisioner, parameters = {} } = object;
    if (provisioner !== 'ebs.csi.aws.com') continue;
    const tags = Object.entries(parameters).flatMap(([name, value]) =>
      name.startsWith('tagSpecification_') ? [[value?.split('=')[0] ?? '', ''] as const] : [],
    );
    add(object, 'parameters.tagSpecification_1', Object.fromEntries(tags));
  }
  for (const object of cluster.of('Template'))
    for (const [name, resource] of Object.entries(object.Resources ?? {})) {
      const property = propertyOf.get(resource?.Type ?? '');
      if (property !== undefined)
        add(object, `Resources.${name}.Properties.${property}`, fieldsIn(resource?.Properties)[property]);
    }
  return tagged;
}

/** Kinds of ACK without tags, by their CRDs. */
const untaggable: ReadonlySet<string> = new Set(['Alias', 'Configuration']);

const propertyOf: ReadonlyMap<string, string> = new Map(
  Object.entries(cloudformation.properties).flatMap(([property, types]) =>
    types.map((type) => [type, property] as const),
  ),
);

/** The keys of tags, which are a map or a list of AWS; undefined for what a function of CloudFormation makes. */
function keysOf(tags: unknown): ReadonlySet<string> | undefined {
  if (tags === undefined) return new Set();
  if (Array.isArray(tags))
    return new Set(
      itemsIn(tags).map((tag) => {
        const { key, Key, tagKey } = fieldsIn(tag);
        return String(key ?? Key ?? tagKey);
      }),
    );
  const names = Object.keys(fieldsIn(tags));
  return names.some((name) => name === 'Ref' || name.startsWith('Fn::')) ? undefined : new Set(names);
}
