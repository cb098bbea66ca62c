import type { Cluster } from '../../lib/model/cluster.ts';
import type { KindName, KubernetesObject, Of } from '../../lib/model/kinds.ts';

/** What shows that a rule speaks when it must, and only then: `test/rules/<area>/<id of the rule>.ts` exports one. */
export interface Proof {
  /** Small manifests that break the rule, and all that it says of them: `Kind namespace/name › field: is › needed`. */
  readonly refused: readonly (Case & { readonly says: readonly string[] })[];
  /** Manifests that only just keep the rule. */
  readonly accepted: readonly Case[];
  /** Ways to break what Strata really renders, in many places each. */
  readonly mutations: readonly Mutation[];
}

interface Case {
  readonly what: string;
  /** YAML documents of one cluster, or of several by path, such as `dist/production/shop/a.yaml`. */
  readonly manifests: string | Readonly<Record<string, string>>;
}

/** A change of one rendered object that must not go unnoticed. */
export interface Mutation {
  readonly what: string;
  /** The changes of one object, each to be made alone; none where the object is no place for it. */
  readonly edits: (object: KubernetesObject, cluster: Cluster) => readonly Edit[];
}

/** A change of an object; `to` undefined takes the field away. Or the object goes, or others come beside it, or both change. */
export type Edit =
  | { readonly field: string; readonly to: unknown }
  | { readonly fields: Readonly<Record<string, unknown>>; readonly beside?: readonly KubernetesObject[] }
  | { readonly gone: true }
  | { readonly beside: KubernetesObject | readonly KubernetesObject[] };

/** Changes of the objects of one kind. */
export function mutation<Kind extends KindName>(
  what: string,
  kind: Kind,
  edits: (object: Of<Kind>, cluster: Cluster) => readonly Edit[],
): Mutation {
  const [name] = kind.split('.');
  return {
    what,
    edits: (object, cluster) =>
      object.kind === name && cluster.of(kind).includes(object as Of<Kind>) ? edits(object as Of<Kind>, cluster) : [],
  };
}

/**
 * Whether it is a policy of the pods of charts, which declare their needs in `charts/controllers`: rules of declared calls do
 * not judge what no annotation of a workload says.
 */
export function isOfController({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.['argocd.argoproj.io/sync-wave'] === '-199';
}
